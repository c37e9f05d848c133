"""The values of a spreadsheet reader -> a Column: each distinct one is written once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from nrr.intake.files.cellvalues import number_text, text_and_kind
from nrr.intake.tables.grids import Codes, Column, Kind, column_of_cells

_DIGITS = 15
"""Digits a spreadsheet keeps: a shorter text is exact, whatever writes it."""


def column_of_values(values: Sequence[Any]) -> Column:
    """A column of Python values; numbers, most of a workbook, are coded and written all at once."""
    types = set(map(type, values))
    if bool in types and (int in types or float in types):
        return column_of_cells([text_and_kind(value) for value in values])
    if types == {str}:  # Arrow codes texts twice as fast as pandas
        coded = pa.array(values, pa.large_string()).dictionary_encode()
        codes, texts = np.asarray(coded.indices, dtype=np.int32), coded.dictionary.to_pylist()
        return _column(codes, *_written(texts))
    if float in types:
        return _with_numbers(values, types)
    codes, found = pd.factorize(np.fromiter(values, object, len(values)), use_na_sentinel=False)
    return _column(codes.astype(np.int32), *_written(found.tolist()))


def _with_numbers(values: Sequence[Any], types: set[type]) -> Column:
    """Numbers beside whatever stands among them: coded apart, in one order of appearance."""
    if types == {float}:
        codes, found = pd.factorize(np.fromiter(values, np.float64, len(values)), use_na_sentinel=False)
        return _column(codes.astype(np.int32), *_numbers(found))
    held = np.fromiter(values, object, len(values))
    numeric = np.fromiter((type(value) is float for value in values), np.bool_, len(values))
    codes = np.empty(len(values), np.int64)
    codes[numeric], found = pd.factorize(held[numeric].astype(np.float64), use_na_sentinel=False)
    rest, others = pd.factorize(held[~numeric], use_na_sentinel=False)
    codes[~numeric] = rest + len(found)
    (texts, kinds), (more, of_more) = _numbers(found), _written(others.tolist())
    texts, kinds = texts + more, kinds + of_more
    codes, order = pd.factorize(codes)
    return _column(codes.astype(np.int32), [texts[i] for i in order], [kinds[i] for i in order])


def _numbers(found: npt.NDArray[np.float64]) -> tuple[list[str], list[Kind]]:
    """Arrow writes the shortest text that is the number: the same where it is short and has no exponent."""
    written = pa.array(found).cast(pa.string())
    long = pc.or_(pc.greater(pc.utf8_length(written), _DIGITS), pc.match_substring_regex(written, "[a-z]"))
    texts = written.to_pylist()
    for i in np.flatnonzero(long.to_numpy(zero_copy_only=False)).tolist():
        texts[i] = number_text(float(found[i]))
    return texts, [Kind.NUMBER] * len(texts)


def _written(values: Sequence[Any]) -> tuple[list[str], list[Kind]]:
    """Two lists: pairs would be looked through by the garbage collector."""
    texts: list[str] = []
    kinds: list[Kind] = []
    for value in values:
        text, kind = text_and_kind(value)
        texts.append(text)
        kinds.append(kind)
    return texts, kinds


def _column(codes: Codes, texts: list[str], kinds: list[Kind]) -> Column:
    if len(set(texts)) == len(texts):
        return Column(codes, tuple(texts), np.fromiter(kinds, np.int8, len(kinds)))
    column = column_of_cells(list(zip(texts, kinds, strict=True)))
    return replace(column, codes=column.codes[codes])
