"""An empty deck: one layout with real placeholders for title, footer and number, theme fonts and colours."""

from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from nrr.charts import Tone, colour_of

WIDE, HIGH = 13.333, 7.5
LEFT, CONTENT = 0.6, 12.133
FONT = "Arial"
INK, QUIET, RULE, PALE = "15202B", "52606F", "DCE3EA", "F4F6F9"
_DARK, _LAYOUT = "475569", "Title Only"
_TITLE = (LEFT, 0.62, CONTENT, 0.62)
_FOOTER, _NUMBER = (LEFT, 7.02, 11.2, 0.4), (12.0, 7.02, 0.733, 0.4)
_PLACES = {"title": _TITLE, "ftr": _FOOTER, "sldNum": _NUMBER, "body": (LEFT, 1.72, CONTENT, 5.0)}
_SIZES = {"title": 24, "ftr": 9, "sldNum": 9}
_SIDES = {"title": "l", "ftr": "l", "sldNum": "r"}
_ACCENTS = ("nrr", "expansion", "grr", "contraction", "churn", "new")


def empty_deck() -> Any:
    """A 16:9 presentation without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    for layout in list(deck.slide_layouts):
        if layout.name != _LAYOUT:
            deck.slide_layouts.remove(layout)
    _theme(deck.slide_master)
    for surface in (deck.slide_master, deck.slide_layouts[0]):
        _without_date(surface)
        for shape in surface.placeholders:
            _placed(shape)
    return deck


def new_slide(deck: Any, title: str, footer: str, number: int) -> Any:
    """A slide of the one layout; footer and number are cloned to it, which python-pptx leaves out."""
    layout = deck.slide_layouts[0]
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text = title
    for shape in layout.placeholders:
        kind = _kind(shape)
        if kind in {"ftr", "sldNum"}:
            twin = deepcopy(shape._element)
            slide.shapes._spTree.append(twin)
            twin.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
            texts = twin.findall(f".//{qn('a:t')}")
            if kind == "sldNum":
                texts[0].text = str(number)
            else:
                slide.shapes[-1].text_frame.text = footer
    return slide


def _kind(shape: Any) -> str:
    found = shape._element.find(f".//{qn('p:ph')}")
    return str(found.get("type", "body"))


def _without_date(surface: Any) -> None:
    for shape in list(surface.placeholders):
        if _kind(shape) == "dt":
            shape._element.getparent().remove(shape._element)


def _placed(shape: Any) -> None:
    """Where a placeholder stands and how its words look; the slides inherit both."""
    kind = _kind(shape)
    left, top, width, height = (Inches(n) for n in _PLACES[kind])
    shape.left, shape.top, shape.width, shape.height = left, top, width, height
    body = shape._element.find(f".//{qn('a:bodyPr')}")
    for name in ("lIns", "tIns", "rIns", "bIns"):
        body.set(name, "0")
    body.set("anchor", "t")
    for fit in list(body):
        body.remove(fit)
    if kind in _SIZES:
        styles = shape._element.find(f".//{qn('a:lstStyle')}")
        for old in list(styles):
            styles.remove(old)
        styles.append(_style(kind))


def _style(kind: str) -> Any:
    bold = ' b="1"' if kind == "title" else ""
    colour = "tx1" if kind == "title" else "tx2"
    return parse_xml(
        f'<a:lvl1pPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" algn="{_SIDES[kind]}">'
        f'<a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:defRPr sz="{_SIZES[kind] * 100}"{bold}><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "</a:defRPr></a:lvl1pPr>"
    )


def _theme(master: Any) -> None:
    """Arial everywhere, the product's ink and its colours as accents."""
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = parse_xml(part.blob)
    space = {"a": theme.nsmap["a"]}
    theme.set("name", "Board pack")
    for font in theme.findall(".//a:fontScheme/*/a:latin", space):
        font.set("typeface", FONT)
    colours = {
        "dk1": INK,
        "lt1": "FFFFFF",
        "dk2": _DARK,
        "lt2": PALE,
        "hlink": "0B5FA5",
        "folHlink": "5B21B6",
    }
    for place, key in enumerate(_ACCENTS, start=1):
        colours[f"accent{place}"] = colour_of(key, Tone.LIGHT).lstrip("#")
    for name, colour in colours.items():
        slot = theme.find(f".//a:clrScheme/a:{name}", space)
        for old in list(slot):
            slot.remove(old)
        slot.append(parse_xml(f'<a:srgbClr xmlns:a="{space["a"]}" val="{colour}"/>'))
    part._blob = serialize_part_xml(theme)


def points(size: float) -> Any:
    """A size of type."""
    return Pt(size)


def inches(n: float) -> Any:
    """A length, on whole units of the file."""
    return Emu(round(n * 914400))
