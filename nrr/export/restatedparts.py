"""What was restated since the last board, as a section of the page."""

from nrr.export.markups import Html, lines, table, tag, text
from nrr.packs import Restatement


def restated_part(found: Restatement | None) -> Html:
    """Figures then and now, why, and customers where they are shown."""
    assert found is not None, "the plan has this section only where there is something to tell"
    inside = tag("p", tag("strong", text(found.sentence)))
    inside += lines("ul", found.why) if found.why else ""
    inside += "".join(table(frame, caption) for caption, frame in found.tables)
    return inside + (tag("p", text(found.more), class_="caption") if found.more else "")
