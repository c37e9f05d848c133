"""Whether a presentation is valid by ISO 29500: what PowerPoint would offer to repair is not."""

import io
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parent / "export" / "ooxml"
_FOLDERS = {
    "slides": "pml.xsd",
    "slideLayouts": "pml.xsd",
    "slideMasters": "pml.xsd",
    "theme": "dml-main.xsd",
}
_NUMBERED = "{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"


@cache
def schema(name):
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def kind_of(name):
    """The schema of a part; empty for those that have none here."""
    if name == "ppt/presentation.xml":
        return "pml.xsd"
    if name.startswith("ppt/charts/chart"):
        return "dml-chart.xsd"
    return _FOLDERS.get(name.split("/")[1], "") if name.count("/") == 2 else ""


def judged(deck):
    """How many parts of a deck were checked, and what is wrong with them."""
    checked, faults = 0, []
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        for name in archive.namelist():
            kind = kind_of(name) if name.endswith(".xml") else ""
            if kind:
                tree, checked = etree.fromstring(archive.read(name)), checked + 1
                if not schema(kind).validate(tree):
                    faults.append(f"{name}: {schema(kind).error_log.last_error}")
                ids = [one.get("id") for one in tree.iter(_NUMBERED)]
                faults += [f"{name}: a number twice"] if len(ids) != len(set(ids)) else []
    return checked, faults
