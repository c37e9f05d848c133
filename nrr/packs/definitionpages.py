"""The last page of a pack: the formulas with their figures, the rules in force, the checks and the data."""

from collections.abc import Sequence

from nrr.charts import Look, look_of
from nrr.definitions import GRR, LOGO_RETENTION, Method, Metric, Policy
from nrr.ground import count, percent, plural
from nrr.packs.chances import everybody_said
from nrr.packs.shown import too_few
from nrr.packs.tables import Note, Role, Row, Table, whole
from nrr.packs.words import text_of
from nrr.retention import Check, net_metric
from nrr.snapshots import Snapshot

_MOST_CHECKS = 12
_BAD = "#9A3412"


def formula_table(snapshot: Snapshot, look: Look, title: str) -> Table:
    """The trio in words and with this period's figures."""
    trio = (("NRR", net_metric(snapshot.view.policy)), ("GRR", GRR), (LOGO_RETENTION.label, LOGO_RETENTION))
    heads = ("measure", "formula", "figures", "result")
    return Table(
        heads=tuple(text_of(key) for key in heads),
        rows=tuple(_formula(label, metric, snapshot, look) for label, metric in trio),
        widths=(1.1, 2.7, 2.7, 0.9),
        words=(0, 1, 2),
        alt=f"{title}. Table of 3 formulas.",
        wide_only=(1,),
    )


def _formula(label: str, metric: Metric, snapshot: Snapshot, look: Look) -> Row:
    bridge, policy = snapshot.main.bridge, snapshot.view.policy
    own = snapshot.main.headline.rates
    if bridge is None or too_few(snapshot):
        return Row((label, metric.sentence, "", ""))
    if metric.key.startswith("nrr") and policy.method is not Method.P2P:
        return Row((label, policy.method.sentence, "", percent(own.nrr)))
    worked = metric.worked(
        bridge, lambda name, value: count(value) if name.endswith("_logos") else look.short(value)
    )
    return Row((label, metric.sentence, worked, percent(metric.of(bridge))))


def check_table(checks: Sequence[Check], look: Look, title: str) -> Table | None:
    """Every check with both sums, those that do not pass first; None where there is none."""
    shown = sorted(checks, key=lambda check: check.passed)[:_MOST_CHECKS]
    if not shown:
        return None
    heads = ("check", "computed", "expected")
    return Table(
        heads=(*(text_of(key) for key in heads), ""),
        rows=tuple(_check(one, look) for one in shown),
        widths=(3.4, 1.5, 1.5, 0.35),
        alt=f"{title}. Table of {plural(len(shown), 'check')}.",
    )


def _check(one: Check, look: Look) -> Row:
    sums = (whole(one.left, look.basis), whole(one.right, look.basis))
    cells = (one.said, *sums, "✓" if one.passed else "✗")
    return Row(cells) if one.passed else Row(cells, Role.TOTAL, inks=(_BAD,) * len(cells))


def rules_note(snapshot: Snapshot) -> Note:
    """The policy in sentences, the thresholds that are not the standard, and how sure the trio is."""
    policy = snapshot.view.policy
    said = (*thresholds_said(policy), *everybody_said(snapshot))
    return Note((*policy.sentences, *said), text_of("rules"), bullets=True)


def thresholds_said(policy: Policy) -> tuple[str, ...]:
    """One line of all that was set otherwise than the standard, for wherever a finding or a colour stands."""
    lines = "; ".join(policy.changed_criteria)
    return (text_of("thresholds", lines=lines),) if lines else ()


def data_note(snapshot: Snapshot, dated: Sequence[str] = ()) -> Note:
    """What the figures rest on, doubts first; dated notes and changes of the definition last."""
    doubts = tuple(f"{alarm.label}: {alarm.what}" for alarm in snapshot.alarms)
    confirmed = (snapshot.confirmed,) if snapshot.confirmed else ()
    told = " ".join(f"{line}." for line in data_lines(snapshot))
    certified = (snapshot.certified,) if snapshot.certified else ()
    return Note((*doubts, *confirmed, told, *dated, *certified), text_of("data"))


def data_lines(snapshot: Snapshot) -> list[str]:
    """What the figures rest on."""
    book = snapshot.book
    missing = ", ".join(month.label for month in book.missing_months)
    return [
        (
            f"{plural(book.customer_count, 'customer')} over {plural(book.month_count, 'month')},"
            f" {book.first.label} to {book.last.label}"
        ),
        (
            f"Months missing from the file: {missing}"
            if missing
            else "No month is missing between the first and the last"
        ),
        f"Amounts in {look_of(snapshot).unit}",
        f"Data ID {book.fingerprint[:12]}",
    ]
