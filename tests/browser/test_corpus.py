"""The corpus of messy files through the upload: the verdict of `read`, and nothing unhandled on screen or in
the log.

One in twenty goes through the page without a browser, a dozen through a real one. All of them, and a folder
of further files with a manifest (each entry with `file` and `upload_as`), once before a release:

    NRR_CORPUS_SHARE=1 NRR_MESSY=folder python -m pytest -s tests/browser/test_corpus.py -k real_browser
"""

import gzip
import json
import logging
import os
import re
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "intake"), str(HERE.parent / "pages")]

from corpora import every_case  # noqa: E402
from workshop import words, workshop  # noqa: E402

import nrr  # noqa: E402

WORDS = {"accepted": "ready to use", "needs_answer": "needs an answer", "refused": "cannot be used"}
LONE = re.compile("[\ud800-\udfff]")
"""Half a character: no form can send it."""
LONGEST_NAME = 250
"""No file on a disk has a longer name, so no browser sends one."""
SHARE = int(os.environ.get("NRR_CORPUS_SHARE", "20"))
"""One in so many made files; 1 runs all of them."""


def made():
    every = (case for case in every_case() if case.data and not LONE.search(case.name))
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
    assert ("View retention" in [button.label for button in app.button]) == usable
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
    "=1+1",
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
    for fold in ("4 columns used", "Totals by month", "Add other files"):
        page.locator("summary", has_text=fold).click()
        visitor.ready()
    assert page.get_by_text("<b>Plan</b>").count() >= 1
    visitor.open("View retention")
    for place in ("Bridge", "Accounts", "Segments & benchmarks"):
        page.get_by_role("link", name=place).click()
        visitor.ready()
        page.wait_for_timeout(500)
    assert page.evaluate("window.XSS") is None
    assert page.locator("img[src*='evil'], a[href*='evil'], .katex").count() == 0


def cleared(visitor):
    """The page with nothing on its desk: the file before is removed, or the page is loaded anew."""
    remove = visitor.page.get_by_role("button", name="Remove the file", exact=True)
    if not remove.count():
        visitor.page.context.clear_cookies()
        visitor.go()
        return
    remove.click()
    visitor.page.wait_for_selector(".st-key-wide_drop", timeout=60_000)
    visitor.ready()


def dropped(visitor, name, data):
    """Drops the bytes under that name, whatever signs it has, with nothing else on the desk."""
    sound = name.encode("utf-8", "replace").decode()
    cleared(visitor)
    file = {"name": sound, "mimeType": "application/octet-stream", "buffer": data}
    visitor.page.set_input_files("input[type=file]", file)
    visitor.page.wait_for_selector(".st-key-reading", timeout=120_000)
    visitor.ready()
    return visitor.page.locator("body").inner_text()


def trouble(visitor, name, data, log):
    """What is not as it should be when this file goes through the page; the secrets of the file."""
    expected, written = nrr.read_apart(data, name), log.stat().st_size
    shown = dropped(visitor, name, data)
    found = [] if WORDS[expected.outcome] in shown else [f"not {expected.outcome}: {shown[:200]!r}"]
    found += [words for words in ("could not be drawn", "Traceback", "Error:") if words in shown]
    with log.open("rb") as stream:
        stream.seek(written)
        said = stream.read().decode("utf-8", "replace")
    found += [f"in the log: {secret!r}" for secret in secrets_of(expected) if secret in said]
    return found + [line for line in said.splitlines() if "Traceback" in line or "Error" in line]


def secrets_of(found):
    """Customers and monthly totals, where they are long enough to be told from anything else."""
    totals = {} if found.totals is None else found.totals.by_currency
    amounts = [text for months in totals.values() for text in months.values()]
    names = () if found.totals is None else found.totals.names
    return [text for text in (*names, *amounts) if len(text) >= 7]


def test_files_in_a_real_browser(visit, server_log):
    """A dozen spread over the corpus, or one in NRR_CORPUS_SHARE of it and all of NRR_MESSY."""
    every = made()
    chosen = FILES if "NRR_CORPUS_SHARE" in os.environ else every[:: max(1, len(every) // 12)]
    chosen = [one for one in chosen if len(one[1]) < LONGEST_NAME]
    visitor, wrong = visit(), {}
    for place, (case, name, data) in enumerate(chosen):
        if found := trouble(visitor, name, data, server_log):
            wrong[case] = found
        print(f"{place + 1} of {len(chosen)} {case}: {wrong.get(case, 'as read')}", flush=True)
    assert wrong == {}
