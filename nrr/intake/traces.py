"""The way back: the cell of the upload that each entry of a draft was read from."""

import numpy as np
import numpy.typing as npt

from nrr.intake.drafts import Draft, Entries
from nrr.intake.tables.grids import distinct, letter_of, recoded
from nrr.ledgers import Origins

Ints = npt.NDArray[np.int32]


def origins_of(
    draft: Draft, entries: Entries, lines: Ints, index: Ints, minor: npt.NDArray[np.int64]
) -> Origins:
    """File, sheet, row, column and raw text of every entry of a draft."""
    texts: list[str] = []
    raw = np.empty(entries.count, np.int32)
    rows = np.empty(entries.count, np.int32)
    for source, table in enumerate(draft.tables):
        for column in distinct(entries.columns[entries.sources == source]).tolist():
            own = (entries.sources == source) & (entries.columns == column)
            cells = table.columns[column]
            used, codes = recoded(cells.codes[entries.rows[own]])
            raw[own] = codes + len(texts)
            texts += cells.texts_of(used)
            rows[own] = table.numbers[entries.rows[own]]
    places = tuple((table.file, table.sheet) for table in draft.tables)
    columns, names, letters = _sheet_columns(draft, entries)
    return Origins(
        lines, index, minor, rows, columns, entries.sources, raw, tuple(texts), places, names, letters
    )


def _sheet_columns(draft: Draft, entries: Entries) -> tuple[Ints, tuple[str, ...], tuple[str, ...]]:
    """The column in which each amount stands, with the heading and the letter of every column."""
    table = draft.tables[0]
    if table.turned_from is None:
        named = [
            (text or letter, letter) for text, letter in zip(draft.headings, table.letters, strict=False)
        ]
        return entries.columns, tuple(name for name, _ in named), tuple(letter for _, letter in named)
    used, codes = recoded(table.turned_from[entries.rows])
    first = [int(np.argmax(codes == code)) for code in range(len(used))]
    names = tuple(entries.shown[entries.customers[entry]] for entry in first)
    return codes, names, tuple(letter_of(index) for index in used.tolist())
