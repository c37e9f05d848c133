"""How long a visitor waits in a real browser: from the drop of a large file to what there is to see. A
script, not a test.

    python tests/bench/first_sight.py [rounds]

A wide sheet of 20,000 customers x 36 months, as CSV and as XLSX, from the drop to the drawn overview with
the press of "View retention" in between; and 50 MB of rows whose dates can be read two ways, from the drop
to the question. Prints medians; exit status 1 when the sheet takes 5 s or more, or the question more than
3 s.
"""

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import openpyxl  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402

from bench.reading import long_csv, wide_csv  # noqa: E402
from bench.uploads import DROP_ZONE  # noqa: E402
from board.servers import READY, Server  # noqa: E402
from chromiums import launched  # noqa: E402

OVERVIEW_S, QUESTION_S = 5.0, 3.0
ROWS_OF_50_MB = 950_000


def main(rounds: int) -> bool:
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        server = Server(f"sqlite:///{folder}/boards.db", Path(folder) / "log.txt").start()
        files = written(Path(folder))
        well = all(
            [
                told(files["wide.csv"], to_the_overview, browser, server, rounds, OVERVIEW_S),
                told(files["wide.xlsx"], to_the_overview, browser, server, rounds, OVERVIEW_S),
                told(files["question.csv"], to_the_question, browser, server, rounds, QUESTION_S),
            ]
        )
        server.stop()
    print(f"load average {os.getloadavg()[0]:.1f}")
    return well


def written(folder: Path) -> dict[str, Path]:
    files = {name: folder / name for name in ("wide.csv", "wide.xlsx", "question.csv")}
    files["wide.csv"].write_text(wide_csv(), encoding="utf-8")
    files["wide.xlsx"].write_bytes(as_xlsx(wide_csv()))
    # The first of a month, day and month in an order that only the visitor knows.
    head, *rows = long_csv(ROWS_OF_50_MB).splitlines()
    turned = (row.split(",", 2) for row in rows)
    lines = (f"{name},{month[5:7]}/01/{month[:4]},{rest}" for name, month, rest in turned)
    files["question.csv"].write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return files


def as_xlsx(text: str) -> bytes:
    book, out = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("MRR")
    head, *rows = text.splitlines()
    sheet.append(head.split(","))
    for row in rows:
        name, *amounts = row.split(",")
        sheet.append([name, *map(float, amounts)])
    book.save(out)
    return out.getvalue()


def told(
    file: Path, journey: Callable[[Page], None], browser: Browser, server: Server, rounds: int, most_s: float
) -> bool:
    taken = [seconds(file, journey, browser, server) for _ in range(rounds)]
    print(
        f"{file.name:14} {file.stat().st_size / 1e6:5.1f} MB   median {median(taken):.2f} s of {rounds}, "
        f"worst {max(taken):.2f} s, {journey.__name__.replace('_', ' ')}",
        flush=True,
    )
    return median(taken) < most_s


def seconds(file: Path, journey: Callable[[Page], None], browser: Browser, server: Server) -> float:
    page = browser.new_context().new_page()
    page.goto(server.origin)
    page.wait_for_function(READY, timeout=120_000)
    time.sleep(4)  # a reader stands ready, as on a server that was not restarted this second
    begun = time.perf_counter()
    page.locator(DROP_ZONE).set_input_files(str(file), no_wait_after=True)
    journey(page)
    taken = time.perf_counter() - begun
    page.context.close()
    return taken


def to_the_overview(page: Page) -> None:
    page.get_by_role("button", name="View retention").click(timeout=120_000)
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=120_000)


def to_the_question(page: Page) -> None:
    page.locator("[class*=st-key-question_]").first.wait_for(timeout=120_000)


if __name__ == "__main__":
    sys.exit(0 if main(*[int(word) for word in sys.argv[1:]] or [3]) else 1)
