"""Each recipe's sample in one of the dresses exports come in; in all of them, and without each column:
`python tests/fuzz/dresses.py`.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import dresses
import exports

NAMES = sorted(path.stem for path in exports.FOLDER.glob("*.toml"))
PLAIN = [dress for dress in dresses.DRESSES if "columns" not in dress and "rows" not in dress]
"""A report of sections (QuickBooks) cannot be read once its rows or columns are moved; it is refused."""


@pytest.mark.parametrize("place", range(len(NAMES)), ids=NAMES)
def test_an_export_is_read_right_in_every_dress(place):
    dress = PLAIN[place % len(PLAIN)]
    assert dresses.dressed(NAMES[place], dress) == "right", dress


@pytest.mark.parametrize("place", range(0, len(NAMES), 4), ids=NAMES[::4])
def test_columns_moved_or_added_never_make_an_export_wrong(place):
    moved = [dress for dress in dresses.DRESSES if dress not in PLAIN]
    dress = moved[place // 4 % len(moved)]
    assert dresses.dressed(NAMES[place], dress) in ("right", "asked", "refused"), dress


@pytest.mark.parametrize(
    ("name", "gone", "becomes"),
    [
        ("stripe_invoices", "Amount Due", "right"),
        ("stripe_invoices", "Subscription", "right"),
        ("recurly_subscriptions", "plan_interval_length", "asked"),
        ("stripe_api_subscriptions", "recurring_interval_count", "asked"),
        ("chargebee_api_subscriptions", "customer_id", "refused"),
        ("chargebee_api_subscriptions", "billing_period_unit", "asked"),
        ("chartmogul_movements", "MRR_MOVEMENT", "refused"),
        ("xero_invoices", "ContactName", "refused"),
        ("zuora_charges", "account_id", "refused"),
        ("lemon_squeezy_invoices", "subtotal", "refused"),
        ("recharge_subscriptions", "quantity", "noted"),
        ("stripe_subscriptions", "Status", "asked"),
        ("revenuecat_transactions", "is_sandbox", "noted"),
    ],
)
def test_an_export_without_one_of_its_columns_is_never_read_wrong_in_silence(name, gone, becomes):
    assert dresses.without(name, gone) == becomes
