"""What was restated since the last board, as a section of the page."""

from nrr.export.markups import Html, lines, table, tag, text
from nrr.packs import Part, Restatement


def restated_part(found: Restatement | None) -> Html:
    """The section of the page; nothing for the first board of a series."""
    if found is None:
        return ""
    inside = tag("h2", text(found.title)) + tag("p", tag("strong", text(found.sentence)))
    inside += lines("ul", found.why) if found.why else ""
    inside += "".join(table(frame, caption) for caption, frame in found.tables)
    inside += tag("p", text(found.more), class_="caption") if found.more else ""
    return tag("section", inside, id=Part.RESTATED)
