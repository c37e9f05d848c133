"""The corpus of messy files through the upload: the verdict of `read`, and nothing unhandled on screen or in the log.

Every made file goes through the page without a browser, a dozen through a real one. A folder of further files with
a manifest (each entry with `file` and `upload_as`) may be named by NRR_MESSY.
"""

import gzip
import importlib
import json
import logging
import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "intake"), str(HERE.parent / "pages")]

from workshop import words, workshop  # noqa: E402

import nrr  # noqa: E402

KINDS = ("text", "numbers", "dates", "layout", "meaning", "containers", "hostile")
WORDS = {"accepted": "ready to use", "needs_answer": "waits for an answer", "refused": "cannot be used"}
SHARE = int(os.environ.get("NRR_CORPUS_SHARE", "12"))
"""One in so many made files; 1 runs all of them."""


def made():
    every = [
        case for kind in KINDS for case in importlib.import_module(f"corpus_{kind}").cases() if case.data
    ]
    return [(case.id, case.name, case.data) for case in every]


def stored():
    folder = os.environ.get("NRR_MESSY")
    for manifest in ("manifest.json", "manifest_real.json") if folder else ():
        for entry in json.loads((Path(folder) / manifest).read_text(encoding="utf-8"))["entries"]:
            data = (Path(folder) / entry["file"]).read_bytes()
            name = entry["upload_as"].replace("\0", "") or "upload"
            yield entry["id"], name, gzip.decompress(data) if entry.get("stored") == "gz" else data


FILES = [*made()[::SHARE], *(one for one in stored() if one[2])]


@pytest.mark.parametrize(("name", "data"), [one[1:] for one in FILES], ids=[one[0] for one in FILES])
def test_the_page_gives_the_verdict_of_the_reader(name, data, caplog):
    expected = nrr.read_apart(data, name)
    with caplog.at_level(logging.WARNING, logger="nrr"):
        app = workshop(None, "start")
        app = app.file_uploader[0].upload(name, data).run(timeout=90)
    assert not app.exception
    assert WORDS[expected.outcome] in words(app)
    usable = expected.ledger is not None or expected.components is not None
    assert ("Use this book" in [button.label for button in app.button]) == usable
    faults = [record for record in caplog.records if record.name.startswith("nrr")]
    assert faults == []


HOSTILE = (
    "<img src=x onerror=window.XSS=1>",
    "<script>window.XSS=1</script>",
    "[click](javascript:window.XSS=1)",
    "![](https://evil.example/x.png)",
    r"$\frac{a}{b}$",
    '=HYPERLINK("https://evil.example")',
    ":red[**bold**]",
    "\u202eright to left",
    "שלום עולם",
    "🚀 Rocket & Co",
)


def hostile_book():
    lines = ["Customer,Month,MRR,<b>Plan</b>"]
    for place, name in enumerate(HOSTILE):
        quoted = name.replace('"', '""')
        lines += [f'"{quoted}",2024-{month:02d},{100 + place},"{quoted}"' for month in range(1, 13)]
        lines += [f'"{quoted}",2025-01,{90 + place * 3},"{quoted}"']
    return "\n".join(lines).encode()


def test_hostile_names_are_shown_as_they_are(visit, tmp_path):
    path = tmp_path / "<b>book<b> $x$.csv"
    path.write_bytes(hostile_book())
    visitor = visit()
    visitor.go()
    visitor.upload(path)
    page = visitor.page
    assert "<b>book<b>" in page.locator(".st-key-reading").inner_text()
    for tab in ("Columns", "Tie-out", "Add files"):
        page.get_by_role("tab", name=tab).click()
        visitor.ready()
    assert page.get_by_text("<b>Plan</b>").count() >= 1
    visitor.open("Use this book")
    for place in ("Bridge", "Accounts", "Segments & benchmarks"):
        page.get_by_role("link", name=place).click()
        visitor.ready()
        page.wait_for_timeout(500)
    assert page.evaluate("window.XSS") is None
    assert page.locator("img[src*='evil'], a[href*='evil'], .katex").count() == 0


def browser_files():
    """A dozen, spread over the corpus."""
    every = made()
    step = max(1, len(every) // 12)
    return every[::step][:12]


def test_a_dozen_files_in_a_real_browser(visit, tmp_path):
    visitor = visit()
    for place, (_, name, data) in enumerate(browser_files()):
        path = tmp_path / str(place) / (Path(name).name or "upload.csv")
        path.parent.mkdir()
        path.write_bytes(data)
        expected = nrr.read_apart(data, path.name)
        visitor.go()
        visitor.upload(path)
        assert WORDS[expected.outcome] in visitor.page.locator(".st-key-reading").inner_text()
        assert "could not be drawn" not in visitor.page.locator("body").inner_text()
