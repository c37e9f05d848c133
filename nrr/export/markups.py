"""Small pieces of HTML; every text is escaped here and nowhere else."""

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

Html = str
"""Markup that has been escaped already."""


def text(words: object) -> Html:
    """Words as they are, with nothing in them read as markup."""
    return escape(str(words), quote=True)


def tag(name: str, inside: Html, **attributes: str) -> Html:
    """An element; `class_` is `class`, other underscores are hyphens, values are escaped."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{inside}</{name}>"


def lines(name: str, items: Iterable[object], **attributes: str) -> Html:
    """A list of texts."""
    return tag(name, "".join(tag("li", text(item)) for item in items), **attributes)


def table(frame: pd.DataFrame, caption: str) -> Html:
    """A table with its first column as row headings."""
    head = "".join(tag("th", text(column), scope="col") for column in frame.columns)
    rows = "".join(_row(values) for values in frame.itertuples(index=False, name=None))
    inside = tag("caption", text(caption)) + tag("thead", tag("tr", head)) + tag("tbody", rows)
    return tag("div", tag("table", inside), class_="scroll", tabindex="0")


def _row(values: Sequence[object]) -> Html:
    first, *rest = values
    return tag("tr", tag("th", text(first), scope="row") + "".join(tag("td", text(value)) for value in rest))
