"""Exports of billing tools and CRMs, recognised by their headings. A new one is a row."""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.ground import Problem, Severity
from nrr.intake.headings.frames import Frame
from nrr.intake.headings.roles import recurs
from nrr.intake.lexicon.phrases import words_of
from nrr.intake.shapes.cells import note
from nrr.intake.tables.grids import Table
from nrr.intake.values.stamps import Form
from nrr.retention import MARKED_HEADS, OWN_HEADS


@dataclass(frozen=True, slots=True)
class Export:
    """A known export: headings that give it away, and the role each of its columns plays."""

    name: str
    signs: tuple[str, ...]
    columns: Mapping[str, str]


EXPORTS: tuple[Export, ...] = (
    Export(
        "Stripe subscriptions",
        ("Customer ID", "Plan", "Interval", "Amount", "Current Period Start (UTC)", "Ended At (UTC)"),
        {
            "customer_id": "Customer ID",
            "customer": "Customer Description",
            "start": "Start (UTC)",
            "end": "Ended At (UTC)",
            "amount": "Amount",
            "interval": "Interval",
            "currency": "Currency",
            "status": "Status",
            "product": "Plan",
        },
    ),
    Export(
        "Stripe customer MRR changes",
        ("Customer ID", "Event Type", "MRR Change"),
        {
            "customer_id": "Customer ID",
            "movement": "Event Type",
            "amount": "MRR Change",
            "month": "Event Timestamp",
            "currency": "Currency",
        },
    ),
    Export(
        "ChartMogul activities",
        ("Customer", "Date", "Type", "Activity MRR Movement"),
        {
            "customer": "Customer",
            "month": "Date",
            "movement": "Type",
            "amount": "Activity MRR Movement",
            "currency": "Currency",
        },
    ),
    Export(
        "ChartMogul MRR movements",
        ("Customer Name", "Date", "Movement Type", "MRR Movement"),
        {
            "customer": "Customer Name",
            "month": "Date",
            "movement": "Movement Type",
            "amount": "MRR Movement",
            "currency": "Currency",
        },
    ),
    Export(
        "Stripe payments",
        ("id", "Amount", "Amount Refunded", "Captured", "Status", "Created date (UTC)"),
        {
            "customer_id": "Customer ID",
            "customer": "Customer Description",
            "month": "Created date (UTC)",
            "amount": "Amount",
            "currency": "Currency",
            "status": "Status",
        },
    ),
    Export(
        "Chargebee subscriptions",
        ("Subscription Id", "Customer Id", "Plan Id", "MRR", "Started At"),
        {
            "customer_id": "Customer Id",
            "customer": "Customer Company",
            "start": "Started At",
            "end": "Cancelled At",
            "amount": "MRR",
            "currency": "Currency",
            "status": "Subscription Status",
            "subscription": "Subscription Id",
        },
    ),
    Export(
        "Recurly subscriptions",
        ("account_code", "plan_code", "unit_amount", "activated_at"),
        {
            "customer_id": "account_code",
            "start": "activated_at",
            "end": "expires_at",
            "amount": "unit_amount",
            "currency": "currency",
            "status": "state",
            "product": "plan_code",
        },
    ),
    Export(
        "HubSpot deals",
        ("Deal Name", "Deal Stage", "Monthly recurring revenue", "Close Date"),
        {
            "customer": "Associated Company",
            "start": "Close Date",
            "end": "Recurring revenue inactive date",
            "amount": "Monthly recurring revenue",
            "status": "Deal Stage",
            "currency": "Currency",
        },
    ),
    Export(
        "QuickBooks invoices",
        ("Date", "Transaction type", "Name", "Memo/Description", "Amount"),
        {
            "customer": "Name",
            "month": "Date",
            "amount": "Amount",
            "product": "Product/Service",
            "currency": "Currency",
        },
    ),
    Export(
        "QuickBooks sales by customer",
        ("Date", "Transaction type", "Num", "Memo/Description", "Amount", "Balance"),
        {
            "customer": "Customer",
            "month": "Date",
            "amount": "Amount",
            "product": "Product/Service",
            "currency": "Currency",
        },
    ),
    Export(
        "CRM opportunities",
        ("Account Name", "Opportunity Name", "Stage", "Close Date", "Amount"),
        {
            "customer": "Account Name",
            "month": "Close Date",
            "start": "Contract Start Date",
            "end": "Contract End Date",
            "amount": "Amount",
            "status": "Stage",
            "currency": "Opportunity Currency",
        },
    ),
)


def known_export(frame: Frame) -> tuple[Mapping[str, str], list[Problem]]:
    """The columns of a known export by heading, and a note; nothing for any other table."""
    held = {words_of(heading.own) for heading in frame.headings if heading.own}
    for export in EXPORTS:
        if all(words_of(sign) in held for sign in export.signs):
            columns = {role: name for role, name in export.columns.items() if words_of(name) in held}
            if _bills_beside_what_recurs(columns, frame):
                del columns["amount"]
            text = f"Recognised as an export of {export.name} by its headings."
            return columns, [note("known_export", text, frame.table)]
    return {}, []


def _bills_beside_what_recurs(columns: Mapping[str, str], frame: Frame) -> bool:
    """The usual amount is what is billed, and a column that somebody added says what comes again."""
    usual = columns.get("amount", "")
    return bool(usual) and not recurs(usual) and any(recurs(heading.own) for heading in frame.headings)


def own_export(frame: Frame) -> tuple[str, ...]:
    """Headings of an export of this program that are no attributes; none where the table is no list of its
    customers.
    """
    headings = [heading.text for heading in frame.headings if heading.text]
    bare = {_without_unit(heading): heading for heading in headings}
    ends = [heading for heading in frame.headings if heading.stamp.form is Form.DAY]
    if len(ends) != 2 or not {words_of(head) for head in OWN_HEADS} <= bare.keys():
        return ()
    return tuple(
        bare[words_of(head)] for head in MARKED_HEADS if words_of(head) in bare and head != "Customer"
    )


def _without_unit(heading: str) -> tuple[str, ...]:
    """`Change (ARR, USD)` is Change."""
    return words_of(heading.partition(" (")[0])


def own_note(table: Table) -> Problem:
    """What is read of an export of this program."""
    text = (
        "Recognised as an export of this program: its customers at the two ends of a window, with nothing"
        " between them."
    )
    return note(
        "own_export",
        text,
        table,
        severity=Severity.WARNING,
        did="The two months were read.",
        remedy="Upload the file it was made from for the months between.",
    )
