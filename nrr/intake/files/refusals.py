"""Why a file is not opened at all, and what to do instead: one sentence each."""

from nrr.ground import Place, Problem
from nrr.intake.files.kinds import FileKind
from nrr.intake.said.saying import Message, problem_of


def not_a_table(file: str, kind: FileKind) -> Problem:
    """A file of a kind that holds no table, whatever its name says."""
    if kind is FileKind.EMPTY:
        return problem_of(Message.EMPTY_FILE, Place(file))
    if kind is FileKind.JSON:
        return problem_of(Message.JSON_FILE, Place(file))
    return problem_of(Message.NOT_A_TABLE, Place(file), kind=kind.value)


def password(file: str) -> Problem:
    """A protected workbook: the content is encrypted."""
    return problem_of(Message.PASSWORD_PROTECTED, Place(file))


def unsafe(file: str, why: str) -> Problem:
    """A file built to hurt its reader, or damaged so that it looks like one."""
    return problem_of(Message.UNSAFE_FILE, Place(file), why=why)


def damaged(file: str, why: str) -> Problem:
    """A file that breaks off or does not follow its own format."""
    return problem_of(Message.DAMAGED_FILE, Place(file), why=why)


def too_large(file: str, why: str, sheet: str | None = None) -> Problem:
    """More cells than can be held."""
    return problem_of(Message.TOO_LARGE, Place(file, sheet), why=why)
