"""A Ledger as bytes and back, for a book that is kept: strict on reading, never pickle."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from nrr.ground import Month, Refusal
from nrr.ledgers.contract_terms import Term
from nrr.ledgers.ledger import Attribute, Ledger
from nrr.ledgers.origins import Origins
from nrr.ledgers.stated_totals import SetAside, Statement

VERSION = 1


@dataclass(frozen=True, slots=True)
class _Array:
    dtype: str
    shape: tuple[int, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    labels: tuple[str, ...]
    codes: _Array
    role: str = ""  # what the column is for; books kept before it was written down have none


@dataclass(frozen=True, slots=True)
class _Cells:
    lines: _Array
    months: _Array
    arr_minor: _Array
    rows: _Array
    columns: _Array
    sheets: _Array
    raw: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    column_names: tuple[str, ...]
    column_letters: tuple[str, ...] = ()
    raw_codes: _Array | None = None  # books kept before there were codes have one text an amount in `raw`


@dataclass(frozen=True, slots=True)
class _Totals:
    words: str
    arr_minor: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Archive:
    version: int
    months: tuple[int, ...]
    grid: _Array
    names: tuple[str, ...]
    attributes: tuple[_Column, ...]
    roles: tuple[_Column, ...]
    currency: str
    status: _Array | None
    fx: dict[str, tuple[float, ...]]
    cells: _Cells | None
    fingerprint: str
    statements: tuple[_Totals, ...] = ()
    set_aside: tuple[_Totals, ...] = ()
    doubts: tuple[str, ...] = ()
    fiscal_start: int = 1
    terms: tuple[Term, ...] = ()


def pack(ledger: Ledger) -> bytes:
    """A book as uploaded (not a settled one) with the way back to its cells; the same book gives the same
    bytes.
    """
    return msgspec.msgpack.encode(
        _Archive(
            version=VERSION,
            months=tuple(month.ordinal for month in ledger.months),
            grid=_array(ledger.grid),
            names=ledger.names,
            attributes=_columns(ledger.attributes.values()),
            roles=_role_columns(ledger.roles),
            currency=ledger.currency,
            status=None if ledger.status is None else _array(ledger.status),
            fx=dict(ledger.fx),
            cells=None if ledger.origins is None else _cells(ledger.origins),
            fingerprint=ledger.fingerprint,
            statements=tuple(_totals(one.source, one.arr_minor) for one in ledger.statements),
            set_aside=tuple(_totals(one.reason, one.arr_minor) for one in ledger.set_aside),
            doubts=ledger.doubts,
            fiscal_start=ledger.fiscal_start,
            terms=ledger.terms,
        )
    )


def unpack(data: bytes) -> Ledger:
    """The book in the bytes; Refusal for anything that is not one."""
    try:
        archive = msgspec.msgpack.decode(data, type=_Archive)
        return _ledger(archive)
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise Refusal(f"this is not saved data: {error}") from error


def _ledger(archive: _Archive) -> Ledger:
    if archive.version != VERSION:
        raise Refusal(f"this data was saved in format {archive.version}; this program reads format {VERSION}")
    return Ledger(
        months=tuple(Month(ordinal) for ordinal in archive.months),
        grid=_restored(archive.grid, "int64"),
        names=archive.names,
        attributes=_restored_columns(archive.attributes),
        roles=_restored_roles(archive.roles),
        currency=archive.currency,
        status=None if archive.status is None else _restored(archive.status, "int8"),
        fx=archive.fx,
        origins=None if archive.cells is None else _restored_cells(archive.cells),
        fingerprint=archive.fingerprint,
        statements=tuple(Statement(one.words, _restored_totals(one)) for one in archive.statements),
        set_aside=tuple(SetAside(one.words, _restored_totals(one)) for one in archive.set_aside),
        doubts=archive.doubts,
        fiscal_start=archive.fiscal_start,
        terms=archive.terms,
    )


def _array(values: npt.NDArray[np.generic]) -> _Array:
    return _Array(str(values.dtype), values.shape, np.ascontiguousarray(values).tobytes())


def _restored(stored: _Array, dtype: str) -> npt.NDArray[Any]:
    if stored.dtype != dtype:
        raise ValueError(f"an array of {stored.dtype} stands where {dtype} belongs")
    return np.frombuffer(stored.data, dtype).reshape(stored.shape)


def _columns(attributes: Iterable[Attribute]) -> tuple[_Column, ...]:
    return tuple(_Column(one.name, one.labels, _array(one.codes)) for one in attributes)


def _restored_columns(columns: tuple[_Column, ...]) -> dict[str, Attribute]:
    return {one.name: Attribute(one.name, one.labels, _restored(one.codes, "int32")) for one in columns}


def _role_columns(roles: Mapping[str, Attribute]) -> tuple[_Column, ...]:
    """A role is known by its key: its name is the heading of the file, whatever that is."""
    return tuple(_Column(one.name, one.labels, _array(one.codes), role) for role, one in roles.items())


def _restored_roles(columns: tuple[_Column, ...]) -> dict[str, Attribute]:
    return {
        one.role or one.name: Attribute(one.name, one.labels, _restored(one.codes, "int32"))
        for one in columns
    }


def _totals(words: str, arr_minor: Mapping[Month, int]) -> _Totals:
    return _Totals(words, {month.ordinal: amount for month, amount in arr_minor.items()})


def _restored_totals(stored: _Totals) -> dict[Month, int]:
    return {Month(ordinal): amount for ordinal, amount in stored.arr_minor.items()}


def _cells(origins: Origins) -> _Cells:
    return _Cells(
        lines=_array(origins.lines),
        months=_array(origins.months),
        arr_minor=_array(origins.arr_minor),
        rows=_array(origins.rows),
        columns=_array(origins.columns),
        sheets=_array(origins.sheets),
        raw=origins.texts,
        raw_codes=_array(origins.raw),
        places=origins.places,
        column_names=origins.column_names,
        column_letters=origins.column_letters,
    )


def _restored_cells(cells: _Cells) -> Origins:
    return Origins(
        lines=_restored(cells.lines, "int32"),
        months=_restored(cells.months, "int32"),
        arr_minor=_restored(cells.arr_minor, "int64"),
        rows=_restored(cells.rows, "int32"),
        columns=_restored(cells.columns, "int32"),
        sheets=_restored(cells.sheets, "int32"),
        raw=np.arange(len(cells.raw), dtype=np.int32)
        if cells.raw_codes is None
        else _restored(cells.raw_codes, "int32"),
        texts=cells.raw,
        places=cells.places,
        column_names=cells.column_names,
        column_letters=cells.column_letters or ("",) * len(cells.column_names),
    )
