"""Slider to paint in a real browser: `python tests/bench/whatif_browser.py [moves] [customers]`.

One key press moves a slider by a stop; the clock stops in the frame after NRR, the line and the bridge all
show something else. Prints median and 95th percentile in milliseconds, and the same for the least page
there is (a slider, a number and one chart): on a busy machine read the two against each other.
"""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PORT = 8737
WATCH = """() => {
  const paths = selector => [...document.querySelectorAll(selector)].map(p => p.getAttribute('d')).join();
  const seen = () => [
    document.querySelector('[data-testid=stMetricValue]').textContent,
    paths('[class*=st-key-scenario_line] path.js-line'),
    paths('[class*=st-key-scenario_bridge] .barlayer path'),
  ];
  const before = seen();
  window.painted = new Promise((done, fail) => {
    setTimeout(() => fail(new Error('nothing moved: ' + JSON.stringify([before, seen()]))), 10000);
    let start = 0;
    document.addEventListener('keydown', event => { start = event.timeStamp; }, {once: true, capture: true});
    const watcher = new MutationObserver(() => {
      if (!seen().every((text, n) => text !== before[n] || !before[n])) return;
      watcher.disconnect();
      requestAnimationFrame(() => done(performance.now() - start));
    });
    const all = {subtree: true, childList: true, attributes: true, characterData: true};
    watcher.observe(document.body, {...all, attributeFilter: ['d']});
  });
}"""


PAGE = [sys.executable, "-m", "uvicorn", "whatif_app:app", "--port", str(PORT), "--no-access-log"]
FLOOR = [sys.executable, "-m", "streamlit", "run", str(ROOT / "tests/bench/whatif_floor.py")]
FLOOR += ["--server.port", str(PORT), "--server.headless", "true"]


def served(command, customers):
    env = os.environ | {
        "WHATIF_CUSTOMERS": str(customers),
        "PYTHONPATH": f"{ROOT}:{ROOT / 'tests' / 'bench'}",
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, env=env, **quiet)
    for _ in range(240):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/_stcore/health", timeout=1).read()
            return server
        except OSError:
            time.sleep(0.5)
    server.kill()
    raise SystemExit("the server did not start")


def moved(page, moves, names):
    """Milliseconds of every move: three presses right, three left, by turns on the sliders."""
    times = []
    for move in range(moves):
        slider = page.get_by_role("slider", name=names[move // 6 % len(names)])
        slider.focus()
        page.wait_for_timeout(400)
        page.evaluate(WATCH)
        page.keyboard.press("ArrowRight" if move % 6 < 3 else "ArrowLeft")
        times.append(page.evaluate("() => window.painted"))
    return times


def measured(command, path, moves, customers, names):
    server = served(command, customers)
    try:
        with sync_playwright() as driver:
            chromium = os.environ.get("NRR_CHROMIUM", "/usr/bin/chromium")
            page = driver.chromium.launch(executable_path=chromium).new_page(
                viewport={"width": 1400, "height": 1000}
            )
            page.goto(f"http://127.0.0.1:{PORT}/{path}")
            page.locator("[class*=st-key-scenario_line] path.js-line").first.wait_for(
                timeout=60_000, state="attached"
            )
            page.wait_for_timeout(3000)
            moved(page, 6, names)
            times = moved(page, moves, names)
    finally:
        server.terminate()
        server.wait()
    return median(times), quantiles(times, n=20)[-1]


def main(moves=60, customers=100_000):
    floor = measured(FLOOR, "", moves, customers, ("Churn",))
    page = measured(PAGE, "what-if", moves, customers, ("Churn", "Expansion", "Contraction"))
    print(
        f"{customers:,} customers x 36 months, {moves} moves, load {os.getloadavg()[0]:.1f} on"
        f" {os.cpu_count()} cores"
    )
    print(f"least page   median {floor[0]:4.0f} ms   p95 {floor[1]:4.0f} ms")
    print(f"what-if      median {page[0]:4.0f} ms   p95 {page[1]:4.0f} ms   targets 250 and 400 ms")


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
