"""The tables of the board page: those of the pack, cell for cell, and behind them cohorts and groups the pack
has no room for.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from nrr.charts import Look, Measure, heat_step, measured
from nrr.definitions import Policy
from nrr.export.markups import Html, tag, text
from nrr.ground import count, percent, points
from nrr.packs.pictures import BAD, GOOD, NOTE, WATCH
from nrr.packs.tables import Role, Row, Table
from nrr.retention import Rates
from nrr.snapshots import CohortPart, SegmentPart, Snapshot

_AGE_STEP, _MOST_AGES, _MOST_COHORTS = 3, 13, 36
_PHONE_AGES = frozenset({0, 6, 12, 18, 24})
_SEGMENT_HEADS = ("Segment", "Customers", "Opening {basis}", "NRR", "GRR", "Logo retention", "Adds to NRR")
_PHONE_HEADS = 5
"""Logo retention and what a group adds to NRR wait behind a button on a phone."""
_INKS: Mapping[str, str] = MappingProxyType({GOOD: "up", BAD: "down", WATCH: "watch", NOTE: "soft"})


def heat_table(part: CohortPart, measure: Measure, look: Look, policy: Policy, caption: str) -> Html:
    """Retention of every cohort each third month, coloured around 100%, newest cohorts last.

    Under few customers a row is drained of colour; under fewer than a reader may see it is hidden.
    """
    cells = measured(part, measure, look)
    rows = range(max(0, len(part.cohorts) - _MOST_COHORTS), len(part.cohorts))
    reached = max(
        (age for row in rows for age, value in enumerate(part.net[row]) if value is not None), default=0
    )
    ages = list(range(0, reached + 1, _AGE_STEP))[:_MOST_AGES]
    heads = _head("Cohort") + _head("Customers") + "".join(_head(f"M{age}", _far(age)) for age in ages)
    body = _together(part, cells.weighted, ages, policy)
    for row in rows:
        values = [cells.rows[row][age] if age < len(cells.rows[row]) else None for age in ages]
        shown = "".join(
            _heat_cell(value, part.sizes[row], age, policy) for value, age in zip(values, ages, strict=True)
        )
        body += tag("tr", _row_head(part.cohorts[row]) + tag("td", count(part.sizes[row])) + shown)
    return _table(caption, heads, body, "heat")


def _together(
    part: CohortPart, weighted: Sequence[float | None], ages: Sequence[int], policy: Policy
) -> Html:
    """All cohorts, as long as at least half of their customers have reached that age."""
    shown = ""
    for age in ages:
        value = weighted[age] if age < len(weighted) else None
        behind = part.observed_customers[age] if age < len(part.observed_customers) else 0
        shown += _heat_cell(value, behind, age, policy)
    return tag("tr", _row_head("All cohorts") + tag("td", count(sum(part.sizes))) + shown, class_="all")


def _heat_cell(value: float | None, customers: int, age: int, policy: Policy) -> Html:
    far = _far(age)
    if value is None:
        return tag("td", "", **_classed(far))
    if customers < policy.smallest_group:
        return tag("td", "", **_classed("hidden", far), title=f"hidden (under {policy.smallest_group})")
    few = "few" if customers < policy.small_sample else ""
    return tag("td", f"{value * 100:.0f}", **_classed(few, f"q{heat_step(value)}", far))


def segment_table(
    parts: Sequence[SegmentPart], snapshot: Snapshot, look: Look, name: str, caption: str
) -> Html:
    """Every attribute as a group of rows, and all customers together; `name` is the table's place."""
    heads = "".join(
        _head(head.format(basis=look.basis), "" if n < _PHONE_HEADS else "far")
        for n, head in enumerate(_SEGMENT_HEADS)
    )
    body = ""
    for part in parts:
        span = str(len(_SEGMENT_HEADS))
        body += tag("tr", tag("th", text(part.attribute), scope="colgroup", colspan=span), class_="group")
        for one in part.segments:
            cells = _segment_cells(
                one.bridge.opening_logos, one.bridge.opening, one.rates, one.contribution, look
            )
            body += tag("tr", _row_head(one.label) + cells)
    own, bridge = snapshot.main.headline, snapshot.main.bridge
    if bridge is not None:
        added = None if own.rates.nrr is None else own.rates.nrr - 1
        cells = _segment_cells(bridge.opening_logos, bridge.opening, own.rates, added, look)
        body += tag("tr", _row_head("Total") + cells, class_="total")
    return _table(caption, heads, body, "segments", name) + _every_column(name)


def _segment_cells(
    customers: int, opening: int, rates: Rates, contribution: float | None, look: Look
) -> Html:
    return (
        tag("td", count(customers))
        + tag("td", text(look.short(opening)))
        + tag("td", percent(rates.nrr), class_="key")
        + tag("td", percent(rates.grr))
        + tag("td", percent(rates.logo_retention), class_="far")
        + tag("td", points(contribution), class_="far")
    )


def pack_table(own: Table, name: str = "", kind: str = "pack", named_from: int = 0) -> Html:
    """A table of the pack with the same cells as on its slides and its paper; `name` is its place, needed
    where a phone shows some columns only on request. One of the kind `told` is a block a row on a phone,
    whose cells say their head from column `named_from` on.
    """
    marks = [("far" if n in own.wide_only else "", "words" if n in own.words else "") for n in _places(own)]
    heads = "".join(
        _head(words, *mark if n else ()) for n, (words, mark) in enumerate(zip(own.heads, marks, strict=True))
    )
    named = [head if kind == "told" and n >= named_from else "" for n, head in enumerate(own.heads)]
    body = "".join(_pack_row(row, marks, named) for row in own.rows)
    coloured = any(row.rates for row in own.rows)
    shown = _table(own.alt, heads, body, "heat" if coloured else kind, name)
    return shown + (_every_column(name) if own.wide_only and not coloured else "")


def _places(own: Table) -> range:
    return range(len(own.heads))


def _pack_row(row: Row, marks: Sequence[tuple[str, str]], named: Sequence[str]) -> Html:
    if row.role is Role.GROUP:
        head = tag("th", text(row.cells[0]), scope="colgroup", colspan=str(len(marks)))
        return tag("tr", head, class_="group")
    inks = [_INKS.get(ink, "") for ink in row.inks] or [""] * len(row.cells)
    inside = tag("th", text(row.cells[0]), scope="row", **_classed(inks[0]))
    for n in range(1, len(row.cells)):
        rate = row.rates[n] if row.rates and row.role is Role.PLAIN else None
        shade = "" if rate is None else f"q{heat_step(rate)}"
        told = {"data_head": named[n]} if named[n] else {}
        inside += tag("td", text(row.cells[n]), **_classed(*marks[n], inks[n], shade), **told)
    return tag("tr", inside, **_classed("total" if row.role is Role.TOTAL else ""))


def _every_column(name: str) -> Html:
    return tag(
        "button", "Show all columns", type="button", class_="more", aria_controls=name, aria_expanded="false"
    )


def _table(caption: str, heads: Html, body: Html, kind: str, name: str = "") -> Html:
    inside = tag("caption", text(caption)) + tag("thead", tag("tr", heads)) + tag("tbody", body)
    named = {"id": name} if name else {}
    return tag("div", tag("table", inside, class_=kind, **named), class_="open", tabindex="0")


def _head(words: str, *marks: str) -> Html:
    if not words:
        return tag("td", "", **_classed(*marks))
    return tag("th", text(words), scope="col", **_classed(*marks))


def _row_head(words: str) -> Html:
    return tag("th", text(words), scope="row")


def _far(age: int) -> str:
    return "" if age in _PHONE_AGES else "far"


def _classed(*names: str) -> dict[str, str]:
    shown = " ".join(name for name in names if name)
    return {"class_": shown} if shown else {}
