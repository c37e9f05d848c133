"""Rows whose words say that they are no customer's: totals, their companions, percentages."""

import numpy as np

from nrr.intake.columns.nouns import is_measure
from nrr.intake.drafts import Mask
from nrr.intake.headings.totals import TotalLabel, is_plain_summary, labelled
from nrr.intake.tables.grids import Column, Kind, Table
from nrr.intake.thresholds import LIMITS


def label_rows(table: Table, columns: list[int]) -> tuple[Mask, Mask]:
    """Rows in which one of the columns surely, and rows in which one perhaps, labels a total; a column that
    says ALL or Total in nearly every row says it of no row.
    """
    rows = max(1, int((~table.blank_rows).sum()))
    sure, maybe = np.zeros(table.height, np.bool_), np.zeros(table.height, np.bool_)
    for index in columns:
        column = table.columns[index]
        labels = {c: one for c, one in labelled(column.texts).items() if column.kinds[c] == Kind.TEXT}
        told = _rows_with(column, [c for c, one in labels.items() if one is TotalLabel.SURE])
        if told.sum() >= LIMITS.mostly * rows:
            continue
        sure |= told
        maybe |= _rows_with(column, [c for c, one in labels.items() if one is TotalLabel.MAYBE])
    return sure, maybe


def summary_rows(table: Table, columns: list[int], totals: Mask, silent: Mask) -> Mask:
    """Rows labelled as a total's companion (average, growth) below the total in the last rows; elsewhere
    there, only the plainest.

    Of a turned table the labels were headings: what names a measure heads no customer.
    """
    found, plainest = np.zeros(table.height, np.bool_), np.zeros(table.height, np.bool_)
    for index in columns:
        column = table.columns[index]
        codes = [c for c, one in labelled(column.texts).items() if one is TotalLabel.SUMMARY]
        if table.turned_from is not None:
            codes = sorted({*codes, *(c for c, text in enumerate(column.texts) if is_measure(text))})
        found |= _rows_with(column, codes)
        plainest |= _rows_with(column, [c for c in codes if is_plain_summary(column.texts[c])])
    found |= _below_all(table, columns, totals, silent)
    customers = np.flatnonzero(~(found | totals | silent))
    after = np.arange(table.height) > (customers[-1] if len(customers) else -1)
    if totals[after].any():
        below_total = np.arange(table.height) > np.flatnonzero(totals & after)[0]
        return np.asarray(found & below_total | plainest & after)
    return np.asarray(plainest & after)


def _below_all(table: Table, columns: list[int], totals: Mask, silent: Mask) -> Mask:
    """Rows below the last total that lack what customers have beside their names, such as a segment."""
    ends = np.flatnonzero(totals)
    below = np.arange(table.height) > (ends[-1] if len(ends) else table.height)
    people = ~totals & ~silent & ~below
    filled = [~table.columns[index].blank for index in columns]
    usual = [one for one in filled if people.any() and one[people].mean() >= LIMITS.mostly]
    if len(usual) < 2:
        return np.zeros(table.height, np.bool_)
    return np.asarray(below & (np.sum(usual, axis=0) == 1))


def rate_labels(table: Table, columns: list[int]) -> Mask:
    """Rows labelled as a growth, a share or anything in percent."""
    found = np.zeros(table.height, np.bool_)
    for index in columns:
        column = table.columns[index]
        summaries = {c for c, one in labelled(column.texts).items() if one is TotalLabel.SUMMARY}
        found |= _rows_with(
            column, [c for c, text in enumerate(column.texts) if c in summaries or "%" in text]
        )
    return found


def _rows_with(column: Column, codes: list[int]) -> Mask:
    if not codes:
        return np.zeros(len(column.codes), np.bool_)
    hits = np.zeros(len(column.texts), np.bool_)
    hits[codes] = True
    return np.asarray(hits[column.codes], np.bool_)
