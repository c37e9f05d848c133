from . import (
    accounts as accounts,
)
from . import (
    actions as actions,
)
from . import (
    benchmarks as benchmarks,
)
from . import (
    charts as charts,
)
from . import (
    comparisons as comparisons,
)
from . import (
    definitions as definitions,
)
from . import (
    disclosures as disclosures,
)
from . import (
    explanations as explanations,
)
from . import (
    export as export,
)
from . import (
    findings as findings,
)
from . import (
    forecasts as forecasts,
)
from . import (
    ground as ground,
)
from . import (
    intake as intake,
)
from . import (
    intervals as intervals,
)
from . import (
    ledgers as ledgers,
)
from . import (
    notebooks as notebooks,
)
from . import (
    notes as notes,
)
from . import (
    outlooks as outlooks,
)
from . import (
    packs as packs,
)
from . import (
    plans as plans,
)
from . import (
    plausibility as plausibility,
)
from . import (
    publishing as publishing,
)
from . import (
    retention as retention,
)
from . import (
    scenarios as scenarios,
)
from . import (
    snapshots as snapshots,
)
from . import (
    store as store,
)
from . import (
    successions as successions,
)
from . import (
    terms as terms,
)
from . import (
    warehouse as warehouse,
)
from . import (
    watching as watching,
)
from .comparisons import (
    LensRow as LensRow,
)
from .comparisons import (
    lens as lens,
)
from .definitions import (
    METRICS as METRICS,
)
from .definitions import (
    Metric as Metric,
)
from .definitions import (
    Policy as Policy,
)
from .explanations import (
    Explanation as Explanation,
)
from .explanations import (
    explain as explain,
)
from .findings import (
    Finding as Finding,
)
from .findings import (
    diagnose as diagnose,
)
from .ground import (
    MISSING as MISSING,
)
from .ground import (
    Basis as Basis,
)
from .ground import (
    Month as Month,
)
from .ground import (
    Place as Place,
)
from .ground import (
    Problem as Problem,
)
from .ground import (
    Refusal as Refusal,
)
from .ground import (
    Severity as Severity,
)
from .ground import (
    Window as Window,
)
from .ground import (
    compact as compact,
)
from .ground import (
    count as count,
)
from .ground import (
    day_label as day_label,
)
from .ground import (
    markdown_text as markdown_text,
)
from .ground import (
    money as money,
)
from .ground import (
    percent as percent,
)
from .ground import (
    plural as plural,
)
from .ground import (
    points as points,
)
from .intake import (
    Answers as Answers,
)
from .intake import (
    Intake as Intake,
)
from .intake import (
    read as read,
)
from .intake import (
    read_apart as read_apart,
)
from .ledgers import (
    UNKNOWN as UNKNOWN,
)
from .ledgers import (
    Attribute as Attribute,
)
from .ledgers import (
    Ledger as Ledger,
)
from .ledgers import (
    ledger_of as ledger_of,
)
from .ledgers import (
    pack as pack,
)
from .ledgers import (
    unpack as unpack,
)
from .notebooks import (
    open as open,
)
from .outlooks import (
    outlook as outlook,
)
from .publishing import (
    prepare as prepare,
)
from .retention import (
    Bridge as Bridge,
)
from .retention import (
    Check as Check,
)
from .retention import (
    Grain as Grain,
)
from .retention import (
    Rates as Rates,
)
from .retention import (
    RollForward as RollForward,
)
from .retention import (
    Segment as Segment,
)
from .retention import (
    View as View,
)
from .retention import (
    bridge as bridge,
)
from .retention import (
    cohort_table as cohort_table,
)
from .retention import (
    customers as customers,
)
from .retention import (
    default_window as default_window,
)
from .retention import (
    rates as rates,
)
from .retention import (
    rollforward as rollforward,
)
from .retention import (
    segments as segments,
)
from .scenarios import (
    Levers as Levers,
)
from .scenarios import (
    Mode as Mode,
)
from .scenarios import (
    Scenario as Scenario,
)
from .snapshots import (
    Snapshot as Snapshot,
)
from .snapshots import (
    headline as headline,
)
from .snapshots import (
    take as take,
)
from .store import (
    Store as Store,
)
from .store import (
    open_store as open_store,
)

__version__: str
