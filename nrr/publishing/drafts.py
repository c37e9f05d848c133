"""From a book and what its publisher chose to a board that can be sealed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nrr.actions import Advice, Agreement, Edited, Outcome, Own, advised, outcome, under_way
from nrr.benchmarks import Benchmark
from nrr.charts import look_of
from nrr.comparisons import DefinitionChange
from nrr.disclosures import readable_columns, refuse_filter, refuse_named, refuse_saved
from nrr.export import BoardOptions, fitting_benchmarks, health_of
from nrr.findings import subject_of
from nrr.ground import Month, Refusal
from nrr.ledgers import Ledger, Naming, numbered
from nrr.notes import Note
from nrr.outlooks import WouldRead, outlook, own_range, would_read
from nrr.packs import (
    Material,
    PackChoices,
    Part,
    RenewalsAhead,
    Restatement,
    pack_of,
    plan_beside,
    renewals_ahead,
    with_shown_chance,
)
from nrr.plans import Plan
from nrr.publishing.dated import dated_lines
from nrr.publishing.earlier import Earlier, with_columns
from nrr.publishing.namings import masked_book
from nrr.publishing.payloads import pack_board
from nrr.publishing.plates import Plate, plate_of
from nrr.publishing.restating import Restated, restated, restatement_of
from nrr.publishing.steps import scenario_steps, without_groups
from nrr.publishing.vouching import vouched
from nrr.retention import View, prepared
from nrr.scenarios import Mode, Scenario
from nrr.snapshots import Snapshot, SnapshotSource, prepared_source, snapshot_of, take
from nrr.terms import refused, renewals_of
from nrr.warehouse import Certificate

_MOST_BENCHMARKS = 12


@dataclass(frozen=True, slots=True)
class BoardChoices:
    """What the publisher decided. `smallest_group` is the fewest customers a shown group may have.

    `columns` are those whose values readers get, as segments; without it those known to hold groups and no
    names. `confirmation` says why the figures of a doubtful book are right: without it such a book is not
    published. `pack` holds for the board and every file made of it. `agreed` are the actions agreed so far,
    `edits` the rows of actions as edited. `plan` stands beside the figures, with ratios from typed `costs`
    (margins as fractions). Of `notes` readers get those meant for them, of the `log` of definitions what was
    changed since the board before. `certificate` is one of these figures.
    """

    title: str
    note: str = ""
    naming: Naming = Naming.ABSENT
    smallest_group: int = 5
    scenarios: Sequence[Scenario] = ()
    columns: Sequence[str] | None = None
    confirmation: str = ""
    pack: PackChoices = PackChoices()
    agreed: Sequence[Agreement] = ()
    edits: Sequence[Edited] = ()
    plan: Plan | None = None
    costs: tuple[tuple[str, float], ...] = ()
    notes: Sequence[Note] = ()
    log: Sequence[DefinitionChange] = ()
    certificate: Certificate | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A board ready to be sealed, with the snapshot behind it and the book in the names its readers may
    see; without a book where its rows stay in a database.
    """

    snapshot: Snapshot
    plate: Plate
    options: BoardOptions
    ledger: Ledger | None
    restated: Restated | None = None
    naming: Naming = Naming.ABSENT

    @property
    def payload(self) -> bytes:
        """The bytes to seal."""
        return pack_board(self.plate, self.snapshot, self.options.pack)


def board_title(company: str, closing: Month) -> str:
    """The title of a board that was given none: never the name of a file."""
    return f"{company or 'Net revenue retention'}, {closing.label}"


def prepare(
    ledger: Ledger,
    view: View,
    choices: BoardChoices,
    *,
    made_at: str,
    this_year: int,
    secret: bytes,
    earlier: Earlier | None = None,
) -> Prepared:
    """Takes the snapshot under the publisher's choices and prints its page.

    `secret` belongs to the series of boards: with the same one, masked customers keep their pseudonyms. A
    board that follows an `earlier` one tells what was restated since. Refusal for a view the book cannot
    answer, and for a choice that would name somebody while names are left out.
    """
    refuse_saved(view)
    columns = readable_columns(ledger, choices.naming, choices.columns)
    _check_words(ledger, view, choices)
    asked = _shown_from(view, choices)
    masked = masked_book(ledger, choices.naming, secret)
    snapshot = take(
        masked, asked, title=choices.title, made_at=made_at, naming=choices.naming, columns=columns
    )
    scenarios = tuple(without_groups(one) for one in choices.scenarios)
    sure = with_shown_chance(
        vouched(snapshot, choices.confirmation, choices.certificate), masked, choices.pack.segments
    )
    frozen = replace(sure, scenarios=scenarios)
    found = None if earlier is None or not earlier.known else _restated(snapshot, ledger, earlier)
    options = replace(
        _beside(ledger, masked, asked, choices, snapshot),
        this_year=this_year,
        dated=dated_lines(ledger, masked, asked, choices, earlier),
        restated=None
        if found is None or earlier is None
        else _told(found, earlier, snapshot, choices.naming),
    )
    numbered_or_named = numbered(ledger) if choices.naming is Naming.ABSENT else masked
    return Prepared(frozen, plate_of(frozen, options), options, numbered_or_named, found, choices.naming)


def prepare_totals(
    source_of: Callable[[View], SnapshotSource],
    outline: Ledger,
    view: View,
    choices: BoardChoices,
    *,
    made_at: str,
    this_year: int,
) -> Prepared:
    """The board of a source whose rows stay where they are: its totals, and what is drawn from them.

    `outline` is the book without customers, by which columns are judged. Refusal where customers are to be
    named: nobody is known here.
    """
    if choices.naming is not Naming.ABSENT:
        raise Refusal("customers stay in the database: leave their names out")
    columns = readable_columns(outline, choices.naming, choices.columns)
    _check_words(outline, view, choices)
    asked = _shown_from(view, choices)
    source = source_of(asked)
    taken = snapshot_of(source, asked, title=choices.title, made_at=made_at, readable=columns)
    frozen = vouched(taken, choices.confirmation, choices.certificate)
    options = BoardOptions(
        pack=choices.pack,
        note=choices.note,
        benchmarks=_benchmarks(taken),
        planned=plan_beside(source, asked, choices.plan, dict(choices.costs), columns),
        this_year=this_year,
    )
    return Prepared(frozen, plate_of(frozen, options), options, None)


def _shown_from(view: View, choices: BoardChoices) -> View:
    """The view with the larger of both smallest groups; saved segments stay at home."""
    least = max(view.policy.smallest_group, choices.smallest_group)
    return replace(view, policy=replace(view.policy, smallest_group=least), segments=())


def sections_of(snapshot: Snapshot) -> tuple[Part, ...]:
    """The sections that a board of totals alone would have."""
    material = Material(_benchmarks(snapshot), ())
    return tuple(one.part for one in pack_of(snapshot, PackChoices(), material).sections)


def _beside(
    ledger: Ledger, masked: Ledger, asked: View, choices: BoardChoices, snapshot: Snapshot
) -> BoardOptions:
    """What stands beside the figures."""
    advice = _advice(masked, asked, choices, snapshot)
    return BoardOptions(
        pack=choices.pack,
        note=choices.note,
        benchmarks=_benchmarks(snapshot),
        scenarios=scenario_steps(ledger, asked, choices.scenarios, snapshot),
        renewals=_ahead(ledger, asked),
        advice=advice,
        agreed=_outcomes(ledger, asked, choices.agreed),
        planned=plan_beside(
            prepared_source(ledger, asked), asked, choices.plan, dict(choices.costs), snapshot.book.attributes
        ),
        reading=_reading(ledger, asked, advice),
    )


def _advice(masked: Ledger, asked: View, choices: BoardChoices, snapshot: Snapshot) -> Advice | None:
    """What to do, under the names that readers may see; not asked where no section tells of it."""
    told = {Part.FINDINGS: snapshot.findings, Part.AGREED: choices.agreed}
    if not any(told[part] for part in choices.pack.parts if part in told):
        return None
    subject = subject_of(masked, asked, choices.naming, snapshot.book.attributes)
    own = Own(tuple(choices.edits), tuple(choices.notes))
    return advised(subject, snapshot.findings, own, under_way(choices.agreed))


def _reading(ledger: Ledger, view: View, advice: Advice | None) -> WouldRead | None:
    """What NRR would read with the agreed actions, over the twelve months to the closing month."""
    if advice is None or not advice.agreed:
        return None
    try:
        own = outlook(prepared(ledger, view), view.window.closing, view.policy, Mode.ANNUAL)
    except Refusal:
        return None
    return would_read(own, advice.agreed)


def _ahead(ledger: Ledger, view: View) -> RenewalsAhead | None:
    """What comes up for renewal, as sums that name nobody; None where the book holds no terms."""
    if refused(ledger, view):
        return None
    found = renewals_of(ledger, view)
    return renewals_ahead(found, health_of(found), view.policy.smallest_group)


def _outcomes(ledger: Ledger, view: View, agreed: Sequence[Agreement]) -> tuple[Outcome, ...]:
    """What became of agreed actions, read under the names they were agreed with; readers get no name."""
    if not agreed:
        return ()
    subject = subject_of(ledger, view)
    return tuple(outcome(one, subject) for one in agreed)


def standing_scenarios(ledger: Ledger, view: View) -> tuple[Scenario, ...]:
    """Low and High around today's course by year; none where the book is too short for a year's rates."""
    try:
        own = outlook(prepared(ledger, view), view.window.closing, view.policy, Mode.ANNUAL)
    except Refusal:
        return ()
    return own_range(own)[1:]


def parts_with_data(
    ledger: Ledger, view: View, snapshot: Snapshot, scenarios: Sequence[Scenario]
) -> tuple[Part, ...]:
    """The sections that a board of the view would have, without what was restated."""
    steps = scenario_steps(ledger, view, scenarios, snapshot)
    material = Material(_benchmarks(snapshot), steps, renewals=_ahead(ledger, view))
    return tuple(one.part for one in pack_of(snapshot, PackChoices(), material).sections)


def _restated(snapshot: Snapshot, ledger: Ledger, earlier: Earlier) -> Restated:
    """Of columns that readers do not get no change of group is told either."""
    readable = snapshot.book.attributes
    now = with_columns(ledger, readable)
    return restated(earlier.snapshot, snapshot, earlier.with_columns(readable), now, snapshot.view.policy)


def _told(found: Restated, earlier: Earlier, snapshot: Snapshot, naming: Naming) -> Restatement | None:
    """Without the figures of the last board there is no board to speak of."""
    if earlier.snapshot is None:
        return None
    least = snapshot.view.policy.smallest_group
    return restatement_of(found, earlier.snapshot, look_of(snapshot), naming, least)


def _check_words(ledger: Ledger, view: View, choices: BoardChoices) -> None:
    """The filter stands in the definition line, the note and the names of scenarios are the publisher's
    own words.
    """
    refuse_filter([name for name, _ in view.where], ledger, choices.naming)
    refuse_named(choices.note, ledger, choices.naming, "The note")
    refuse_named(choices.pack.source, ledger, choices.naming, "The source")
    refuse_named(choices.confirmation, ledger, choices.naming, "The confirmation")
    for agreement in choices.agreed:
        refuse_named(agreement.title, ledger, choices.naming, f"The action {agreement.title}")
    for row in choices.edits:
        refuse_named(row.title, ledger, choices.naming, f"The action {row.title}")
    for scenario in choices.scenarios:
        refuse_named(scenario.name, ledger, choices.naming, f"The scenario {scenario.name}")


def _benchmarks(snapshot: Snapshot) -> tuple[Benchmark, ...]:
    """The published rows that fit the book, unless its figure may not stand beside any."""
    try:
        found = fitting_benchmarks(snapshot)
    except Refusal:
        return ()
    return tuple(one.row for one in found)[:_MOST_BENCHMARKS]
