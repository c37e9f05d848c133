"""What there is to say about a heading of several rows."""

from nrr.ground import Problem
from nrr.intake.headings.frames import Frame
from nrr.intake.said.saying import Message, problem_of


def aside_columns(frame: Frame, names: tuple[str, ...]) -> list[Problem]:
    """A second table beside the first was not read."""
    if not names:
        return []
    return [
        problem_of(
            Message.SIDE_TABLE,
            frame.table.place(),
            count=len(names),
            names=names,
        )
    ]


def joined_rows(frame: Frame) -> list[Problem]:
    """Two or three header rows were joined into one name a column."""
    if len(frame.rows) < 2:
        return []
    numbers = tuple(int(frame.table.numbers[row]) for row in frame.rows)
    longest = max((h.text for h in frame.headings if h.own and h.own != h.text), default="", key=len)
    return [
        problem_of(
            Message.JOINED_HEADER,
            frame.table.place(numbers),
            count=len(numbers),
            numbers=[str(number) for number in numbers],
            sample=longest[:60],
        )
        if longest
        else problem_of(
            Message.JOINED_ROWS,
            frame.table.place(numbers),
            count=len(numbers),
            numbers=[str(number) for number in numbers],
        )
    ]
