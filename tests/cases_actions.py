"""How the worked cases of actions are put to the public face."""

from itertools import permutations

import numpy as np

import nrr
from nrr.actions import Pot
from nrr.scenarios import Flow


def amounts(rows, key="amount"):
    return np.repeat([float(row[key]) for row in rows], [row.get("count", 1) for row in rows])


def share_of(given):
    share = given.get("share")
    return None if share is None else nrr.actions.Share(*share)


def worth_of(found, on, now):
    """The answer of a case: the yield of each unit times the revenue it works on."""
    said = {
        "rate": found.rate,
        "rate_low": found.rate_low,
        "rate_high": found.rate_high,
        "reason": None if found.reason is None else str(found.reason),
        "small_sample": found.small,
        "whole": None if found.whole is None else found.whole * on,
        "worth": None,
        "points": None,
    }
    if found.span is not None:
        span = found.span.times(on)
        worth = {"low": span.low, "mid": span.mid, "high": span.high}
        points = {key: None if value is None else 100 * value / now for key, value in worth.items()}
        said |= {"worth": worth, "points": points}
    return said


def worth_loss_rate(given, asked):
    opening = amounts(given["opening"])
    losses = nrr.actions.Losses(
        given["lost"], list(opening), given.get("churned", given["lost"]), given.get("unknown", 0)
    )
    found = nrr.actions.loss_rate_yield(losses, share_of(given))
    effective = nrr.ground.ratios.effective_count(opening)
    scope = given.get("scope_now", given["now"])
    return worth_of(found, scope, given["now"]) | {"effective": effective}


def worth_state(given, asked):
    at_stake = sum(given["customers"].values())
    names = ("cases", "lost", "distinct", "base_cases", "base_lost")
    found = nrr.actions.state_yield(nrr.actions.Cases(*(given[name] for name in names)), share_of(given))
    said = worth_of(found, at_stake, given["now"])
    sides = {"p": found.rate, "b": found.base, "p_low": found.rate_low, "p_high": found.rate_high}
    return said | {"at_stake": at_stake} | sides


def worth_convert(given, asked):
    found = nrr.actions.convert_yield(given["steps"], share_of(given))
    on = sum(given["customers"].values())
    return worth_of(found, on, given["now"]) | {
        "step_quartiles": [found.rate_low, found.rate, found.rate_high]
    }


def worth_room(given, asked):
    found = nrr.actions.room_yield(share_of(given))
    return worth_of(found, sum(given["customers"].values()), given["now"])


def worth_win_back(given, asked):
    """A customer who is gone is no part of the base: money, and points only where returns count."""
    own = given["own"]
    found = nrr.actions.win_back_yield(
        nrr.actions.WonBack(own["events"], own["lost"], own["returned"]), share_of(given)
    )
    said = worth_of(found, given["lost_and_gone"], given["now"]) | {"own_rate": found.rate}
    if said["worth"] is not None:
        counted = said["points"]["mid"]
        said |= {"points": dict.fromkeys(said["points"], 0), "points_in_numerator": counted}
    return said


def worth_price(given, asked):
    step = nrr.actions.TypedStep(given["uplift"], given["reach"], given["extra_churn"])
    said = worth_of(nrr.actions.price_yield(step), given["now"], given["now"])
    levers = {"expansion": step.uplift * step.reach, "churn": step.extra_churn * step.reach}
    return said | {"levers": levers}


def worth_together(given, asked):
    told = given["actions"]
    customers = sorted({name for row in told.values() for name in row["values"]})
    paying = given.get("paying", {})
    pays = np.array([float(paying.get(name, np.inf)) for name in customers])
    failed = np.array([name in given.get("payment_customers", ()) for name in customers])

    def found(order):
        rows = {
            key: {
                Pot(told[key]["cause"]): np.array([float(told[key]["values"].get(c, 0)) for c in customers])
            }
            for key in order
        }
        return nrr.actions.together(rows, pays, failed)

    first = found(tuple(told))
    for order in permutations(told):
        assert found(order).parts == {key: first.parts[key] for key in order}
    alone = {key: sum(row["values"].values()) for key, row in told.items()}
    return {
        "alone": alone,
        "sum_of_alone": sum(alone.values()),
        "together": first.total,
        "parts": dict(first.parts),
    }


def levers_of_parts(given, asked):
    flow, now = Flow(**given["flow"]), given["now"]
    found = nrr.actions.levers_of_parts(flow, now, given["parts"])
    after = found.flow.nrr * now + found.returning
    return {
        "churn": found.shift.churn,
        "contraction": found.shift.contraction,
        "expansion": found.shift.expansion,
        "returning": found.returning,
        "not_applied": found.not_applied,
        "nrr_before": flow.nrr,
        "nrr_after": found.flow.nrr,
        "points": found.points,
        "arr_after": after,
        "arr_gain": after - flow.nrr * now,
    }


def side_of(rows):
    return nrr.actions.Side(amounts(rows, "then"), amounts(rows, "now"))


def measured_effect(given, asked):
    expected = nrr.actions.Span(**given["expected_worth"])
    due = nrr.actions.due_so_far(expected, given["months"], given["horizon"])
    aim = nrr.actions.Aim(given.get("aim", "keep"))
    found = nrr.actions.measured_effect(side_of(given["treated"]), side_of(given["compared"]), due, aim)
    base = float(amounts(given["treated"], "then").sum())

    def money(limit):
        return None if limit is None else limit * base

    return {
        "kept_treated": found.first,
        "kept_compared": found.second,
        "difference": found.difference,
        "money": found.money,
        "expected_mid": found.expected.mid,
        "low": found.low,
        "high": found.high,
        "money_low": money(found.low),
        "money_high": money(found.high),
        "verdict": str(found.verdict),
        "against": None if found.against is None else str(found.against),
    }


ADAPTERS = {
    "worth_loss_rate": worth_loss_rate,
    "worth_state": worth_state,
    "worth_convert": worth_convert,
    "worth_room": worth_room,
    "worth_win_back": worth_win_back,
    "worth_price": worth_price,
    "worth_together": worth_together,
    "levers_of_parts": levers_of_parts,
    "measured_effect": measured_effect,
}
