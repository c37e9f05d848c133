"""Subscriptions in the columns of billing platforms and their APIs."""

from exports_billing import UNDER_TRIAL, Rows, cells, last_bill, next_bill, second, zulu
from exports_company import Subscription, money


def chargebee_api_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "id,customer_id,plan_id,plan_quantity,plan_unit_price,plan_amount,billing_period,"
        "billing_period_unit,status,currency_code,mrr,started_at,activated_at,current_term_start,"
        "current_term_end,cancelled_at,deleted"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        unit, count = ("year", 1) if s.every == 12 else ("month", s.every)
        rows.append(
            cells(
                f"sub{s.number}|cust{s.key}|{s.plan.lower()}|1|{s.price}|{s.price}|{count}|{unit}|"
                f"{'cancelled' if s.end else 'active'}|USD|{0 if s.end else s.monthly}|"
                f"{second(s.begins)}|{second(s.begins)}|{second(last_bill(s))}|{second(next_bill(s))}|"
                f"{second(s.ends)}|false"
            )
        )
    for who, status, began in (("cust901", "in_trial", UNDER_TRIAL), ("cust902", "future", "2025-03-28")):
        rows.append(
            cells(
                f"{who}x|{who}|team|1|9900|9900|1|month|{status}|USD|0|{second(began)}||"
                f"{second(began)}|{second('2025-04-28')}||false"
            )
        )
    return rows


def recurly_api_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "id,account_id,plan_id,uuid,state,created_at,activated_at,canceled_at,expires_at,"
        "current_period_started_at,current_period_ends_at,trial_started_at,trial_ends_at,"
        "auto_renew,currency,unit_amount,quantity,add_ons_total,subtotal,collection_method,"
        "expiration_reason"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        rows.append(
            cells(
                f"r{s.number}|acct-{s.key}|{s.plan.lower()}|uuid{s.number}|"
                f"{'expired' if s.end else 'active'}|{second(s.begins)}|{second(s.begins)}|"
                f"{second(s.ends)}|{second(s.ends)}|{second(last_bill(s))}|{second(next_bill(s))}|||"
                f"true|USD|{money(s.price)}|1|0.00|{money(s.price)}|automatic|"
                f"{'canceled' if s.end else ''}"
            )
        )
    rows.append(
        cells(
            f"r90|acct-901|team|uuid90|future|{second('2025-03-28')}||||||||true|USD|99.00|1|0.00|"
            f"99.00|automatic|"
        )
    )
    return rows


def paddle_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "id,status,customer_id,currency_code,created_at,started_at,first_billed_at,"
        "next_billed_at,paused_at,canceled_at,collection_mode,billing_cycle_interval,"
        "billing_cycle_frequency,price_id,quantity,unit_price_amount"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        unit, count = ("year", 1) if s.every == 12 else ("month", s.every)
        rows.append(
            cells(
                f"sub_{s.number}|{'canceled' if s.end else 'active'}|ctm_{s.key}|USD|{zulu(s.begins)}|"
                f"{zulu(s.begins)}|{zulu(s.begins)}|{'' if s.end else zulu(next_bill(s))}||"
                f"{zulu(s.ends)}|automatic|{unit}|{count}|pri_{s.number}|1|{s.price}"
            )
        )
    rows.append(
        cells(
            f"sub_90|trialing|ctm_901|USD|{zulu(UNDER_TRIAL)}|{zulu(UNDER_TRIAL)}||"
            f"{zulu('2025-04-11')}|||automatic|month|1|pri_90|1|9900"
        )
    )
    return rows


def zuora_charges(subs: list[Subscription]) -> Rows:
    head = (
        "id,account_id,subscription_id,name,charge_number,charge_type,"
        "charge_model,billing_period,effective_start_date,effective_end_date,mrr,tcv,quantity,"
        "transaction_currency,is_last_segment"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        rows.append(
            cells(
                f"z{s.number}|acc{s.key}|A-S{s.number:05d}|{s.plan} fee|C-{s.number:05d}|"
                f"Recurring|Flat Fee Pricing|{'Annual' if s.every == 12 else 'Month'}|{s.begins}|"
                f"{s.ends}|{money(s.monthly)}|{money(s.price)}|1|USD|true"
            )
        )
    rows.append(
        cells(
            f"z90|acc{subs[0].key}|A-S00001|Implementation|C-00090|OneTime|"
            f"Flat Fee Pricing||2024-06-05|2024-06-06|0.00|1500.00|1|USD|true"
        )
    )
    return rows


def maxio_subscriptions(subs: list[Subscription]) -> Rows:
    head = (
        "id,state,customer_id,product_id,product_price_in_cents,interval,interval_unit,currency,"
        "created_at,activated_at,current_period_started_at,current_period_ends_at,"
        "trial_started_at,trial_ended_at,canceled_at,expires_at,cancel_at_end_of_period"
    )
    rows: Rows = [head.split(",")]
    for s in subs:
        rows.append(
            cells(
                f"{1000 + s.number}|{'canceled' if s.end else 'active'}|7{s.key}|{s.plan}|{s.price}|"
                f"{s.every}|month|USD|{zulu(s.begins)}|{zulu(s.begins)}|{zulu(last_bill(s))}|"
                f"{zulu(next_bill(s))}|||{zulu(s.ends)}||false"
            )
        )
    rows.append(
        cells(
            f"1090|trialing|7901|Team|9900|1|month|USD|{zulu(UNDER_TRIAL)}||{zulu(UNDER_TRIAL)}|"
            f"{zulu('2025-04-11')}|{zulu(UNDER_TRIAL)}||||false"
        )
    )
    rows.append(
        cells(
            f"1091|trial_ended|7902|Team|9900|1|month|USD|{zulu('2024-05-11')}||"
            f"{zulu('2024-05-11')}|{zulu('2024-06-11')}|{zulu('2024-05-11')}|{zulu('2024-06-11')}|"
            f"||false"
        )
    )
    return rows
