"""Where things stand on the pages, in a real browser. A script, not a test.

    python tests/bench/layouts.py [FOLDER]

The sample company on a phone of 390 x 844 and on a screen of 1440 x 900: how far down the first figure of
Overview begins (350 wanted), whether levers, NRR and a chart of What-if stand on one screen, whether NRR is
in sight at the last lever of a phone, how long a lever takes to the new figure (250 ms wanted, median of
eleven moves), which charts save their picture and their table, and whether a page scrolls sideways. Exit
status 1 where one of them does not hold. With a folder, a picture of each.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "browser")]

from browser.conftest import Visitor, served  # noqa: E402
from chromiums import launched  # noqa: E402

PHONE, SCREEN = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
CHARTED = ("overview", "bridge", "cohorts", "segments", "what-if")
PAGES = (*CHARTED, "accounts", "renewals", "plan", "definitions", "share")
FIRST_FIGURE_PX, LEVER_MS, MOVES = 350, 250, 11
ANSWER = "[class*=st-key-answers] [data-testid=stMetricValue]"
LEVERS = "[class*=st-key-lever_] [data-testid=stSlider]"
SIDEWAYS = """() => { const main = document.querySelector('[data-testid=stMain]');
    return main.scrollWidth - main.clientWidth; }"""
IN_SIGHT = """what => [...document.querySelectorAll(what)].map(one => one.getBoundingClientRect())
    .filter(box => box.height > 0).map(box => [Math.round(box.top), Math.round(box.bottom)])"""
CHANGED = """what => { const before = document.querySelector(what).textContent;
    window.changed = new Promise(done => {
        let start = 0;
        addEventListener('keydown', press => { start = press.timeStamp; }, {once: true, capture: true});
        const look = () => document.querySelector(what).textContent !== before
            ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(look);
        look(); }); }"""


def sample(browser, origin, size, scheme="light"):
    visitor = Visitor(browser, origin, viewport=size, color_scheme=scheme)
    visitor.go()
    visitor.open("Try the sample company")
    return visitor


def boxes(page, what):
    """Top and bottom of what is drawn, in pixels of the screen."""
    page.locator(what).first.wait_for(timeout=60_000)
    return page.evaluate(IN_SIGHT, what)


def phone_overview(visitor):
    top = boxes(visitor.page, ".st-key-card_nrr [data-testid=stMetricValue]")[0][0]
    return top <= FIRST_FIGURE_PX, f"first figure of Overview on a phone at {top} px"


def one_screen(visitor):
    levers = boxes(visitor.page, LEVERS)
    answers, charts = boxes(visitor.page, ANSWER), boxes(visitor.page, "[class*=st-key-plot_scenario]")
    lowest = max(bottom for _, bottom in (*levers, answers[0], charts[0]))
    return lowest <= SCREEN["height"], f"{len(levers)} levers, NRR and a chart end at {lowest} px of 900"


def pinned(visitor):
    visitor.page.locator(LEVERS).last.scroll_into_view_if_needed()
    visitor.page.wait_for_timeout(300)
    tops = [top for top, bottom in boxes(visitor.page, ".st-key-pinned") if top >= 0 and bottom <= 844]
    return bool(tops), f"NRR beside the last lever of a phone at {tops[0] if tops else 'no'} px"


def lever_time(visitor):
    """From the press of an arrow key to the frame after the new figure."""
    page, took = visitor.page, []
    page.get_by_role("slider", name="Expansion").focus()
    for _ in range(MOVES):
        page.evaluate(CHANGED, ANSWER)
        page.keyboard.press("ArrowRight")
        took.append(page.evaluate("() => window.changed"))
        visitor.ready()
    middle = median(took)
    return middle <= LEVER_MS, f"a lever to its figure: {middle:.0f} ms (median of {MOVES})"


def savings(visitor, path):
    """Charts of a page with the tool that saves the picture, and tables with their file."""
    visitor.go(path)
    visitor.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    visitor.ready()
    charts = visitor.page.locator("[class*=st-key-chart_]")
    drawn = [one for one in charts.all() if one.locator(".js-plotly-plot").count()]
    without = [one.get_attribute("class") for one in drawn if not one.locator(".modebar-btn").count()]
    tables = [
        one for one in drawn if one.get_by_text("Show as table").count() or one.get_by_text("Table").count()
    ]
    held = not without and len(tables) == len(drawn)
    return (
        held,
        f"{path}: {len(drawn)} charts, {len(drawn) - len(without)} save a picture, {len(tables)} a table",
    )


def sideways(visitor, path):
    visitor.go(path)
    time.sleep(1)
    visitor.ready()
    beyond = visitor.page.evaluate(SIDEWAYS)
    return beyond <= 0, f"{path} on a phone: {max(beyond, 0)} px sideways"


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    found = []

    def told(visitor, name, answer):
        found.append(answer)
        print("ok  " if answer[0] else "NOT ", answer[1], flush=True)
        if folder is not None:
            visitor.page.screenshot(path=folder / f"{name}.png")

    with (
        tempfile.TemporaryDirectory() as store,
        served(f"sqlite:///{store}/boards.db") as origin,
        launched() as browser,
    ):
        phone, wide = sample(browser, origin, PHONE), sample(browser, origin, SCREEN)
        told(phone, "phone_overview", phone_overview(phone))
        for visitor in (wide, phone):
            visitor.go("what-if")
            visitor.page.wait_for_selector(ANSWER, timeout=60_000)
            visitor.page.wait_for_selector("[class*=st-key-plot_scenario] .main-svg", timeout=60_000)
            visitor.ready()
        told(wide, "wide_what_if", one_screen(wide))
        told(phone, "phone_what_if", pinned(phone))
        told(wide, "lever", lever_time(wide))
        for path in PAGES:
            if path in CHARTED:
                told(wide, f"wide_{path}", savings(wide, path))
            told(phone, f"phone_{path}", sideways(phone, path))
    return all(held for held, _ in found)


if __name__ == "__main__":
    sys.exit(not main())
