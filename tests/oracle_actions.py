"""Actions computed a second time, from the text of the method alone: no code of the package is used."""

from itertools import permutations
from math import sqrt
from statistics import NormalDist, quantiles

Z80 = NormalDist().inv_cdf(0.9)


def wilson(rate, n):
    middle = rate + Z80 * Z80 / (2 * n)
    half = Z80 * sqrt(rate * (1 - rate) / n + Z80 * Z80 / (4 * n * n))
    return (middle - half) / (1 + Z80 * Z80 / n), (middle + half) / (1 + Z80 * Z80 / n)


def ranged(low, mid, high, now):
    worth = {"low": low, "mid": mid, "high": high}
    return {"worth": worth, "points": {end: None if v is None else 100 * v / now for end, v in worth.items()}}


def worth_loss_rate(given):
    amounts = [row["amount"] for row in given["opening"] for _ in range(row.get("count", 1))]
    if given["unknown"] > 0.3 * given["churned"]:
        return {"worth": None, "reason": "reasons unknown"}
    if len(amounts) < 5:
        return {"worth": None, "reason": "small base"}
    rate = given["lost"] / sum(amounts)
    effective = sum(amounts) ** 2 / sum(a * a for a in amounts)
    low, high = wilson(rate, effective)
    least, most = given["share"]
    small = len(amounts) < 20 or effective < 10
    now = given["now"]
    mid = None if small else now * rate * (least + most) / 2
    found = {"rate": rate, "effective": effective, "rate_low": low, "rate_high": high, "whole": now * rate}
    return found | ranged(now * low * least, mid, now * high * most, now)


def worth_state(given):
    p, b = given["lost"] / given["cases"], given["base_lost"] / given["base_cases"]
    at_stake = sum(given["customers"].values())
    if given["cases"] < 10:
        return {"at_stake": at_stake, "worth": None, "reason": "few cases"}
    if p <= b:
        return {"at_stake": at_stake, "p": p, "b": b, "worth": None, "reason": "does not separate"}
    low, high = wilson(p, given["distinct"])
    least, most = given["share"]
    mid = None if given["distinct"] < 20 else at_stake * (p - b) * (least + most) / 2
    ends = (at_stake * max(0, low - b) * least, mid, at_stake * max(0, high - b) * most)
    return {"at_stake": at_stake, "p": p, "b": b, "whole": at_stake * (p - b)} | ranged(*ends, given["now"])


def worth_convert(given):
    if len(given["steps"]) < 10:
        return {"worth": None, "reason": "few cases"}
    low, mid, high = quantiles(given["steps"], n=4, method="inclusive")
    on, (least, most) = sum(given["customers"].values()), given["share"]
    ends = (on * low * least, on * mid * (least + most) / 2, on * high * most)
    return {"whole": on * mid, "step_quartiles": [low, mid, high]} | ranged(*ends, given["now"])


def worth_win_back(given):
    own = given["own"]
    if own["events"] < 10:
        return {"worth": None, "reason": "few cases"}
    rate = own["returned"] / own["lost"]
    least, most = given["share"]
    ends = [given["lost_and_gone"] * max(0.0, f - rate) for f in (least, (least + most) / 2, most)]
    worth = dict(zip(("low", "mid", "high"), ends, strict=True))
    return {"own_rate": rate, "worth": worth, "points": dict.fromkeys(worth, 0)}


def worth_price(given):
    net = given["now"] * given["reach"] * (given["uplift"] - given["extra_churn"])
    return ranged(net, net, net, given["now"])


def worth_together(given):
    actions, paying = given["actions"], given.get("paying", {})
    failed = set(given.get("payment_customers", ()))
    customers = {name for row in actions.values() for name in row["values"]}

    def whole(chosen):
        total = 0.0
        for name in customers:
            pots = {}
            for key in chosen:
                row = actions[key]
                value = row["values"].get(name, 0)
                pots[row["cause"]] = max(pots.get(row["cause"], value), value)
            payment = min(pots.get("payment", 0.0), paying.get(name, pots.get("payment", 0.0)))
            choice = 0.0 if name in failed else pots.get("choice", 0.0)
            room = paying.get(name, payment + choice) - payment
            total += payment + min(choice, room) + pots.get("grow", 0.0)
        return total

    if paying:
        return {"together": whole(tuple(actions))}
    orders = list(permutations(actions))
    parts = dict.fromkeys(actions, 0.0)
    for order in orders:
        for at, key in enumerate(order):
            parts[key] += (whole(order[: at + 1]) - whole(order[:at])) / len(orders)
    return {"together": whole(tuple(actions)), "parts": parts}


def levers_of_parts(given):
    flow, now, parts = given["flow"], given["now"], given["parts"]
    losses = {key: min(parts.get(key, 0) / now, flow[key]) for key in ("churn", "contraction")}
    up = parts.get("expansion", 0) / now
    beyond = sum(parts.get(key, 0) - losses[key] * now for key in losses)
    before = 1 + flow["expansion"] - flow["contraction"] - flow["churn"]
    after = before + up + sum(losses.values())
    return {
        **{key: -value for key, value in losses.items()},
        "expansion": up,
        "returning": parts.get("reactivation", 0),
        "not_applied": beyond,
        "nrr_before": before,
        "nrr_after": after,
        "points": 100 * (after - before),
    }


ORACLE = {
    one.__name__: one
    for one in (
        worth_loss_rate,
        worth_state,
        worth_convert,
        worth_win_back,
        worth_price,
        worth_together,
        levers_of_parts,
    )
}
