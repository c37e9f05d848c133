"""Why a file is not opened at all, and what to do instead: one sentence each."""

from nrr.ground import Place, Problem, Severity
from nrr.intake.files.kinds import FileKind

_SAVE_AS = "Open it in the program it came from and save the table as XLSX or CSV, then upload that."


def refusal(code: str, file: str, what: str, remedy: str = _SAVE_AS, sheet: str | None = None) -> Problem:
    """An error that stops the file."""
    return Problem(
        code, Severity.ERROR, what, remedy=remedy, did="Nothing was read.", place=Place(file, sheet)
    )


def not_a_table(file: str, kind: FileKind) -> Problem:
    """A file of a kind that holds no table, whatever its name says."""
    if kind is FileKind.EMPTY:
        return refusal(
            "empty_file",
            file,
            "The file is empty: there is no data in it.",
            "Export the table again and upload the new file.",
        )
    if kind is FileKind.JSON:
        return refusal("not_a_table", file, "The file is JSON, a format for programs, not a table.")
    return refusal(
        "not_a_table",
        file,
        f"The file is not a spreadsheet: it holds content of another kind ({kind.value}). This format cannot"
        " be read.",
    )


def password(file: str) -> Problem:
    """A protected workbook: the content is encrypted."""
    return refusal(
        "password_protected",
        file,
        "The file is password-protected (encrypted), so nothing in it can be read.",
        "Open it with the password, remove the protection (File, Info, Protect, Encrypt: empty password),"
        " save and upload again.",
    )


def unsafe(file: str, why: str) -> Problem:
    """A file built to hurt its reader, or damaged so that it looks like one."""
    return refusal(
        "unsafe_file",
        file,
        f"The file was not opened because it is unsafe or damaged: {why}.",
        "Open it in your spreadsheet program, copy the table into a new workbook, save that and upload it.",
    )


def damaged(file: str, why: str) -> Problem:
    """A file that breaks off or does not follow its own format."""
    return refusal(
        "damaged_file",
        file,
        f"The file is damaged or not a real workbook and cannot be opened ({why}).",
        "Open it in your spreadsheet program; if it opens there, save it again as XLSX or CSV and upload"
        " that.",
    )


def too_large(file: str, why: str, sheet: str | None = None) -> Problem:
    """More cells than can be held."""
    return refusal(
        "too_large",
        file,
        f"The table is too large to open safely: {why}.",
        "Delete the rows and columns outside the table (or copy the table into a new workbook) and upload"
        " again.",
        sheet,
    )
