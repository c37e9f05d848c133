"""Health signals written beside the revenue reach the book, however many different values they hold."""

from nrr.accounts.columns import Held, columns_of
from nrr.intake import read

HEAD = "Customer,Month,MRR,Logins,NPS,Open tickets,Renewal date,Failed payments,Churn reason,Remark"


def rows():
    for i in range(120):
        for m in (1, 2, 3):
            yield (
                f"C{i:03d},2023-{m:02d}-01,{100 + i}.00,{i * 37 + m},{i % 11},{i % 7},2024-{m:02d}-15,"
                f"{i % 3},price,note {i} {m}"
            )


def test_signals_of_the_ledger_file_are_columns_of_the_book():
    book = read("\n".join((HEAD, *rows())).encode(), "book.csv").ledger
    held = columns_of(book)
    assert {Held.USAGE, Held.NPS, Held.TICKETS, Held.RENEWAL, Held.PAYMENT_FAILURES, Held.REASON} <= set(held)
    assert held[Held.USAGE].codes.ndim == 2, "a value a month"
    assert len(held[Held.USAGE].labels) == 360
    assert "Remark" not in book.attributes, "remarks make no groups"
