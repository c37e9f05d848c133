"""The dress of a board page: its head, its style sheet in both tones, and a page of nothing else."""

from importlib.resources import files

from nrr.charts import Tone, colour_rules
from nrr.export.markups import Html, text


def styled_document(title: str, body: Html) -> str:
    """A page in the dress of a board, without script or drawing library."""
    return f'<!doctype html><html lang="en"><head>{head_of_page(title)}</head><body>{body}</body></html>'


def head_of_page(title: str) -> Html:
    """What stands in the head of such a page."""
    return (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex, nofollow, noarchive"><meta name="color-scheme" content="light'
        ' dark">'
        '<link rel="icon" href="data:,">'
        f"<title>{text(title)}: net revenue retention</title>"
        f"<style>{_style()}</style>"
    )


def read_piece(name: str) -> str:
    """A file of this room, as it stands in the page."""
    return files("nrr.export").joinpath(name).read_text(encoding="utf-8")


def _style() -> str:
    dark = f"@media screen and (prefers-color-scheme:dark){{{colour_rules(Tone.DARK)}}}"
    return colour_rules(Tone.LIGHT) + dark + read_piece("board.css")
