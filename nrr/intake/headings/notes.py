"""What there is to say about a heading of several rows."""

from nrr.ground import Place, Problem, Severity
from nrr.intake.headings.frames import Frame


def aside_columns(frame: Frame, names: tuple[str, ...]) -> list[Problem]:
    """A second table beside the first was not read."""
    if not names:
        return []
    what = (
        f"Columns {', '.join(names[:8])} stand apart, behind an empty column: totals, remarks or a second"
        " table beside the one read."
    )
    return [
        Problem(
            "side_table",
            Severity.INFO,
            what,
            did="Not read.",
            count=len(names),
            place=Place(frame.table.file, frame.table.sheet or None),
        )
    ]


_WORDS = {2: "Two", 3: "Three"}


def joined_rows(frame: Frame) -> list[Problem]:
    """Two or three header rows were joined into one name a column."""
    if len(frame.rows) < 2:
        return []
    numbers = tuple(int(frame.table.numbers[row]) for row in frame.rows)
    longest = max(
        (heading for heading in frame.headings if heading.own and heading.own != heading.text),
        default=None,
        key=lambda heading: len(heading.text),
    )
    sample = f", such as “{longest.text[:60]}”" if longest is not None else ""
    what = f"{_WORDS[len(numbers)]} header rows ({' and '.join(map(str, numbers))}) were joined{sample}."
    return [
        Problem(
            "joined_header",
            Severity.INFO,
            what,
            count=len(numbers),
            place=Place(frame.table.file, frame.table.sheet or None, numbers),
        )
    ]
