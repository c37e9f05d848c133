"""The renewals of a pack: twelve months of them as bars, the next ones as a table."""

from collections.abc import Sequence

from nrr.charts import Look, Tone, colour_of
from nrr.ground import count, percent, plural
from nrr.packs.definitionpages import thresholds_said
from nrr.packs.pictures import CONTEXT, Bars, Group
from nrr.packs.renewalsahead import ComingUp, RenewalsAhead
from nrr.packs.tables import Note, Role, Row, Table, whole
from nrr.packs.words import note_of, text_of
from nrr.snapshots import Snapshot


def renewal_bars(found: RenewalsAhead, look: Look, title: str) -> Bars:
    """What comes up by month, the next ones in blue."""
    near = colour_of("expansion", Tone.LIGHT)
    soon = len(found.soon)
    group = Group(
        text_of("up_for_renewal"),
        tuple(look.units(one.up) for one in found.coming),
        tuple(look.short(one.up) if one.up else "–" for one in found.coming),
        tuple(near if n < soon else CONTEXT for n in range(len(found.coming))),
    )
    places = tuple(one.label for one in found.coming)
    told = ", ".join(f"{place} {text}" for place, text in zip(places, group.texts, strict=True))
    return Bars(places, (group,), f"{title}. Bars: {told}.", upright=True, number_format="#,##0")


def renewal_table(found: RenewalsAhead, snapshot: Snapshot, look: Look, title: str) -> Table:
    """The next months with their sum, and all twelve."""
    heads = [text_of("up_for_renewal"), text_of("up_amount", basis=look.basis)]
    heads += [text_of("share_of_basis", basis=look.basis), text_of("customers")]
    heads += [text_of("at_risk")] if found.scored else []
    several = [found.soon] if len(found.soon) > 1 else []
    rows = [_row(one.label, (one,), found, snapshot, look) for one in found.soon]
    months = plural(sum(one.months for one in found.soon), "month")
    rows += [_row(text_of("all_soon", months=months), one, found, snapshot, look) for one in several]
    rows.append(_row(text_of("all_ahead"), found.coming, found, snapshot, look))
    return Table(
        heads=tuple(heads),
        rows=tuple(rows),
        widths=(1.9, 1.4, 1.2, 1.2, 1.2)[: len(heads)],
        alt=f"{title}. Table of {plural(len(found.soon), 'line')}.",
    )


def _row(name: str, part: Sequence[ComingUp], found: RenewalsAhead, snapshot: Snapshot, look: Look) -> Row:
    """Customers are counted in single lines only: one may come up in several."""
    bridge, up = snapshot.main.bridge, sum(one.up for one in part)
    closing = 0 if bridge is None else bridge.closing
    cells = [name, whole(up, look.basis), percent(up / closing if closing else None)]
    cells.append(count(part[0].customers) if len(part) == 1 else "")
    if found.scored:
        hidden = any(one.at_risk is None for one in part)
        risk = sum(one.at_risk or 0 for one in part)
        cells.append(text_of("hidden_cell") if hidden else whole(risk, look.basis))
    return Row(tuple(cells), Role.PLAIN if len(part) == 1 else Role.TOTAL)


def renewal_note(found: RenewalsAhead, snapshot: Snapshot, look: Look) -> Note:
    """What the amounts are, and what is hidden or not settled."""
    closing, least = snapshot.view.window.closing.label, snapshot.view.policy.smallest_group
    lines = [note_of("renewals", closing=closing)]
    together = any(one.months > 1 for one in found.coming)
    lines += [note_of("renewals_together", least=least)] if together else []
    lines += [note_of("renewals_risk", least=least)] if found.scored else []
    lines += thresholds_said(snapshot.view.policy) if found.scored else ()
    if found.overdue:
        lines.append(note_of("renewals_late", closing=closing, amount=look.short(found.overdue)))
    return Note(tuple(lines), text_of("how_to_read"))
