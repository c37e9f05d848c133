"""Contact sheets of slides, workbook and PDF of five books, and what is wrong with how their words are set.

    python tests/bench/pack_sheets.py FOLDER             # all five, as pictures and a table of what is wrong
    python tests/bench/pack_sheets.py FOLDER yen         # one of them
    python tests/bench/pack_sheets.py FOLDER --short     # the PDFs only: no office suite, no pictures

Every line of words is measured in the rendering: whether it lies over another or leaves its page, whether a
cell of the plan is missing or cut, a figure became ###, a slide is not valid by ISO 29500, and whether the
workbook prints on as many pages as its contents say. Slides and workbooks are set by LibreOffice
(`soffice`), pages are drawn by pypdfium2. The web board has a
script of its own, `board_sheets.py`. Ends with status 1 where something is
wrong.
"""

import random
import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import openpyxl
import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import nrr  # noqa: E402
from nrr.packs import PackChoices, PaperSize, pages_of  # noqa: E402
from ooxml_schemas import judged  # noqa: E402

SAMPLES = ROOT / "sample_data"
LONG = "Gesellschaft fuer Datenverarbeitung und Fernwartung Nord GmbH"
_MADE_AT = "2026-11-29T09:00:00+00:00"
_OVERLAP = 0.25
"""Words that share this much of the smaller box are drawn over one another."""


def sample():
    """The fictional company with its contracts."""
    return "tarnbeck_long.csv", (SAMPLES / "tarnbeck_long.csv").read_bytes(), {}, "tarnbeck_contracts.csv"


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


def every_section():
    """The fictional company with all that a board can carry."""
    name, data, _, contracts = sample()
    return name, data, {"company": "Tarnbeck Systems"}, contracts, all_beside


def all_beside(book, view):
    """Agreed actions, a plan and costs; and the board of a quarter before, since restated."""
    heading, *rows = (SAMPLES / "tarnbeck_long.csv").read_text(encoding="utf-8").splitlines()
    late = tuple(str(book.months[-n]) for n in (1, 2, 3))
    then = [row for n, row in enumerate(rows) if not row.startswith(late) and (n % 90 or "2026-0" not in row)]
    before = board_of(
        "tarnbeck_q2.csv", "\n".join([heading, *then]).encode(), {"company": "Tarnbeck Systems"}
    )
    subject = nrr.findings.subject_of(before.ledger, before.snapshot.view)
    due = view.window.closing + 3
    agreed = tuple(
        nrr.actions.agree(
            subject,
            before.snapshot.findings,
            key,
            nrr.actions.Terms(key, f"{before.snapshot.view.window.closing}-20", due, owner),
            before.snapshot.stamp,
        )
        for key, owner in (("A-CUT", "Customer success"), ("A-EXIT", "Product"), ("A-DUN", "Billing"))
    )
    plan = nrr.plans.plan_lines((SAMPLES / "tarnbeck_plan.csv").read_bytes(), view.policy.fiscal)
    more = {"agreed": agreed, "plan": plan, "costs": (("sales_marketing", 1_900_000.0),)}
    return more, nrr.publishing.Earlier(before.snapshot, before.ledger, agreed)


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


BOOKS = {
    "sample": sample,
    "every section": every_section,
    "many cohorts": many_cohorts,
    "five customers": five_customers,
    "yen": yen,
}


def board_of(name, data, choices, contracts="", beside=None):
    """A file as a board ready to be published, with a list of contracts of the samples beside it, and what
    `beside` gives for the book and the view: further choices, and the board before.
    """
    found = nrr.read(data, name)
    assert found.ledger is not None, [problem.what for problem in found.problems]
    book = found.ledger
    if contracts:
        side = nrr.intake.read_side((SAMPLES / contracts).read_bytes(), contracts).table
        book = nrr.intake.combine(book, [nrr.intake.proposed(side, book)]).ledger
    view = nrr.View(nrr.default_window(book))
    if beside:
        fiscal = replace(view.policy, fiscal_start=2)
        view = replace(view, policy=fiscal, against=nrr.ground.Against.PRIOR_YEAR)
    more, earlier = beside(book, view) if beside else ({}, None)
    pack = replace(PackChoices("Tarnbeck Systems", source=name), **choices)
    chosen = nrr.publishing.BoardChoices(
        nrr.publishing.drafts.board_title(pack.company, view.window.closing),
        scenarios=nrr.publishing.standing_scenarios(book, view),
        pack=pack,
        **more,
    )
    told = {"made_at": _MADE_AT, "this_year": 2026, "secret": b"s" * 32}
    return nrr.prepare(book, view, chosen, **told, earlier=earlier)


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


def missing(board, document):
    """Cells of the plan that do not stand whole on their page."""
    pages = pages_of(board.snapshot, board.options.pack, board.options.material)
    for own, page in zip(pages, document, strict=True):
        said = flat(page.get_textpage().get_text_bounded())
        cells = [cell for table in own.tables for row in table.rows for cell in row.cells]
        lines = [line for note in own.notes for line in note.lines]
        for words in (own.section.title, own.section.subtitle, *own.section.footer, *cells, *lines):
            if flat(words) not in said:
                yield f"page {own.section.number}: missing or cut: {words}"


def flat(words):
    """Without blanks, which a line's end takes the place of."""
    return "".join(words.split())


def stated(twin, document):
    """Whether each sheet prints on as many pages as the contents of the workbook say, and figures in full."""
    pages = [page.get_textpage().get_text_bounded() for page in document]
    if any("###" in words for words in pages):
        yield "a column is too narrow for a figure"
    rows = openpyxl.load_workbook(twin)["Contents"].iter_rows(min_row=6, values_only=True)
    for row in rows:
        told = str(row[4] or "")
        found = sum(f"{row[1]} | Page " in words for words in pages)
        if told.endswith(("page", "pages")) and found != int(told.split()[0]):
            yield f"{row[1]} prints on {found} pages, said {told}"


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


def main(folder, only, *, short):
    """How many things are wrong, each printed."""
    folder.mkdir(parents=True, exist_ok=True)
    return sum(
        looked_at(folder, title, board_of(*book()), short=short)
        for title, book in BOOKS.items()
        if not only or title in only
    )


def looked_at(folder, title, board, *, short):
    """Every form of one board."""
    stem, off = title.replace(" ", "_"), 0
    for kind, file in files_of(folder, stem, board, short=short).items():
        with pypdfium2.PdfDocument(file) as document:
            found = [f"page {n}: {one}" for n, page in enumerate(document, start=1) for one in wrong(page)]
            if kind == "slides":
                found += judged(file.with_suffix(".pptx").read_bytes())[1]
            if kind == "workbook":
                found += stated(file.with_suffix(".xlsx"), document)
            else:
                found += missing(board, document)
            for trouble in found:
                print(f"{title}, {kind}, {trouble}")
            least = min(filled(page) for page in document)
            print(f"{title}, {kind}: {len(document)} pages, the emptiest filled to {least:.0%}")
            if not short:
                sheet_of(document, folder / f"{stem}_{kind}.png")
        off += len(found)
    return off


def files_of(folder, stem, board, *, short):
    """The forms that have pages, as PDFs."""
    made = {"PDF": folder / f"{stem}_paper.pdf"}
    made["PDF"].write_bytes(nrr.publishing.paper(board))
    if short:
        return made
    deck, twin = folder / f"{stem}_slides.pptx", folder / f"{stem}_workbook.xlsx"
    deck.write_bytes(nrr.publishing.deck(board))
    twin.write_bytes(nrr.publishing.workbook_of_customers(board))
    return made | {"slides": as_pdf(deck, folder), "workbook": as_pdf(twin, folder)}


if __name__ == "__main__":
    titles = {one for one in sys.argv[2:] if not one.startswith("--")}
    sys.exit(bool(main(Path(sys.argv[1]), titles, short="--short" in sys.argv)))
