"""Contents, findings and provenance: what is in the file, what to know, and where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from nrr.charts import look_of
from nrr.export.twins.check_sheet import PASS
from nrr.export.twins.looks import AMOUNT, BAD, ELSEWHERE, FORMULA, GREEN, INPUT
from nrr.export.twins.sheets import FIRST, Sheet
from nrr.export.twins.twin import CHECKS, Twin
from nrr.findings import FindingPart
from nrr.ground import moment_label, plural
from nrr.ledgers import Provenance
from nrr.packs import Part, next_step, pack_words, standing_said, text_of, together_said
from nrr.packs.definitionpages import thresholds_said
from nrr.packs.findingpages import status_of
from nrr.retention import net_metric

_LETTERS = 165
"""Of a line of words below a table, so that it ends within the page."""
_COLOURS = (
    ("Blue", INPUT, "A value: read from the file, or as published"),
    ("Black", FORMULA, "A formula over its own sheet"),
    ("Green", ELSEWHERE, "A formula over another sheet"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: a sheet by its name, and what it holds."""

    name: str
    sheet: Sheet
    shows: str
    rows: int

    @property
    def prints(self) -> str:
        """How many pages it was set up to print on."""
        return plural(self.sheet.pages, "page") if self.sheet.pages else "not printed"


def put_contents(sheet: Sheet, twin: Twin, entries: Sequence[Entry], note: str) -> None:
    """Links to every sheet, the key of the colours, the definition, and whether the checks pass now."""
    snapshot = twin.snapshot
    sheet.title(
        f"{snapshot.title}: net revenue retention",
        f"{twin.subtitle}. Published {moment_label(snapshot.made_at)}",
    )
    sheet.heads(["Sheet", "What it shows", "Rows", "Prints on"], names=2)
    for row, entry in enumerate(entries, start=FIRST):
        sheet.link(row, 2, entry.name)
        sheet.text(row, 3, entry.shows)
        sheet.number(row, 4, entry.rows, AMOUNT, font_color=FORMULA)
        sheet.text(row, 5, entry.prints, align="right")
    row = _put_key(sheet, FIRST + len(entries) + 1)
    row = _put_facts(sheet, twin, row + 2, note)
    sheet.widths([18, 96, 10, 16])
    sheet.printed(twin.foot, row, 5)
    sheet.flush()


def _put_key(sheet: Sheet, row: int) -> int:
    sheet.text(row, 2, "Colours", bold=True)
    for words, colour, meaning in _COLOURS:
        row += 1
        sheet.text(row, 2, words, bold=True, font_color=colour)
        sheet.text(row, 3, meaning)
    return row


def _put_facts(sheet: Sheet, twin: Twin, row: int, note: str) -> int:
    snapshot = twin.snapshot
    checks = len(snapshot.checks)
    passed = sum(one.passed for one in snapshot.checks)
    sheet.text(row, 2, "Checks", bold=True)
    area = f"{CHECKS}!$F${FIRST}:$F${FIRST + max(checks, 1) - 1}"
    live = f'=COUNTIF({area},"{PASS}")&" of {checks} pass"'
    colour = GREEN if passed == checks else BAD
    sheet.figure(row, 3, live, f"{passed} of {checks} pass", align="left", bold=True, font_color=colour)
    metric, book = net_metric(snapshot.view.policy), snapshot.book
    span = f"{book.first.label} to {book.last.label}"
    facts = {
        "Definition": f"NRR = {metric.sentence}",
        "": snapshot.stamp,
        "Data": f"{plural(book.customer_count, 'customer')}, {span}, data ID {book.fingerprint[:12]}",
        "This file": note,
    }
    for head, words in facts.items():
        row += 1
        sheet.text(row, 2, head, bold=True)
        sheet.text(row, 3, words)
    return row


def put_findings(sheet: Sheet, twin: Twin) -> None:
    """What fired, first things first, with the next step and its worth; below it how each is measured."""
    findings, look = twin.snapshot.findings, look_of(twin.snapshot)
    words = f"{plural(len(findings), 'finding')} to read beside the figures"
    sheet.title(*twin.head(Part.FINDINGS, words, twin.subtitle))
    sheet.heads(["Status", "Finding", "Evidence", f"{look.unit} affected"], names=3)
    sheet.heads([f"  {text_of('action')}", text_of("worth")], column=6, names=2)
    for row, one in enumerate(findings, start=FIRST):
        _put_finding(sheet, twin, one, row)
    row = FIRST + len(findings)
    worth = (together_said(twin.beside.advice, look), standing_said(twin.beside.advice, look))
    beside = (*worth, *thresholds_said(twin.snapshot.view.policy))
    row = sheet.paragraphs(row, filter(None, beside), _LETTERS, font_color=FORMULA) + 2
    sheet.text(row, 2, text_of("measured"), bold=True)
    told = [f"{pack_words().findings[one.rule].head}: {one.why}" for one in findings]
    row = sheet.paragraphs(row, told, _LETTERS, font_size=9)
    sheet.widths([9, 24, 46, 18, 36, 28])
    sheet.raw.freeze_panes(FIRST - 1, 0)
    sheet.printed(twin.foot, row, 7)
    sheet.flush()


def _put_finding(sheet: Sheet, twin: Twin, one: FindingPart, row: int) -> None:
    look, top = look_of(twin.snapshot), {"text_wrap": True, "valign": "top"}
    step, head = next_step(one.rule, twin.beside.advice, look), pack_words().findings[one.rule].head
    told = ((one.sentence, 44), (step.line, 32), (step.brief, 26), (head, 22))
    lines = max(len(wrap(words, letters)) for words, letters in told)
    sheet.raw.set_row(row - 1, 13.5 * lines + 4)
    sheet.text(row, 2, status_of(one), bold=True, **top)
    sheet.text(row, 3, head, **top)
    sheet.text(row, 4, one.sentence, **top)
    stake = one.at_stake_arr_minor
    sheet.number(row, 5, twin.whole(stake) if stake else None, AMOUNT, valign="top")
    sheet.text(row, 6, step.line, indent=1, **top)
    sheet.text(row, 7, step.brief, **top)


def put_provenance(sheet: Sheet, twin: Twin, provenance: Provenance, identity: str) -> None:
    """The files with their hashes, how they were read, what was answered, and what is in no figure."""
    below = "Not printed. With the same file and these answers the same data is read again"
    sheet.title("Where these figures come from", below)
    row = FIRST - 1
    for heads, lines in _sections(twin, provenance, identity):
        sheet.heads(heads, row=row, names=len(heads))
        for line in lines or [("None",)]:
            row += 1
            for column, words in enumerate(line, start=2):
                sheet.text(row, column, words)
        row += 2
    sheet.widths([44, 70, 18])
    sheet.not_printed()
    sheet.flush()


Lines = list[tuple[str, ...]]


def _sections(twin: Twin, told: Provenance, identity: str) -> list[tuple[tuple[str, ...], Lines]]:
    reading: Lines = [
        ("Shape of the table", told.shape),
        ("Rows read", f"{told.rows_read:,}"),
        ("Rows used", f"{told.rows_used:,}"),
        *((f"Column for {role.replace('_', ' ')}", heading) for role, heading in told.mapping.items()),
    ]
    here: Lines = [
        ("Data ID", identity),
        ("Taken", twin.snapshot.made_at),
        ("Definition", twin.snapshot.stamp),
    ]
    return [
        (("File", "SHA-256", "Bytes"), [(one.name, one.sha256, f"{one.size:,}") for one in told.sources]),
        (("Reading", ""), reading),
        (("Question", "Answer"), [(key.replace("_", " "), _told(one)) for key, one in told.answers.items()]),
        (
            ("Excluded from the figures", "Rows", "MRR, all months"),
            [(one.reason.capitalize(), f"{one.rows:,}", one.mrr) for one in told.left_out],
        ),
        (("Said on import",), [(words,) for words in told.remarks]),
        (("This file", ""), here),
    ]


def _told(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
