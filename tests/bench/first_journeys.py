"""Four people's first time in a real browser: clicks, questions and seconds from the start page to the NRR of
their own file; with a folder, what they saw wide and on a phone, light and dark.

    python tests/bench/first_journeys.py [FOLDER]

Exits with 1 where a journey ends at another NRR than the one counted by hand.
"""

import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "browser")]

from first_sources import SOURCES, nrr  # noqa: E402

from browser.conftest import Visitor, served  # noqa: E402
from chromiums import launched  # noqa: E402

LOOKS = (("light", 1400), ("dark", 1400), ("light", 390), ("dark", 390))
TRUE_ANSWERS = ("Month first",)


def main():
    """One line a journey; whether each ended at the right figure."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with (
        tempfile.TemporaryDirectory() as store,
        served(f"sqlite:///{store}/boards.db") as origin,
        launched() as browser,
    ):
        found = [journey(browser, origin, source, make(), folder) for source, make in SOURCES.items()]
    return all(found)


def journey(browser, origin, source, file, folder):
    """A new visitor brings the file; whether the NRR it ends at is right."""
    visitor, (name, data) = Visitor(browser, origin), file
    page, clicks, questions, begun = visitor.page, 0, 0, time.monotonic()
    visitor.go()
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": data})
    page.wait_for_selector(".st-key-reading", timeout=60_000)
    visitor.ready()
    seen(visitor, folder, f"{source}_1_dropped")
    while page.locator("[class*=st-key-question_]").count():
        answers = page.locator("[class*=st-key-question_]").first.locator("[data-testid=stRadioOption]").all()
        next(one for one in answers if any(word in one.inner_text() for word in TRUE_ANSWERS)).click()
        visitor.ready()
        clicks, questions = clicks + 1, questions + 1
    if questions:
        seen(visitor, folder, f"{source}_2_answered")
    visitor.open("View retention")
    clicks, seconds, shown = clicks + 1, time.monotonic() - begun, visitor.figure("nrr")
    seen(visitor, folder, f"{source}_3_overview")
    right = shown == nrr()
    print(
        f"{source}: {clicks} clicks, {questions} questions, {seconds:.1f} s, NRR {shown}"
        f"{'' if right else f', not {nrr()}'}",
        flush=True,
    )
    visitor.close()
    return right


def seen(visitor, folder, name):
    """The page in every look."""
    if folder is None:
        return
    for scheme, width in LOOKS:
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.page.set_viewport_size({"width": width, "height": 1300 if width > 500 else 1700})
        visitor.page.wait_for_timeout(600)
        visitor.ready()
        visitor.page.screenshot(path=folder / f"{name}_{scheme}_{width}.png")
    visitor.page.emulate_media(color_scheme="light")
    visitor.page.set_viewport_size({"width": 1400, "height": 1000})
    visitor.ready()


if __name__ == "__main__":
    sys.exit(not main())
