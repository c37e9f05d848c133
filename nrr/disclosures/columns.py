"""Which columns of a book readers outside may see as groups: usual ones, ones to ask about, ones that name
somebody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from nrr.disclosures.cells import begins_names, customer_names, looks_like_people, named_in, naming_cell
from nrr.disclosures.headings import Said, said_by
from nrr.ground import Refusal
from nrr.ledgers import Attribute, Ledger, Naming
from nrr.retention import ACV_BAND, COHORT_YEAR, TENURE, View

DERIVED = (ACV_BAND, COHORT_YEAR, TENURE)
"""Groups made from the amounts themselves; they name nobody."""
_WHO = {
    Naming.ABSENT: "no person or company names",
    Naming.MASKED: "customers by code, no person or company names",
    Naming.SHOWN: "customer names",
}
_NAMING_ROLES = ("parent", "customer", "display", "subscription")


class Openness(StrEnum):
    """How far a column may go to readers."""

    USUAL = "usual"
    ASKED = "asked"
    NAMING = "naming"


@dataclass(frozen=True, slots=True)
class GroupColumn:
    """A column of the book as its readers would get it; `why` completes "left out, as it ..." where it
    names somebody.
    """

    name: str
    openness: Openness
    why: str = ""


def group_columns(ledger: Ledger) -> tuple[GroupColumn, ...]:
    """Every uploaded column of a book as read, then the groups derived from its amounts.

    A column is usual where its heading is known as one of groups and no cell of it names anybody; a heading
    nobody knows is asked about; one that names people or companies, by its role, heading or cells, is naming.
    """
    names = customer_names(ledger)
    told = tuple(_column(one, ledger, names) for one in ledger.attributes.values())
    derived = (GroupColumn(name, Openness.USUAL) for name in DERIVED if name not in ledger.attributes)
    return (*told, *derived)


def readable_columns(ledger: Ledger, naming: Naming, chosen: Sequence[str] | None = None) -> tuple[str, ...]:
    """The columns whose cells readers get: those chosen, or the usual ones.

    Refusal for a column the book has not, and for one that names people or companies where names are left
    out.
    """
    columns = {one.name: one for one in group_columns(ledger)}
    if chosen is None:
        return tuple(name for name, one in columns.items() if one.openness is Openness.USUAL)
    for name in chosen:
        _check(name, columns, naming)
    return tuple(name for name in columns if name in chosen)


def refuse_filter(filters: Sequence[str], ledger: Ledger, naming: Naming) -> None:
    """Refusal where a view is filtered by a column that names somebody: its values stand in the definition
    line.
    """
    naming_ones = {one.name: one.why for one in group_columns(ledger) if one.openness is Openness.NAMING}
    for name in filters if naming is not Naming.SHOWN else ():
        if name in naming_ones:
            raise Refusal(
                f"the figures are filtered by {name}, which {naming_ones[name]}. Clear this filter, or show"
                " customer names."
            )


def readable_words(columns: Sequence[str], naming: Naming) -> str:
    """What readers will be able to read of the file: "Region, Plan; no person or company names"."""
    return f"{', '.join(columns) or 'No column'}; {_WHO[naming]}"


def refuse_named(text: str, ledger: Ledger, naming: Naming, where: str) -> None:
    """Refusal where a text of the publisher holds a customer's name while names are left out or masked."""
    name = "" if naming is Naming.SHOWN or not text else named_in(text, customer_names(ledger))
    if name:
        raise Refusal(f"{where} names a customer ({name}). Take the name out, or show customer names.")


def _check(name: str, columns: dict[str, GroupColumn], naming: Naming) -> None:
    if name not in columns:
        raise Refusal(f"there is no column {name!r} to group by; the data has: {', '.join(columns)}")
    if columns[name].openness is Openness.NAMING and naming is not Naming.SHOWN:
        raise Refusal(
            f"the column {name} {columns[name].why}, and names are left out or masked. "
            "Leave the column out, or show customer names."
        )


def _column(attribute: Attribute, ledger: Ledger, names: frozenset[str]) -> GroupColumn:
    why = _why_naming(attribute, ledger, names)
    if why:
        return GroupColumn(attribute.name, Openness.NAMING, why)
    usual = said_by(attribute.name) is Said.GROUPS
    return GroupColumn(attribute.name, Openness.USUAL if usual else Openness.ASKED)


def _why_naming(attribute: Attribute, ledger: Ledger, names: frozenset[str]) -> str:
    said = said_by(attribute.name)
    if any(_same(attribute, ledger.roles[role]) for role in _NAMING_ROLES if role in ledger.roles):
        return "names customers or their parents"
    if said is Said.PEOPLE:
        return "names people"
    if said in (Said.COMPANIES, Said.CUSTOMERS):
        return "names companies"
    if naming_cell(attribute.labels, names):
        return "holds names or addresses"
    if said is Said.NOTHING and (
        looks_like_people(attribute.labels) or begins_names(attribute.labels, names)
    ):
        return "looks like names of people or companies"
    return ""


def _same(one: Attribute, other: Attribute) -> bool:
    return (
        one.labels == other.labels
        and one.codes.shape == other.codes.shape
        and bool((one.codes == other.codes).all())
    )


def refuse_saved(view: View) -> None:
    """A rule may hold names and stays at home."""
    saved = {rule.name for rule in view.segments}
    for name, _ in view.where:
        if name in saved:
            raise Refusal(
                f"the figures are filtered by the saved segment {name}, whose rule stays in this browser."
                " Filter by its columns instead, or clear this filter."
            )
