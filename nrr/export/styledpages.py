"""The dress of a board page: its head, its style sheet in both tones, and a page of nothing else."""

from collections.abc import Sequence
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


def printed_foot(foot: Sequence[str]) -> Html:
    """What stands at the foot of every printed page, as on the sheets of the PDF; every other letter than a
    plain one is written by its number, so that no name ends the rule it stands in.
    """
    words = "".join(
        letter if (letter.isascii() and letter.isalnum()) or letter == " " else f"\\{ord(letter):x} "
        for letter in "  |  ".join(foot)
    )
    look = 'font:8pt "Liberation Sans",Arial,sans-serif;color:#52606f'
    return f'<style>@page{{@bottom-left{{content:"{words}";{look}}}}}</style>'


def read_piece(name: str) -> str:
    """A file of this room, as it stands in the page."""
    return files("nrr.export").joinpath(name).read_text(encoding="utf-8")


def _style() -> str:
    dark = f"@media screen and (prefers-color-scheme:dark){{{colour_rules(Tone.DARK)}}}"
    return colour_rules(Tone.LIGHT) + dark + read_piece("board.css") + read_piece("boardprint.css")
