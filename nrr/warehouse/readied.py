"""A table made ready for its questions: its currencies, the words of its columns, its groups, its codes."""

from dataclasses import replace

from nrr.ground import Refusal
from nrr.warehouse.coded import coded
from nrr.warehouse.rates import rates_for
from nrr.warehouse.rules import Rules
from nrr.warehouse.settled import text_of
from nrr.warehouse.tables import MOST_LABELS, Opened

MOST_CURRENCIES, FEW_LABELS = 60, 50


def with_words(table: Opened, rules: Rules) -> Opened:
    """With the words of its columns of revenue kinds and of statuses that policies ask for."""
    return _with_states(_with_usage(table, rules), rules)


def _with_states(table: Opened, rules: Rules) -> Opened:
    """Of rows with an amount, as a file has a state for those alone."""
    columns = table.columns
    if not columns.status:
        return table
    held = replace(table, table=table.table.filter(table.table[columns.amount].notnull()))
    told = ((word, rules.state(word)) for word in held.words(columns.status))
    return replace(table, columns=replace(columns, states=tuple((word, code) for word, code in told if code)))


def _with_usage(table: Opened, rules: Rules) -> Opened:
    """With the words of its column of revenue kinds that mean usage. Refusal for words of what does not
    recur: a file leaves such rows out or asks, and here nobody is asked.
    """
    if not table.columns.revenue_type:
        return table
    words = {word: rules.kind(word) for word in table.words(table.columns.revenue_type)}
    if once := [word for word, meant in words.items() if meant == "one_time"]:
        raise Refusal(
            f"{table.columns.revenue_type!r} has rows that do not recur ({', '.join(once[:5])}); "
            "give a view of the table without them"
        )
    usage = tuple(word for word, meant in words.items() if meant == "usage")
    return replace(table, columns=replace(table.columns, usage=usage))


def with_rates(opened: Opened, rules: Rules) -> Opened:
    """With the rates of its currencies where they are several; Refusal where there are none."""
    name = opened.columns.currency
    words = opened.words(name, MOST_CURRENCIES) if name else ()
    if len({rules.currency(word) or word for word in words}) < 2:
        return opened
    texts = opened.table.select(k=text_of(opened.table[name]))
    blank = int(opened.engine.rows(texts.agg(n=texts.k.isnull().sum().coalesce(0)))[0]["n"])
    rates, money = rates_for(words, blank, rules)
    return replace(opened, columns=replace(opened.columns, money=money), rates=rates)


def with_groups(opened: Opened) -> Opened:
    """Without the attributes that make no groups: those with nearly as many values as there are customers.

    Where the engine writes down, the table is from here on read in codes.
    """
    if opened.engine.keep is not None:
        return _in_codes(opened)
    names = opened.columns.attributes
    if not names:
        return opened
    rows = opened.rows_with([f"a{at}" for at in range(len(names))])
    counts = {f"a{at}": rows[f"a{at}"].nunique() for at in range(len(names))}
    (found,) = opened.engine.rows(rows.agg(c=rows.c.nunique(), **counts))
    kept = tuple(name for at, name in enumerate(names) if _groups(int(found[f"a{at}"]), int(found["c"])))
    return replace(opened, columns=replace(opened.columns, attributes=kept))


def _in_codes(opened: Opened) -> Opened:
    found = coded(opened.engine, opened.table, opened.columns, MOST_LABELS)
    known = replace(opened.columns, attributes=tuple(found.labels))
    (row,) = opened.engine.rows(found.lines.agg(c=found.lines.c.nunique()))
    kept = [name for name, labels in found.labels.items() if _groups(len(labels), int(row["c"]))]
    places = [known.attributes.index(name) for name in kept]
    names = [name for name in found.lines.columns if name[0] != "a"]
    rows = found.lines.select(*names, **{f"a{at}": found.lines[f"a{old}"] for at, old in enumerate(places)})
    own = replace(found, lines=rows, labels={name: found.labels[name] for name in kept})
    return replace(opened, columns=replace(known, attributes=tuple(kept)), coded=own)


def _groups(labels: int, customers: int) -> bool:
    return labels <= MOST_LABELS and (labels <= FEW_LABELS or labels <= customers * 0.5)
