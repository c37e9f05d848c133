"""One number everywhere: what every surface says of one file, read off as a person would read it.

`surfaces(name, data)` takes a file through the start page, the overview, a board page, its PDF, slides, a
workbook, `report`, `explain` and a kept book, and gives for each what it states of NRR, GRR, logo
retention, the opening customers and the closing revenue, as text. `python tests/one_number.py` goes
through every sample and twenty drawn books; the suite takes a few of them.
"""

import io
import json
import re
import sys
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random

import openpyxl
import pptx
import pypdfium2
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "pages")]

import nrr  # noqa: E402
from nrr.__main__ import main  # noqa: E402

SAMPLES = ROOT / "sample_data"
BOOKS = tuple(
    f"{name}.{ending}"
    for name, endings in {
        "fourteen_customers_long": ("csv",),
        "fourteen_customers_wide": ("csv", "xlsx"),
        "tarnbeck_events": ("csv",),
        "tarnbeck_long": ("csv",),
        "tarnbeck_periods": ("csv",),
        "tarnbeck_wide": ("csv", "xlsx"),
    }.items()
    for ending in endings
)
COMPONENTS = (
    "tarnbeck_components.csv",
    "published_annual_10m.csv",
    "published_cohort_20k.csv",
    "published_march_50k.csv",
    "published_monthly_100k.csv",
)
DRAWN = range(20)


@dataclass(frozen=True)
class Truth:
    """What the rows of a drawn book add up to, in plain Python."""

    nrr: float
    grr: float
    logos: float
    customers: int
    closing_cents: int

    @property
    def said(self):
        """The same as people read it."""
        rates = {"NRR": self.nrr, "GRR": self.grr, "logos": self.logos}
        return {name: nrr.percent(rate) for name, rate in rates.items()} | {
            "customers": nrr.count(self.customers),
            "closing": f"{12 * self.closing_cents / 100:,.2f}",
        }


def truth_of(rows):
    """The point-to-point trio of the last twelve months of `{customer: [cents of MRR a month]}`."""
    base = [(row[-13], row[-1]) for row in rows.values() if row[-13] > 0]
    opening = sum(before for before, _ in base)
    return Truth(
        nrr=sum(after for _, after in base) / opening,
        grr=sum(min(before, after) for before, after in base) / opening,
        logos=sum(after > 0 for _, after in base) / len(base),
        customers=len(base),
        closing_cents=sum(row[-1] for row in rows.values()),
    )


def drawn_rows(seed):
    """Customers who stay, grow, shrink, leave, pause and come, to the cent; nobody by a round factor."""
    draw = Random(1_000 + seed)
    months = draw.randrange(15, 30)
    rows = {}
    for n in range(draw.randrange(8, 60)):
        start = 0 if draw.random() < 0.6 else draw.randrange(1, months - 2)
        amount, row = draw.randrange(2_000, 90_000), [0] * start
        while len(row) < months:
            row += [amount] * draw.randrange(2, 9)
            fate = draw.random()
            amount = (
                0
                if fate < 0.12
                else round((amount or 30_000) * draw.uniform(0.71, 1.55))
                if fate < 0.6
                else amount
            )
        rows[f"Company {n:02d}"] = row[:months]
    steady = {f"Steady {n}": [10_000 + 137 * n] * months for n in range(6)}
    return {name: row for name, row in (rows | steady).items() if any(row)}


def drawn_file(seed):
    """A drawn book as a file: wide or long, CSV or Excel."""
    rows = drawn_rows(seed)
    months = len(next(iter(rows.values())))
    names = [str(nrr.Month.parse("2023-01") + t) for t in range(months)]
    if seed % 3 == 0:
        table = [
            ["Customer", *names],
            *([name, *(f"{a / 100:.2f}" for a in row)] for name, row in rows.items()),
        ]
        return f"wide {seed}.csv", _csv(table)
    long = [
        [name, month, f"{a / 100:.2f}"]
        for name, row in rows.items()
        for month, a in zip(names, row, strict=True)
        if a
    ]
    if seed % 3 == 1:
        return f"long {seed}.csv", _csv([["Customer", "Month", "MRR"], *long])
    book = openpyxl.Workbook()
    book.active.append(["Customer", *names])
    for name, row in rows.items():
        book.active.append([name, *(a / 100 for a in row)])
    out = io.BytesIO()
    book.save(out)
    return f"wide {seed}.xlsx", out.getvalue()


def _csv(table):
    return "\n".join(",".join(row) for row in table).encode()


def surfaces(name, data, folder, figures=("nrr", "closing")):
    """What every surface says of a file; a key is left out where a surface does not show it."""
    file = Path(folder) / name
    file.write_bytes(data)
    found = nrr.read(data, name)
    assert found.ledger is not None, [problem.what for problem in found.problems]
    book = found.ledger
    view = nrr.View(nrr.default_window(book))
    return {
        **pages(name, data),
        **published(book, view),
        "workbook": workbook(book, view),
        "report": report(file),
        "explain": explained(file, book.currency, figures),
        "kept book": kept(found, view),
    }


def short(text):
    """An amount as cards show it, from its full text."""
    sign, number = re.fullmatch(r"(\D*)([\d,.]+)", text).groups()
    minor = round(float(number.replace(",", "")) * 100)
    return sign + nrr.compact(minor, "", nrr.Basis.ARR)


def pages(name, data):
    """Start before the book is opened, and the overview after."""
    from test_start import button, dropped
    from workshop import figures, words

    app = dropped(name, data)
    assert not app.exception
    title = app.title[0].value.replace("\\", "")
    rates = re.match(r"NRR (\S+), GRR (\S+), logo retention ([^:]+):", title).groups()
    arr = re.search(r"\((\S+) ARR\) in ", words(app).replace("\\", "")).group(1)
    start = dict(zip(("NRR", "GRR", "logos"), rates, strict=True)) | {"closing short": arr}
    app = button(app, "View retention").click().run()
    assert not app.exception
    shown = figures(app)
    lost = re.search(r"of ([\d,]+) opening customers? left", words(app).replace("\\", "")).group(1)
    overview = {
        "NRR": shown["NRR"],
        "GRR": shown["GRR"],
        "logos": shown["Logo retention"],
        "customers": lost,
        "closing short": shown["Closing ARR"],
    }
    return {"Start": start, "Overview": overview}


def published(book, view):
    """The board page, its PDF and its slides."""
    choices = nrr.publishing.BoardChoices("One number")
    board = nrr.prepare(
        book, view, choices, made_at="2026-11-29T09:00:00+00:00", this_year=2026, secret=b"one"
    )
    page = re.sub(r"<(script|style)\b.*?</\1>", " ", nrr.publishing.offline_page(board), flags=re.DOTALL)
    page = " ".join(re.sub(r"<[^>]+>", " ", page).replace("&#x27;", "'").split())
    paper = pypdfium2.PdfDocument(nrr.publishing.paper(board))
    paper = " ".join(" ".join(one.get_textpage().get_text_range() for one in paper).split())
    page_closing = re.search(r"Closing (\S*?[\d,]+) [\d.,]+%", page).group(1)
    sealed = nrr.publishing.published_snapshot(board.payload).main.bridge.closing
    return {
        "board page": _tiles(page)
        | {"closing whole": page_closing.lstrip(nrr.ground.sign_of(book.currency))},
        "figures sealed with it": {"closing": f"{sealed / 100:,.2f}"},
        "PDF": _paper(paper),
        "slides": _slides(nrr.export.slides(board.snapshot, board.options)),
    }


def _tiles(text):
    """The figures of the first screen of the board, and of how many customers some left."""
    labels = {"NRR": "NRR", "GRR": "GRR", "logos": "Logo retention"}
    rates = {key: re.search(rf"{label} ([\d.,]+%)", text).group(1) for key, label in labels.items()}
    return rates | {"customers": re.search(r"of ([\d,]+) customers? left", text).group(1)}


def _paper(text):
    """The four figures of the first sheet."""
    rates = {
        key: re.search(rf"{label} ([\d.,]+%)", text).group(1)
        for key, label in {"NRR": "NRR", "GRR": "GRR", "logos": "Logo retention"}.items()
    }
    customers = re.search(r"of ([\d,]+) customers? left", text).group(1)
    return rates | {
        "customers": customers,
        "closing short": re.search(r"Closing ARR (\S+)", text).group(1),
    }


def _slides(data):
    """The figures of the first slide, and the last bar of the chart that can be edited."""
    deck = pptx.Presentation(io.BytesIO(data))
    first = [(s.name, s.text_frame.text) for s in deck.slides[0].shapes if s.has_text_frame]
    labels = {"NRR": "NRR", "GRR": "GRR", "logos": "Logo retention"}
    rates = {key: [text for name, text in first if name == label][1] for key, label in labels.items()}
    left = next(text for name, text in first if name == "Logo retention, fact")
    charts = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    bridge = next(one for one in charts if list(one.plots[0].categories)[-1] == "Closing")
    closing = list(bridge.series)[1].values[-1]
    customers = re.search(r"of ([\d,]+) customers? left", left).group(1)
    return rates | {"customers": customers, "closing": f"{closing:,.2f}"}


def workbook(book, view):
    """The figures stored in the cells of the twin, and its customers added up by hand."""
    snapshot = nrr.take(book, view, title="One number", made_at="2026-11-29T09:00:00+00:00")
    data = nrr.export.excel_twin(snapshot, book)
    sheets = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    summary, lines = sheets["Summary"], sheets["Customers"]
    heads = {cell.value: place for place, cell in enumerate(lines[5])}
    at_open, at_close = heads["Retained"] - 2, heads["Retained"] - 1
    rows = [row for row in lines.iter_rows(min_row=6, values_only=True) if row[1] is not None]
    base = [(row[at_open], row[at_close]) for row in rows if row[at_open] > 0]
    by_hand = (
        sum(after for _, after in base) / sum(before for before, _ in base),
        sum(map(min, base)) / sum(before for before, _ in base),
        sum(after > 0 for _, after in base) / len(base),
    )
    rates = [summary.cell(row, 3).value for row in (6, 7, 8)]
    for stored, recalculated in zip(rates, by_hand, strict=True):
        assert abs(stored - recalculated) < 1e-9
    lines_of_bridge = sheets["Bridge"].iter_rows(min_row=6, values_only=True)
    closing = next(row[2] for row in lines_of_bridge if row[1] == "Closing")
    assert abs(closing - sum(row[at_close] for row in rows)) < 0.005
    texts = dict(zip(("NRR", "GRR", "logos"), map(nrr.percent, rates), strict=True))
    return texts | {"customers": nrr.count(len(base)), "closing": f"{closing:,.2f}"}


def command(*words):
    told = CliRunner().invoke(main, [str(word) for word in words])
    assert told.exit_code == 0, told.output
    return told.stdout


def report(file):
    told = json.loads(command("report", file, "--json"))
    metrics, bridge = told["metrics"], told["bridge"]
    return {
        "NRR": nrr.percent(metrics["nrr"]["value"]),
        "GRR": nrr.percent(metrics["grr"]["value"]),
        "logos": nrr.percent(metrics["logo_retention"]["value"]),
        "customers": nrr.count(bridge["logos"]["opening"]),
        "closing": f"{float(bridge['money']['closing']):,.2f}",
    }


EXPLAINED = {
    "nrr": "NRR",
    "closing": "closing whole",
    "grr": "GRR",
    "logo_retention": "logos",
    "opening_logos": "customers",
}


def explained(file, currency, figures):
    """The first line of each explanation as it is printed; every one is a process of its own."""
    told = {EXPLAINED[one]: command("explain", file, one).splitlines()[0] for one in figures}
    closing = json.loads(command("explain", file, "closing", "--json"))["value"]
    return {
        key: line.rpartition(": ")[2].removeprefix(nrr.ground.sign_of(currency)) for key, line in told.items()
    } | {"closing": f"{float(closing):,.2f}"}


def kept(found, view):
    """A book kept and opened again."""
    work = nrr.publishing.KeptWork(found.name, found.ledger, view.policy, found.problems)
    again = nrr.publishing.unpack_work(nrr.publishing.pack_work(work)).ledger
    snapshot = nrr.take(again, view, title="Kept", made_at="2026-11-29T09:00:00+00:00")
    rates, bridge = snapshot.main.headline.rates, snapshot.main.bridge
    return {
        "NRR": nrr.percent(rates.nrr),
        "GRR": nrr.percent(rates.grr),
        "logos": nrr.percent(rates.logo_retention),
        "customers": nrr.count(bridge.opening_logos),
        "closing": f"{bridge.closing / 100:,.2f}",
    }


def apart(said, currency=""):
    """What any surface says otherwise than `report`; empty where all agree."""
    wanted = dict(said["report"])
    whole = Decimal(wanted["closing"].replace(",", "")).quantize(Decimal(1), ROUND_HALF_UP)
    wanted["closing whole"] = f"{whole:,}"
    wanted["closing short"] = nrr.ground.sign_of(currency) + short(wanted["closing"])
    return {
        surface: {key: (text, wanted[key]) for key, text in texts.items() if text != wanted[key]}
        for surface, texts in said.items()
        if any(text != wanted[key] for key, text in texts.items())
    }


def component_surfaces(name, data, folder):
    """A component summary has no customers: its overview, `report` as text and as JSON."""
    from test_start import button, dropped
    from workshop import figures

    file = Path(folder) / name
    file.write_bytes(data)
    app = button(dropped(name, data), "View retention").click().run()
    assert not app.exception
    shown = figures(app)
    told = json.loads(command("report", file, "--json"))["metrics"]
    lines = dict(re.findall(r"^(NRR|GRR) +(\S+)$", command("report", file), re.MULTILINE))
    return {
        "Overview": {key: shown[key] for key in ("NRR", "GRR")},
        "report": {"NRR": nrr.percent(told["nrr"]["value"]), "GRR": nrr.percent(told["grr"]["value"])},
        "report as text": lines,
    }


def every(folder):
    """All samples and drawn books, with what differs."""
    for name in BOOKS:
        data = (SAMPLES / name).read_bytes()
        yield name, apart(surfaces(name, data, folder), nrr.read(data, name).ledger.currency)
    for seed in DRAWN:
        name, data = drawn_file(seed)
        said = surfaces(name, data, folder, tuple(EXPLAINED))
        wrong = {
            key: (said["report"][key], text)
            for key, text in truth_of(drawn_rows(seed)).said.items()
            if said["report"][key] != text
        }
        yield name, apart(said) | ({"plain loops": wrong} if wrong else {})
    for name in COMPONENTS:
        said = component_surfaces(name, (SAMPLES / name).read_bytes(), folder)
        yield name, {} if len({tuple(sorted(one.items())) for one in said.values()}) == 1 else said


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        off = 0
        for name, wrong in every(folder):
            print(f"{'DIFFERS' if wrong else 'same':8} {name} {wrong or ''}", flush=True)
            off += bool(wrong)
    sys.exit(bool(off))
