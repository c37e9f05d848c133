"""What stands behind a standing link: its boards, newest first, and what changed from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from nrr.charts import published_picture
from nrr.export.markups import Html, lines, table, tag, text
from nrr.export.styledpages import styled_document
from nrr.ground import MISSING, day_label, percent, plural, points
from nrr.packs import figures_sentence
from nrr.snapshots import Snapshot
from nrr.successions import BoardBeside, beside_one_another

_FIGURES = (("nrr", "NRR"), ("grr", "GRR"))
_HEADS = ("As published", "Now", "Change")
_PICTURE = "NRR and GRR of every board as published, and the same months as the newest board tells them"
_ABOUT = (
    "Every board stays as it was published. Solid lines: each board on its day. Dashed lines: the same"
    " months as the newest board tells them."
)


@dataclass(frozen=True, slots=True)
class SeriesBoard:
    """One board behind the link; without a title while it waits for its passphrase, without a snapshot
    where it holds no figures this program compares.
    """

    address: str
    created: datetime
    title: str | None
    snapshot: Snapshot | None = None


def series_page(boards: Sequence[SeriesBoard]) -> str:
    """The page of a series, newest board first: no script, no address of another server."""
    known = [one.snapshot for one in boards if one.snapshot is not None]
    told = beside_one_another(known)
    head = tag("p", text("Boards of one series"), class_="eyebrow") + tag("h1", text(_title(told)))
    head += tag("p", text(f"{plural(len(boards), 'board')}, newest first"), class_="meta")
    body = tag("header", head) + tag("main", _figures(told) + _boards(boards, told))
    return styled_document("Boards of one series", body)


def series_strip(count: int, newest: str, everything: str) -> Html:
    """What stands above a board that was opened by its standing link; `newest` is empty on the newest."""
    ways = [tag("a", text("Open the newest board"), href=newest)] if newest else []
    said = "One of" if newest else "Newest of"
    ways += [tag("a", text("All boards and what changed"), href=everything)] if count > 1 else []
    inside = tag("span", text(f"{said} {plural(count, 'board')} of this series")) + "".join(ways)
    return tag("nav", inside, class_="meta series", aria_label="Boards of this series")


def _title(told: Sequence[BoardBeside]) -> str:
    if not told:
        return "These boards ask for a passphrase"
    newest = told[0]
    said = f"NRR {percent(newest.published.nrr)} to {newest.month.label}"
    if len(told) < 2:
        return said
    count = sum(one.restated for one in told[1:])
    earlier = "its earlier board reads" if len(told) == 2 else f"its {len(told) - 1} earlier boards read"
    if not count:
        return f"{said}; {earlier} as published"
    return f"{said}; {plural(count, 'earlier board')} restated since"


def _figures(told: Sequence[BoardBeside]) -> Html:
    if not told:
        return ""
    inside = tag("h2", text("As published and as it reads now"))
    picture = published_picture(told[::-1], _PICTURE)
    inside += tag("figure", picture + tag("figcaption", text(_ABOUT))) if picture else ""
    tables = (_table(told, key, label) for key, label in _FIGURES)
    return tag("section", inside + tag("div", "".join(tables), class_="columns"))


def _table(told: Sequence[BoardBeside], key: str, label: str) -> Html:
    rows = [(one.month.label, *_then_and_now(one, key)) for one in told]
    frame = pd.DataFrame(rows, columns=[f"{label} to", *_HEADS])
    return table(frame, f"{label} of every board, as published and now")


def _then_and_now(one: BoardBeside, key: str) -> tuple[str, str, str]:
    then = getattr(one.published, key)
    now = None if one.now is None else getattr(one.now, key)
    moved = MISSING if then is None or now is None else "none" if then == now else points(now - then)
    return percent(then), percent(now), moved


def _boards(boards: Sequence[SeriesBoard], told: Sequence[BoardBeside]) -> Html:
    rest = iter(told)
    listed = (_board(one, None if one.snapshot is None else next(rest)) for one in boards)
    return tag("section", tag("h2", text("Boards")) + "".join(listed))


def _board(one: SeriesBoard, found: BoardBeside | None) -> Html:
    name = one.title or "A board behind its passphrase"
    inside = tag("h3", tag("a", text(name), href=one.address))
    inside += tag("p", text(f"Published {day_label(one.created)}"), class_="caption")
    said = [] if found is None or found.follows is None else list(_changes(found))
    return inside + (lines("ul", said) if said else "")


def _changes(found: BoardBeside) -> tuple[str, ...]:
    since = "" if found.follows is None else found.follows.label
    told = (
        figures_sentence(found.changed)
        if found.changed
        else f"No figure has changed since the board of {since}"
    )
    if found.definition is None:
        return (told,)
    return (f"The definition changed: {found.definition.note}", told)
