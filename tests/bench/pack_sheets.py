"""Contact sheets of slides, workbook and PDF of four books, and whether words overlap or leave the page.

    python tests/bench/pack_sheets.py FOLDER            # all four, as pictures and a table of what is wrong
    python tests/bench/pack_sheets.py FOLDER --short    # the PDFs only: no office suite, no pictures

Slides and workbooks are set by LibreOffice (`soffice`) and pages are drawn by pypdfium2. The web board has
a script of its own, `board_sheets.py`. Ends with status 1 where words overlap.
"""

import random
import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import nrr  # noqa: E402
from nrr.packs import PackChoices, PaperSize  # noqa: E402

LONG = "Gesellschaft fuer Datenverarbeitung und Fernwartung Nord GmbH"
_MADE_AT = "2026-11-29T09:00:00+00:00"
_OVERLAP = 0.25
"""Words that share this much of the smaller box are drawn over one another."""


def sample():
    """The fictional company."""
    return "tarnbeck_long.csv", (ROOT / "sample_data" / "tarnbeck_long.csv").read_bytes(), {}


def many_cohorts():
    """Nine years of quarters in euros, groups with names of sixty letters, amounts of twelve digits."""
    draw = random.Random(7)
    regions = [f"{LONG[:52]} {n} {word}" for n, word in enumerate(("Nord", "Sued", "Ost"))]
    lines = ["Customer;Month;MRR EUR;Region;Segment"]
    for customer in range(150):
        start, paid = draw.randrange(0, 106), draw.randrange(2, 9) * 900_000_000
        end = 108 if draw.random() < 0.7 else draw.randrange(start + 1, 109)
        for month in range(start, end):
            paid = paid if draw.random() > 0.04 else int(paid * draw.choice((0.8, 1.1, 1.3)))
            when = nrr.Month.of(2017, 11) + month
            segment = ("Enterprise and public sector of all of Europe", "Mid-market")[customer % 2]
            lines.append(f"K{customer:03d};{when};{paid},00;{regions[customer % 3]};{segment}")
    return "konten.csv", "\n".join(lines).encode(), {"company": LONG, "source": f"{LONG}.csv"}


def five_customers():
    """Five customers over two years."""
    lines = ["Customer,Month,MRR USD"]
    for place, name in enumerate(("Alder", "Birch", "Cedar", "Douglas", "Elm")):
        for month in range(24):
            paid = (place + 1) * 400 + 25 * max(month - 6 * place, 0)
            if not (name == "Elm" and month > 20):
                lines.append(f"{name},{nrr.Month.of(2024, 11) + month},{paid}")
    return "five.csv", "\n".join(lines).encode(), {}


def yen():
    """A book without cents, in millions of yen a month."""
    draw = random.Random(3)
    lines = ["Customer,Month,MRR JPY,Region"]
    for customer in range(80):
        paid, start = draw.randrange(1, 90) * 1_000_000, draw.choice((0, 0, 0, 3, 7, 13, 19))
        for month in range(start, 36 if draw.random() < 0.85 else draw.randrange(start + 2, 36)):
            paid = paid if draw.random() > 0.05 else int(paid * draw.choice((0.7, 1.2, 1.4)))
            region = (
                ("関東", "関西", "九州")[customer % 3]
                if "--cjk" in sys.argv
                else ("Kanto", "Kansai", "Kyushu")[customer % 3]
            )
            lines.append(f"C{customer:02d},{nrr.Month.of(2023, 11) + month},{paid},{region}")
    return "yen.csv", "\n".join(lines).encode(), {"paper_size": PaperSize.LETTER}


BOOKS = {"sample": sample, "many cohorts": many_cohorts, "five customers": five_customers, "yen": yen}


def board_of(name, data, choices):
    """A file as a board ready to be published."""
    found = nrr.read(data, name)
    assert found.ledger is not None, [problem.what for problem in found.problems]
    view = nrr.View(nrr.default_window(found.ledger))
    pack = replace(PackChoices("Tarnbeck Systems", source=name), **choices)
    chosen = nrr.publishing.BoardChoices(
        nrr.publishing.drafts.board_title(pack.company, view.window.closing),
        scenarios=nrr.publishing.standing_scenarios(found.ledger, view),
        pack=pack,
    )
    return nrr.prepare(found.ledger, view, chosen, made_at=_MADE_AT, this_year=2026, secret=b"s" * 32)


def boxes(page):
    """Every line of words on a page: left, bottom, right, top, and the words."""
    words = page.get_textpage()
    for n in range(words.count_rects()):
        left, bottom, right, top = words.get_rect(n)
        text = words.get_text_bounded(left, bottom, right, top).strip()
        if text:
            yield left, bottom, right, top, text


def wrong(page):
    """What overlaps, and what leaves the page."""
    wide, high = page.get_size()
    found = list(boxes(page))
    for left, bottom, right, top, text in found:
        if left < -1 or bottom < -1 or right > wide + 1 or top > high + 1:
            yield f"outside: {text}"
    for one, other in combinations(found, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        along = min(one[3], other[3]) - max(one[1], other[1])
        if across > 0 and along > 0:
            least = min((b[2] - b[0]) * (b[3] - b[1]) for b in (one, other))
            if across * along > _OVERLAP * least:
                yield f"overlap: {one[4]} / {other[4]}"


def filled(page):
    """How far down the words of a page reach, the foot left out."""
    high = page.get_size()[1]
    lows = [bottom for _, bottom, _, _, _ in boxes(page) if bottom > 0.09 * high]
    return 1 - min(lows) / high


def sheet_of(document, file, across=3, scale=0.55):
    """All pages beside one another in one picture."""
    shown = [page.render(scale=scale).to_pil().convert("RGB") for page in document]
    wide, high = shown[0].size
    down = -(-len(shown) // across)
    whole = Image.new("RGB", (across * (wide + 8) + 8, down * (high + 8) + 8), "#C8CED6")
    for n, one in enumerate(shown):
        whole.paste(one, (8 + n % across * (wide + 8), 8 + n // across * (high + 8)))
    whole.save(file, optimize=True)


def as_pdf(deck, folder):
    """Slides as an office suite sets them."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed; --short needs none"
    home = f"-env:UserInstallation=file://{folder.resolve()}/office"
    subprocess.run(
        [office, "--headless", home, "--convert-to", "pdf", "--outdir", str(folder), str(deck)],
        check=True,
        capture_output=True,
    )
    return deck.with_suffix(".pdf")


def main(folder, short):
    folder.mkdir(parents=True, exist_ok=True)
    off = 0
    for title, book in BOOKS.items():
        board = board_of(*book())
        stem = title.replace(" ", "_")
        paper = folder / f"{stem}_paper.pdf"
        paper.write_bytes(nrr.publishing.paper(board))
        files = {"PDF": paper}
        if not short:
            deck = folder / f"{stem}_slides.pptx"
            deck.write_bytes(nrr.publishing.deck(board))
            files["slides"] = as_pdf(deck, folder)
            twin = folder / f"{stem}_workbook.xlsx"
            twin.write_bytes(nrr.publishing.workbook_of_customers(board))
            files["workbook"] = as_pdf(twin, folder)
        for kind, file in files.items():
            document = pypdfium2.PdfDocument(file)
            for number, page in enumerate(document, start=1):
                for trouble in wrong(page):
                    print(f"{title}, {kind}, page {number}: {trouble}")
                    off += 1
            least = min(filled(page) for page in document)
            print(f"{title}, {kind}: {len(document)} pages, the emptiest filled to {least:.0%}")
            if not short:
                sheet_of(document, folder / f"{stem}_{kind}.png")
    return off


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]), "--short" in sys.argv)))
