"""What was recognised in a file, in one sentence, and where it stands in the file."""

from collections.abc import Iterator

import nrr
from pages.parts import today
from pages.parts.imports import first_figures, intakes

_SHAPES = {
    "wide": "one row per customer and one column per month",
    "long": "one row per customer and month",
    "periods": "contracts with a start and an end",
    "events": "dated changes of revenue",
    "invoices": "invoices",
    "summary": "totals of one period, without customers",
    "workbook": "customers by month, written by this product",
}
_UNITS = {
    "mrr": "monthly",
    "arr": "annual",
    "quarter": "quarterly",
    "minor_units": "monthly, in cents",
    "period": "for the whole period",
    "rhythm": "spread over each customer's rhythm",
    "changes": "changes of what each customer pays",
}
_SPREAD = {
    "periods": "spread over the months of each contract",
    "invoices": "spread over the months they are for",
}
_MOST_FILTERS = 4


def sentence(found: intakes.Read) -> str:
    """Sheet, shape, customers, period, currency and unit; empty where nothing was recognised."""
    intake = found.intake
    shape = _SHAPES.get(intake.shape, "")
    if not shape:
        return ""
    where = f"Sheet {intake.glimpse.sheet}" if intake.glimpse.sheet else "The file"
    if intake.ledger is None:
        return f"{where} holds {shape}."
    parts = (_people(intake, intake.ledger), _period(intake.ledger.months), _amounts(intake, intake.ledger))
    return f"{where} holds {shape}: {', '.join(parts)}."


def _people(intake: nrr.Intake, ledger: nrr.Ledger) -> str:
    by = intake.mapping.get("customer_id") or intake.mapping.get("customer")
    told = f" identified by {by}" if by else ""
    return f"{nrr.plural(ledger.customer_count, 'customer')}{told}"


def _period(months: tuple[nrr.Month, ...]) -> str:
    span = nrr.successions.between(months[0], months[-1])
    missing = months[-1].since(months[0]) + 1 - len(months)
    return f"{span} ({_missing(months)} missing)" if missing else span


def _missing(months: tuple[nrr.Month, ...]) -> str:
    """The first months that are not there."""
    held = set(months)
    gone = [month for n in range(months[-1].since(months[0])) if (month := months[0] + n) not in held]
    return ", ".join(month.label for month in gone[:3]) + (
        f" and {len(gone) - 3} more" if len(gone) > 3 else ""
    )


def _amounts(intake: nrr.Intake, ledger: nrr.Ledger) -> str:
    unit = _unit(intake)
    return f"amounts {_currency(intake, ledger)}{f', {unit}' if unit else ''}"


def _currency(intake: nrr.Intake, ledger: nrr.Ledger) -> str:
    if ledger.currency:
        return f"in {ledger.currency}"
    if first_figures.needs_rates(ledger):
        return f"in {len(ledger.roles['currency'].labels)} currencies"
    return "without a currency sign"


def unit_assumed(intake: nrr.Intake) -> bool:
    """Whether nothing in the file and nobody said that amounts are monthly."""
    said = any(problem.code in ("unit", "minor_units") for problem in intake.problems)
    heading = intake.mapping.get("amount", "").casefold()
    told = intake.answers.amount_is is not None or said or "mrr" in heading or "month" in heading
    return intake.ledger is not None and intake.shape in ("wide", "long") and not told


def _unit(intake: nrr.Intake) -> str:
    told = intake.answers.amount_is
    if told is not None:
        return f"{_UNITS[told]} as you answered"
    said = next((p for p in intake.problems if p.code in ("unit", "minor_units")), None)
    if said is not None:
        return "read as cents" if said.code == "minor_units" else "converted to monthly"
    if unit_assumed(intake):
        return "assumed monthly"
    if intake.shape in _SPREAD:
        return _SPREAD[intake.shape]
    return f"monthly by column {intake.mapping['amount']}" if "amount" in intake.mapping else "monthly"


def details(found: intakes.Read) -> str:
    """Whose export it is, the heading rows, what the last month comes to, and the columns to filter by."""
    return " · ".join(_details(found))


def _details(found: intakes.Read) -> Iterator[str]:
    intake = found.intake
    yield from (problem.what.rstrip(".") for problem in intake.problems if problem.code == "known_export")
    if intake.glimpse.rows:
        yield _headings(intake)
    if intake.ledger is not None:
        month = today.complete(intake.ledger, nrr.Policy()).months[-1].label
        mrr, arr = (first_figures.closing(found, basis) for basis in (nrr.Basis.MRR, nrr.Basis.ARR))
        yield f"Closing MRR {mrr} ({arr} ARR) in {month}"
        yield _filters(intake.ledger)


def _headings(intake: nrr.Intake) -> str:
    glimpse = intake.glimpse
    if not glimpse.header_row:
        return "No headings: columns go by their letters"
    joined = next((p.place.rows for p in intake.problems if p.code == "joined_header" and p.place), ())
    rows = joined or (glimpse.header_row,)
    where = f"Headings in {'rows' if len(rows) > 1 else 'row'} {' and '.join(map(str, rows))}"
    above = rows[0] - 1
    return f"{where}, {nrr.plural(above, 'row')} above excluded" if above else where


def _filters(ledger: nrr.Ledger) -> str:
    """The first columns to filter by; a book with many names the number of the rest."""
    names = list(ledger.attributes)
    if not names:
        return "No columns to filter by"
    more = f" and {len(names) - _MOST_FILTERS} more" if len(names) > _MOST_FILTERS else ""
    return f"Filter by {', '.join(names[:_MOST_FILTERS])}{more}"
