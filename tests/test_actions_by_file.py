"""The worked cases of actions through the door: each is written as the file a person would upload, read, and
answered; a dozen further ones are answered in memory, by file and by a second program.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

import nrr
from cases import CASES
from cases_actions import ADAPTERS
from nrr.actions import Amounts, Edits, Share, Terms
from nrr.intake.wires import decoded, encoded
from oracle_actions import ORACLE

EXACT = {"rel": 1e-6, "abs": 1e-6}
"""Amounts in a file are whole cents."""
SCALE = 1200
"""A case's amount of one is a hundred a month, so that every amount is whole cents."""


def loss(opening, lost, churned, unknown, now, share):
    return {
        "function": "worth_loss_rate",
        "input": {
            "opening": [{"count": count, "amount": amount} for count, amount in opening],
            "lost": lost,
            "churned": churned,
            "unknown": unknown,
            "now": now,
            "share": share,
        },
    }


def state(customers, cases, distinct, base, share, now=1_000_000):
    counted = dict(zip(("cases", "lost"), cases, strict=True)) | {"distinct": distinct}
    counted |= dict(zip(("base_cases", "base_lost"), base, strict=True))
    return {
        "function": "worth_state",
        "input": {"customers": customers, **counted, "share": share, "now": now},
    }


def steps(customers, own, share, now=500_000):
    given = {"customers": customers, "steps": own, "share": share, "now": now}
    return {"function": "worth_convert", "input": given}


def back(gone, events, lost, returned, share):
    own = {"events": events, "lost": lost, "returned": returned}
    return {
        "function": "worth_win_back",
        "input": {"lost_and_gone": gone, "own": own, "share": share, "now": 1_000_000},
    }


def levers(flow, parts):
    rates = dict(zip(("expansion", "contraction", "churn"), flow, strict=True))
    return {"function": "levers_of_parts", "input": {"flow": rates, "now": 1_000_000, "parts": parts}}


OWN = {
    "nothing lost has a range from nothing": loss([(60, 1000)], 0, 2000, 0, 70_000, [0.2, 0.3]),
    "fifteen customers have a range and no middle": loss([(15, 1000)], 1000, 3000, 0, 20_000, [0.2, 0.3]),
    "one giant is a small sample": loss([(30, 100), (1, 27_000)], 100, 1000, 0, 40_000, [0.2, 0.3]),
    "exactly 30% unknown may be split": loss([(50, 1000)], 2000, 10_000, 3000, 60_000, [0.1, 0.15]),
    "four customers are too few": loss([(4, 1000)], 1000, 1000, 0, 6000, [0.2, 0.3]),
    "nine cases are too few": state({"Ada": 9000}, (9, 4), 9, (300, 9), [0.1, 0.15]),
    "nineteen different cutters": state({"Ada": 9000, "Bo": 400}, (24, 9), 19, (400, 20), [0.1, 0.15]),
    "an equal rate does not separate": state({"Ada": 9000}, (20, 2), 20, (400, 40), [0.1, 0.15]),
    "ten steps are enough": steps({"Ada": 10_000}, [k / 20 for k in range(1, 11)], [0.0, 0.2]),
    "what comes back by itself is worth nothing more": back(100_000, 12, 90_000, 18_000, [0.15, 0.2]),
    "part of the range lies above the own rate": back(100_000, 10, 90_000, 16_200, [0.15, 0.2]),
    "a rate stops at zero and the rest is told": levers(
        (0.10, 0.01, 0.02), {"churn": 50_000, "contraction": 4000}
    ),
    "only growth": levers((0.05, 0.03, 0.04), {"expansion": 25_000}),
    "payment and choice never exceed what is paid": {
        "function": "worth_together",
        "input": {
            "actions": {
                "P": {"cause": "payment", "values": {"X": 70, "Y": 5}},
                "Q": {"cause": "choice", "values": {"X": 60, "Y": 20}},
                "R": {"cause": "choice", "values": {"X": 10, "Z": 8}},
                "G": {"cause": "grow", "values": {"X": 40, "Z": 1}},
            },
            "paying": {"X": 100, "Y": 100, "Z": 100},
        },
    },
}
"""Invented beside those that came with the method."""


def months_of(count):
    return [str(nrr.Month.parse("2024-01") + k) for k in range(count)]


def ledger_of(rows, length, heads=()):
    """Through the reader's own process form, as an upload: `rows` are (name, amounts a month, *columns)."""
    lines = [["Customer", *heads, *months_of(length)]]
    lines += [[name, *more, *(f"{float(a):.2f}" for a in amounts)] for name, amounts, *more in rows]
    data = "\n".join(",".join(line) for line in lines).encode()
    found = decoded(encoded(nrr.read(data, "book.csv")))
    assert found.ledger is not None, found.problems
    return found.ledger


def paid(amount, first, last, length):
    """A case's yearly amount as months from `first` to before `last`."""
    monthly = Fraction(amount) * SCALE / 12
    return [monthly if first <= t < last else 0 for t in range(length)]


def subject_of(ledger):
    return nrr.findings.subject_of(ledger, nrr.View(nrr.Window.trailing(ledger.months[-1], 12)))


def answered(rows, length, action, share, heads=()):
    """The action's record on the file, with its share as the case has it."""
    subject = subject_of(ledger_of(rows, length, heads))
    worth = nrr.actions.valued(nrr.actions.Ground(subject), Edits({action: Share(*share)}), {})
    part = nrr.actions.part_of(worth[action])
    found = {
        "reason": part.reason or None,
        "rate": part.rate,
        "p": part.rate,
        "own_rate": part.rate,
        "b": part.base_rate,
        "whole": None if part.whole_arr_minor is None else part.whole_arr_minor / SCALE / 100,
        "worth": None,
    }
    if part.worth is None:
        return found
    base = float(subject.run.grid[-1].sum())
    ends = {end: getattr(part.worth, f"{end}_arr_minor") for end in ("low", "mid", "high")}
    points = {end: None if v is None else 0.0 if part.outside else 100 * v / base for end, v in ends.items()}
    worth = {end: None if v is None else v / SCALE / 100 for end, v in ends.items()}
    return found | {"worth": worth, "points": points}


def picked(amounts, wanted):
    """Positions whose amounts come nearest to a sum, the small ones first."""
    found, total = set(), 0
    for at in sorted(range(len(amounts)), key=amounts.__getitem__):
        if total + amounts[at] <= wanted:
            found.add(at)
            total += amounts[at]
    return found


def by_file_loss_rate(given):
    """The opening's customers; some leave over failed payments, some without a reason, some by decision."""
    amounts = [row["amount"] for row in given["opening"] for _ in range(row.get("count", 1))]
    lost = picked(amounts, given["lost"])
    rest = [at for at in range(len(amounts)) if at not in lost]
    others = picked([amounts[at] for at in rest], given["churned"] - given["lost"])
    gone = [rest[at] for at in sorted(others)]
    silent = {gone[at] for at in picked([amounts[at] for at in gone], given["unknown"])}
    rows = [
        (
            f"c{at}",
            paid(amount, 0, 12 if at in lost or at in gone else 13, 13),
            "card declined" if at in lost else "" if at in silent else "too small" if at in gone else "",
        )
        for at, amount in enumerate(amounts)
    ]
    staying = sum(a for at, a in enumerate(amounts) if at not in lost and at not in gone)
    new = given["now"] - staying
    rows.append(("new", paid(new, 12, 13, 13), ""))
    return answered(rows, 13, "A-DUN", given["share"], ["Churn reason"])


def by_file_state(given):
    """Recent cutters: 13 months, counted in the ten with three more behind them.

    Cutters begin one month before their last counted month and cut in it, twice cutters one earlier; the lost
    ones leave in the last month. Customers of one month leave at once; the rest stays.
    """
    cases, lost, distinct = given["cases"], given["lost"], given["distinct"]
    length, last, rows = 13, 9, []
    extra = cases - distinct
    for at in range(distinct):
        cuts = 1 + extra // distinct + (at < extra % distinct)
        first = last - cuts
        kept = [100 - 5 * k for k in range(cuts + 1)]
        amounts = [0] * first + kept + [kept[-1]] * (length - 1 - last)
        rows.append((f"cut{at}", amounts, cuts))
    gone, left = lost, []
    for name, amounts, cuts in sorted(rows, key=lambda row: row[2]):
        leaves = gone >= cuts
        gone -= cuts if leaves else 0
        # All cuts of a customer are followed by its leaving only where the first of them is near enough.
        left.append((name, [*amounts[:-1], 0 if leaves else amounts[-1]]))
    assert gone == 0
    ones = [(f"one{at}", [0] * 5 + [50] + [0] * 7) for at in range(given["base_lost"])]
    months = given["base_cases"] - distinct - given["base_lost"]
    calm = [9] * (months // 9) + ([months % 9] if months % 9 else [])
    recent = [(name, paid(amount, 11, 13, length)) for name, amount in given["customers"].items()]
    recent = [(name, [*a[:11], a[11] * 2, a[12]]) for name, a in recent]
    now = sum(row[1][-1] for row in [*left, *recent])
    each = (Fraction(given["now"]) * SCALE / 12 - now) / len(calm)
    whole = [round(each, 2)] * (len(calm) - 1)
    whole.append(each * len(calm) - sum(whole))
    stay = [
        (f"s{k}", [0] * (10 - m) + [a] * (m + 3)) for k, (m, a) in enumerate(zip(calm, whole, strict=True))
    ]
    return answered([*left, *ones, *stay, *recent], length, "A-CUT", given["share"])


def by_file_convert(given):
    """Ten peers a candidate so that there is room, everybody else's steps within the year."""
    rows = []
    for at, step in enumerate(given["steps"]):
        rows.append((f"grew{at}", [200] * 6 + [round(200 * (1 + step), 2)] * 7, "10%"))
    for name, amount in given["customers"].items():
        monthly = Fraction(amount) * SCALE / 12
        rows.append((name, [monthly] * 13, "85%"))
        rows += [(f"{name} peer {k}", [monthly + 1000 * k] * 13, "20%") for k in range(1, 10)]
    now = Fraction(given["now"]) * SCALE / 12
    rows.append(("rest", [0] * 12 + [now - sum(Fraction(row[1][-1]) for row in rows)], "20%"))
    return answered(rows, 13, "A-LIMIT", given["share"], ["Usage of limit %"])


def by_file_win_back(given):
    """Thirty months: those lost early, one of whom came back; those lost within the last twelve."""
    own = given["own"]
    each = Fraction(own["lost"], own["events"])
    rows = [(f"early{k}", paid(each, 0, 3, 30)) for k in range(own["events"])]
    came = paid(own["returned"], 6, 30, 30)
    rows[0] = (rows[0][0], [early + later for early, later in zip(rows[0][1], came, strict=True)])
    rows.append(("gone", paid(given["lost_and_gone"], 0, 25, 30)))
    rows.append(("stays", paid(given["now"] - own["returned"], 0, 30, 30)))
    return answered(rows, 30, "A-WINBACK", given["share"])


def by_file_levers(given):
    """A base of a million a year with these rates; who is new fills it up to what is paid now."""
    flow, now, base = given["flow"], given["now"], 1_000_000
    shares = {key: round(flow[key] * base) for key in flow}
    rows = [
        ("grows", [*paid(100_000, 0, 12, 12), paid(100_000 + shares["expansion"], 0, 1, 1)[0]]),
        ("cuts", [*paid(100_000, 0, 12, 12), paid(100_000 - shares["contraction"], 0, 1, 1)[0]]),
        ("stays", paid(800_000 - shares["churn"], 0, 13, 13)),
    ]
    if shares["churn"]:
        rows.append(("leaves", paid(shares["churn"], 0, 12, 13)))
    kept = base + shares["expansion"] - shares["contraction"] - shares["churn"]
    more = now - kept
    if more > 0:
        rows.append(("new", paid(more, 12, 13, 13)))
    ledger = ledger_of(rows, 13)
    view = nrr.View(nrr.Window.trailing(ledger.months[-1], 12))
    own = nrr.outlook(nrr.retention.prepared(ledger, view), ledger.months[-1], view.policy, nrr.Mode.ANNUAL)
    scale = float(sum(one.arr_minor for one in own.segments)) / now
    parts = {key: value * scale for key, value in given["parts"].items()}
    found = nrr.outlooks.acted(own, parts).applied
    return {
        "churn": found.shift.churn,
        "contraction": found.shift.contraction,
        "expansion": found.shift.expansion,
        "returning": found.returning / scale,
        "not_applied": found.not_applied / scale,
        "nrr_before": found.before.nrr,
        "nrr_after": found.flow.nrr,
        "points": found.points,
    }


def by_file_price(given):
    rows = [(f"c{k}", paid(Fraction(given["now"], 10), 0, 13, 13)) for k in range(10)]
    step = nrr.actions.TypedStep(given["uplift"], given["reach"], given["extra_churn"])
    subject = subject_of(ledger_of(rows, 13))
    worth = nrr.actions.valued(nrr.actions.Ground(subject), Edits(step=step), {})["A-STEP"]
    ends = {end: worth.alone(end) / 100 / SCALE for end in ("low", "mid", "high")}
    return {"worth": ends, "points": {end: 100 * worth / given["now"] for end, worth in ends.items()}}


def by_file_effect(given):
    """Cutters of the month before: those called, and those taken out of the list; then the file of later."""
    sides = {"T": given["treated"], "G": given["compared"]}
    each = [
        (f"{side}{n:03}", row["then"], row["now"], side)
        for side, rows in sides.items()
        for n, row in enumerate(row for row in rows for _ in range(row.get("count", 1)))
    ]
    past = [(f"p{n}", [90] * 2 + [80] * 2 + [0] * 9) for n in range(20)]
    past += [(f"q{n}", [90] * 2 + [80] * 11) for n in range(20)]
    early = [
        (name, [a * 11 / 10 for a in paid(then, 0, 12, 12)] + paid(then, 0, 1, 1))
        for name, then, _, _ in each
    ]
    subject = subject_of(ledger_of([*past, *early], 13))
    without = tuple(name for name, _, _, side in each if side == "G")
    terms = Terms("case", "2025-02-01", nrr.Month.parse("2025-03"), without=without)
    made = nrr.actions.agree(subject, (), "A-CUT", terms, "stamp")
    ends = [given["expected_worth"][end] * 100 * SCALE for end in ("low", "mid", "high")]
    made = replace(made, worth=Amounts(*ends), horizon_months=given["horizon"])
    later = [(name, [*a, *[0] * given["months"]]) for name, a in past[:20]]
    later += [(name, [*a, *[a[-1]] * given["months"]]) for name, a in past[20:]]
    now = {name: paid(now, 0, 1, 1)[0] for name, _, now, _ in each}
    later += [(name, [*a, *[now[name]] * given["months"]]) for name, a in early]
    found = nrr.actions.outcome(made, subject_of(ledger_of(later, 13 + given["months"]))).measured
    return {
        "kept_treated": found.first,
        "kept_compared": found.second,
        "difference": found.difference,
        "money": found.money / 100 / SCALE,
        "expected_mid": found.expected.mid,
        "low": found.low,
        "high": found.high,
        "verdict": str(found.verdict),
        "against": None if found.against is None else str(found.against),
    }


BY_FILE = {
    "worth_loss_rate": by_file_loss_rate,
    "worth_state": by_file_state,
    "worth_convert": by_file_convert,
    "worth_win_back": by_file_win_back,
    "worth_price": by_file_price,
    "levers_of_parts": by_file_levers,
    "measured_effect": by_file_effect,
}
GIVEN = [key for key, case in CASES.items() if case["group"].startswith("action_")]


def told(found, wanted):
    """Of what is wanted, what was found: a file does not hold an effective number or limits by name."""
    return {key: value for key, value in wanted.items() if key in found}


def agrees(found, wanted):
    for key, value in told(found, wanted).items():
        assert flat(found[key], value) == pytest.approx(flat(value, value), **EXACT), key
    assert told(found, wanted)


def flat(value, like):
    """As a list of what can be compared; a missing middle stays missing in both."""
    values = [value[end] for end in like] if isinstance(like, dict) else value
    listed = values if isinstance(values, list) else [values]
    return [one if isinstance(one, int | float) else hash(one) for one in listed]


@pytest.mark.parametrize("key", [key for key in GIVEN if CASES[key]["function"] in BY_FILE])
def test_a_worked_case_by_file(key):
    case = CASES[key]
    agrees(BY_FILE[case["function"]](case["input"]), case["expected"])


@pytest.mark.parametrize("name", OWN)
def test_an_invented_case_in_memory_and_by_file_is_what_a_second_program_says(name):
    case = OWN[name]
    wanted = ORACLE[case["function"]](case["input"])
    agrees(ADAPTERS[case["function"]](case["input"], wanted), wanted)
    if case["function"] in BY_FILE:
        agrees(BY_FILE[case["function"]](case["input"]), wanted)
