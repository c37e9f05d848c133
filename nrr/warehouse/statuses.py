"""Rows of a status that is no revenue are left out, as a file leaves them out; what nobody knows is asked."""

from dataclasses import dataclass

import ibis

from nrr.warehouse.engines import Engine
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import Column, Table, text_of

COUNTS, ENDED, LEFT_OUT = "counts", "ended", "left_out"
NOT_REVENUE = "not_revenue"
"""Why rows of a status were left out."""
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Statuses:
    """`word` is `counts`, `ended` or `left_out` of every row; `aside` are the rows left out."""

    word: Column
    aside: int = 0


def statuses_of(engine: Engine, table: Table, heading: str, rules: Rules) -> Statuses:
    """By the words of a column; rows without a status count, as all do where there is no such column."""
    counts = ibis.literal(COUNTS)
    if not heading:
        return Statuses(counts)
    own = text_of(table[heading])
    texts = table.select(k=own)
    words = texts.filter(texts.k.notnull()).group_by("k").agg(n=lambda rows: rows.count())
    found = {str(row["k"]): int(row["n"]) for row in engine.rows(words.order_by("k").limit(_MOST_WORDS))}
    told = rules.counted(heading, list(found))
    special = [(own == word, ibis.literal(meant)) for word, meant in told.items() if meant != COUNTS]
    aside = sum(found[word] for word, meant in told.items() if meant == LEFT_OUT)
    return Statuses(ibis.cases(*special, else_=counts) if special else counts, aside)
