"""How the worked cases of the core are put to the public face: one small adapter per kind of question."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np

import nrr
from nrr import Attribute, Ledger, Month, Window

PER_MRR = 1200
YEAR = Window(Month.parse("2025-01"), Month.parse("2026-01"))


def months_of(labels):
    """Real months as written; the ends s and e a year apart; m0, m1 ... one after the other."""
    if labels == ["s", "e"]:
        return (Month.parse("2025-01"), Month.parse("2026-01"))
    if labels[0].startswith("m"):
        return tuple(Month.parse("2025-01") + int(label[1:]) for label in labels)
    return tuple(Month.parse(label) for label in labels)


def arr_minor(mrr):
    return round(mrr * PER_MRR)


def mrr(amount):
    return amount / PER_MRR


def by_row(name, names, values):
    labels = tuple(dict.fromkeys(values.values()))
    return Attribute(
        name, labels, np.array([labels.index(values[n]) if n in values else -1 for n in names], np.int32)
    )


def status_of(months, names, cells):
    codes = {"paused": 1, "past_due": 2, "trial": 3}
    grid = np.zeros((len(months), len(names)), np.int8)
    for name, by_month in cells.items():
        for month, status in by_month.items():
            grid[months.index(Month.parse(month)), names.index(name)] = codes[status]
    return grid


def book_of(given, months=None):
    names = tuple(given["customers"])
    months = months or months_of(given["months"])
    grid = np.array([[arr_minor(a) for a in row] for row in given["customers"].values()], np.int64).T
    roles = {}
    if "parent" in given:
        roles["parent"] = by_row("parent", names, given["parent"])
    if "customer_of" in given:
        roles["customer"] = by_row("customer", names, given["customer_of"])
        roles["subscription"] = by_row("subscription", names, {n: n for n in names})
    attributes = {"segment": by_row("segment", names, given["segment"])} if "segment" in given else {}
    status = status_of(months, names, given["status"]) if "status" in given else None
    return Ledger(months, np.ascontiguousarray(grid), names, attributes, roles, status=status)


ASKED = {
    "fx": "currency",
    "window_start": None,
    "window_end": None,
    "window_months": None,
    "exclude": None,
    "fx_rate": None,
    "cohort_base_month": None,
    "suppress_n": "smallest_group",
    "warn_n": "small_sample",
    "warn_n_eff": "small_effective_sample",
    "reactivation_min_gap": None,
}


def policy_of(asked):
    """The case's departures from the default as `name=value` settings, as the command line reads them."""
    settings = []
    for name, value in asked.items():
        setting = ASKED.get(name, name)
        text = "none" if value is None else "+".join(value) if isinstance(value, list) else str(value)
        settings += [f"{setting}={text}"] if setting else []
    return nrr.definitions.read_settings(tuple(settings))


def window_of(book, asked):
    closing = Month.parse(asked["window_end"]) if "window_end" in asked else book.months[-1]
    if "window_start" in asked:
        return Window(Month.parse(asked["window_start"]), closing)
    if "window_months" in asked:
        return Window.trailing(closing, asked["window_months"])
    return Window(book.months[0], closing)


def asked_book(given, asked):
    policy, book = policy_of(asked), book_of(given)
    window = window_of(book, asked)
    kept = np.array([name not in asked.get("exclude", ()) for name in book.names])
    return nrr.ledgers.settle(book.rows(kept), policy), window, policy


def anomalies(given):
    return ["negative_mrr"] if any(a < 0 for row in given["customers"].values() for a in row) else []


def nrr_point_to_point(given, asked):
    book, window, policy = asked_book(given, asked)
    if nrr.retention.missing_end(book, window) is not None:
        first = str(nrr.retention.first_available(book, window.months))
        return {
            "nrr": nrr.headline(book, window, policy).rates.nrr,
            "reason": "no_lookback",
            "first_available": first,
        }
    bridge = nrr.bridge(book, window, policy)
    rates = nrr.retention.rates_of(bridge, policy)
    return {
        "start": mrr(bridge.opening),
        "expansion": mrr(bridge.expansion),
        "contraction": mrr(bridge.contraction),
        "churn": mrr(bridge.churn),
        "new": mrr(bridge.new),
        "resurrected": mrr(bridge.resurrected),
        "reactivated_in_window": mrr(bridge.returned),
        "end_total": mrr(bridge.closing),
        "nrr": rates.nrr,
        "grr": rates.grr,
        "logo_retention": rates.logo_retention,
        "logos_start": bridge.opening_logos,
        "logos_retained": bridge.retained_logos,
        "logos_end": bridge.closing_logos,
        "fx_effect": mrr(bridge.fx),
        "anomalies": anomalies(given),
    }


def movement_record(step):
    return {
        "start": mrr(step.opening),
        "new": mrr(step.new),
        "reactivation": mrr(step.reactivation),
        "expansion": mrr(step.expansion),
        "contraction": mrr(step.contraction),
        "churn": mrr(step.churn),
        "fx": mrr(step.fx),
        "end": mrr(step.closing),
    }


def monthly_movements(given, asked):
    book, window, policy = asked_book(given, asked)
    steps = nrr.rollforward(book, window, policy)
    year = nrr.retention.summed(steps)
    metric = nrr.METRICS
    cohort = nrr.retention.summed(
        nrr.retention.rollforwards(book, window, policy, base=nrr.retention.opening_base(book, window))[""]
    )
    return movement_record(year) | {
        "by_month": [movement_record(step) for step in steps],
        "sum_nrr_incl_reactivation": metric["movement_nrr_with_reactivation"].of(year),
        "sum_nrr_excl_reactivation": metric["movement_nrr"].of(year),
        "sum_nrr_all": metric["movement_nrr"].of(year),
        "sum_nrr_cohort": metric["movement_nrr_with_reactivation"].of(cohort),
        "sum_grr": metric["movement_grr"].of(year),
        "anomalies": anomalies(given),
    }


def sum_cohort(given, asked):
    book, window, policy = asked_book(given, asked)
    year = nrr.retention.summed(
        nrr.retention.rollforwards(book, window, policy, base=nrr.retention.opening_base(book, window))[""]
    )
    rates = nrr.rates(book, window, replace(policy, method=nrr.definitions.Method.SUM_COHORT))
    return movement_record(year) | {"nrr": rates.nrr, "grr": rates.grr}


def by_method(method, reactivation=nrr.definitions.Reactivation.P2P):
    def rates(given, asked):
        book, window, policy = asked_book(given, asked)
        return nrr.rates(book, window, replace(policy, method=method, reactivation=reactivation))

    return rates


def chain(given, asked):
    without = by_method(nrr.definitions.Method.CHAIN)(given, asked)
    including = by_method(nrr.definitions.Method.CHAIN, nrr.definitions.Reactivation.IN_NUMERATOR)(
        given, asked
    )
    return {"nrr_excl_reactivation": without.nrr, "nrr_incl_reactivation": including.nrr, "grr": without.grr}


def monthly_weighted_annualized(given, asked):
    book, window, policy = asked_book(given, asked)
    annual = nrr.rates(
        book, window, replace(policy, method=nrr.definitions.Method.MONTHLY_WEIGHTED_ANNUALIZED)
    ).nrr
    return {"monthly": annual ** (1 / 12), "annual": annual}


def last_year(given, asked):
    book, _, policy = asked_book(given, asked)
    return book, Window.trailing(book.months[-1]), policy


def avg_p2p(given, asked):
    book, window, policy = last_year(given, asked)
    simple = nrr.rates(book, window, replace(policy, method=nrr.definitions.Method.AVG_P2P))
    year = nrr.retention.trailing(book, window, policy, tuple(range(11, -1, -1)))
    return {
        "simple_12": simple.nrr,
        "weighted_12": nrr.retention.weighted_mean(year, nrr.definitions.NRR),
        "quarter_end_4": nrr.rates(
            book, window, replace(policy, method=nrr.definitions.Method.AVG_P2P_4Q)
        ).nrr,
        "grr_simple_12": simple.grr,
    }


def rev_quarter_yoy(given, asked):
    book, window, _ = last_year(given, asked)
    by_quarter = nrr.Policy(method=nrr.definitions.Method.REV_QUARTER_YOY)
    ends = [window.closing - back for back in (9, 6, 3, 0)]
    quarters = [nrr.rates(book, Window.trailing(end), by_quarter).nrr for end in ends]
    return {"last_quarter": quarters[-1], "avg_4_quarters": sum(quarters) / 4}


def rev_two_year(given, asked):
    book, window, policy = last_year(given, asked)
    first, second = nrr.retention.two_year_revenue(book, window.closing)
    rate = nrr.rates(book, window, replace(policy, method=nrr.definitions.Method.REV_TWO_YEAR)).nrr
    return {"year1": mrr(first), "year2": mrr(second), "nrr": rate}


def wrong_total_ratio(given, asked):
    book, window, policy = last_year(given, asked)
    return {"ratio": 1 + nrr.METRICS["growth"].of(nrr.bridge(book, window, policy))}


def fx_nrr(given, asked):
    names, months = tuple(given["local"]), months_of(given["months"])
    grid = np.array([[arr_minor(a) for a in row] for row in given["local"].values()], np.int64).T
    rates = {code: tuple(values) for code, values in given.get("rates", {}).items()}
    if "plan_rates" in given or "table" in given:
        plan = given.get("plan_rates", given.get("table"))
        rates = {code: (value,) * len(months) for code, value in plan.items()}
    roles = {"currency": by_row("currency", names, given["currency"])}
    book = Ledger(months, np.ascontiguousarray(grid), names, roles=roles, currency=given["report"], fx=rates)
    policy = policy_of(asked)
    bridge = nrr.bridge(nrr.ledgers.settle(book, policy), Window(months[0], months[-1]), policy)
    found = nrr.retention.rates_of(bridge, policy)
    return {
        "start": mrr(bridge.opening),
        "end": mrr(bridge.closing),
        "nrr": found.nrr,
        "grr": found.grr,
        "expansion": mrr(bridge.expansion),
        "contraction": mrr(bridge.contraction),
        "churn": mrr(bridge.churn),
        "fx_effect": mrr(bridge.fx),
    }


def nrr_by_type(given, asked):
    lines = given["lines"]
    names = tuple(f"{line['customer']}/{index}" for index, line in enumerate(lines))
    roles = {
        "customer": by_row(
            "customer", names, {n: line["customer"] for n, line in zip(names, lines, strict=True)}
        ),
        "revenue_type": by_row(
            "revenue_type", names, {n: line["type"] for n, line in zip(names, lines, strict=True)}
        ),
    }
    months = months_of(given["months"])
    grid = np.array([[arr_minor(a) for a in line["mrr"]] for line in lines], np.int64).T
    policy = policy_of(asked)
    book = nrr.ledgers.settle(Ledger(months, np.ascontiguousarray(grid), names, roles=roles), policy)
    bridge = nrr.bridge(book, Window(months[0], months[-1]), policy)
    rates = nrr.retention.rates_of(bridge, policy)
    return {"start": mrr(bridge.opening), "nrr": rates.nrr, "grr": rates.grr}


def month_gap(given, asked):
    book = book_of(given)
    steps = nrr.rollforward(book, Window(book.months[0], book.months[-1]), policy_of(asked))
    step = next(step for step in steps if not step.monthly)
    rated = {str(step.window.closing) for step in steps if step.monthly}
    missing = [str(month) for month in nrr.ledgers.missing_months(book)]
    return {
        "missing": missing,
        "movement_step": {
            "from": str(step.window.opening),
            "to": str(step.window.closing),
            "expansion": mrr(step.expansion),
            "churn": mrr(step.churn),
            "months": step.window.months,
        },
        "monthly_rate_available": {m: m in rated for m in [*missing, str(step.window.closing)]},
    }


def last_complete_month(given, asked):
    months = months_of(given["months"])
    book = Ledger(months, np.full((len(months), 1), PER_MRR, np.int64), ("a",))
    return {
        "as_of": str(nrr.ledgers.complete(book, Month.parse(given["today"][:7]), policy_of(asked)).months[-1])
    }


def churn_month(given, asked):
    months = tuple(Month.parse(m) for m in given["mrr"])
    grid = np.array([[arr_minor(a)] for a in given["mrr"].values()], np.int64)
    roles = {"cancelled": Attribute("cancelled", (given["cancelled_on"][:7],), np.zeros(1, np.int32))}
    book = nrr.ledgers.settle(Ledger(months, grid, (given["customer"],), roles=roles), policy_of(asked))
    paid = np.flatnonzero(book.grid[:, 0] > 0)
    gone = months[paid[-1] + 1] if len(paid) else months[0]
    return {
        "churn_month": str(gone),
        "mrr_after": {str(m): mrr(int(a)) for m, a in zip(months, book.grid[:, 0], strict=True)},
    }


def sample_label(given, asked):
    policy = policy_of(asked)
    ladder = nrr.ground.SampleLadder(
        policy.smallest_group, policy.small_sample, policy.small_effective_sample
    )
    return {"labels": [str(ladder.label(cell["n"], cell.get("n_eff"))) for cell in given["cells"]]}


def cohort_month(given, asked):
    book = nrr.ledgers.settle(book_of(given), policy_of(asked))
    return {"cohort": dict(zip(book.names, nrr.retention.cohort_labels(book), strict=True))}


def layer_cake(given, asked):
    book = book_of(given)
    label = {
        f"{prefix}{month}": f"{prefix}{text}"
        for prefix in ("", "<=")
        for month, text in zip(book.months, given["months"], strict=True)
    }
    cake = nrr.retention.layers(book)
    return {
        "layers": {label[name]: [mrr(a) for a in values] for name, values in cake.items()},
        "total": [mrr(sum(month)) for month in zip(*cake.values(), strict=True)],
    }


def preceded(customers):
    """The same customers after a month in which none of them paid, so that their start is known."""
    rows = {name: [0, *row] for name, row in customers.items()}
    return book_of(
        {"customers": rows}, tuple(Month.parse("2025-01") + t for t in range(len(next(iter(rows.values())))))
    )


def cohort_base(given, asked):
    book = preceded(given["customers"])
    wanted = len(next(iter(given["customers"].values())))
    return {
        f"base_month_{age}": list(nrr.cohort_table(book, base_age=age).weighted("net")[:wanted])
        for age in asked["cohort_base_month"]
    }


def cohort_curves(given, asked):
    """Cells are net and kept money, so each cohort is drawn as one customer that grows and one that
    shrinks.
    """
    width = max(len(cells) for cells in given["cohorts"].values())
    customers = {}
    for start, (name, cells) in enumerate(given["cohorts"].items()):
        least = min(kept for _, kept in cells) / 2
        before, after = [0] * start, [0] * (width - len(cells) - start)
        customers[f"{name} shrinks"] = before + [kept - least for _, kept in cells] + after
        customers[f"{name} grows"] = before + [net - kept + least for net, kept in cells] + after
    table = nrr.cohort_table(preceded(customers))
    rates = [[float(r) for r in row if not np.isnan(r)] for row in table.rates("net")]
    return {
        "nrr": dict(zip(given["cohorts"], rates, strict=True)),
        "weighted": list(table.weighted("net")[:width]),
        "simple": list(table.simple("net")[:width]),
        "chain_ladder": list(table.chain_ladder("net")[:width]),
        "grr_weighted": list(table.weighted("kept")[:width]),
        "grr_running_min": list(table.weighted("floor")[:width]),
        "running_min": list(table.weighted("floor")[:width]),
        "logo_weighted": list(table.weighted("logos")[:width]),
        "observed_cohorts": list(table.observed_cohorts[:width]),
    }


def nrr_from_components(given, asked):
    sign = -1 if given.get("signed") else 1
    record = nrr.retention.components(
        YEAR,
        opening=arr_minor(given["start"]),
        expansion=arr_minor(given["expansion"]),
        contraction=sign * arr_minor(given["contraction"]),
        churn=sign * arr_minor(given["churn"]),
        reactivation=arr_minor(given.get("reactivation", 0)),
    )
    policy = policy_of(asked)
    metric = nrr.METRICS
    counted = nrr.retention.movement_metric(policy)
    return {
        "nrr": counted.of(record),
        "grr": metric["movement_grr"].of(record),
        "end": mrr(record.closing),
        "gross_churn_rate": metric["gross_churn"].of(record),
        "net_churn_rate": metric["net_churn"].of(record),
    }


def logo_retention(given, asked):
    lost = given["start_logos"] - given["retained_logos"]
    record = SimpleNamespace(opening_logos=given["start_logos"], churned_logos=lost)
    return {
        "logo_retention": nrr.definitions.LOGO_RETENTION.of(record),
        "logo_churn": nrr.METRICS["logo_churn"].of(record),
    }


def quick_ratio(given, asked):
    record = nrr.retention.components(YEAR, opening=0, **{k: arr_minor(v) for k, v in given.items()})
    metric = nrr.METRICS["quick_ratio"]
    value = metric.of(record)
    return {
        "with_reactivation": value,
        "without_reactivation": nrr.METRICS["quick_ratio_without_reactivation"].of(record),
        "reason": metric.undefined.replace(" ", "_") if value is None else None,
    }


ADAPTERS = {
    "nrr_point_to_point": nrr_point_to_point,
    "monthly_movements": monthly_movements,
    "sum_cohort": sum_cohort,
    "chain": chain,
    "monthly_weighted_annualized": monthly_weighted_annualized,
    "avg_p2p": avg_p2p,
    "rev_quarter_yoy": rev_quarter_yoy,
    "rev_two_year": rev_two_year,
    "wrong_total_ratio": wrong_total_ratio,
    "fx_nrr": fx_nrr,
    "nrr_by_type": nrr_by_type,
    "month_gap": month_gap,
    "last_complete_month": last_complete_month,
    "churn_month": churn_month,
    "sample_label": sample_label,
    "cohort_month": cohort_month,
    "layer_cake": layer_cake,
    "cohort_base": cohort_base,
    "cohort_curves": cohort_curves,
    "nrr_from_components": nrr_from_components,
    "quick_ratio": quick_ratio,
    "logo_retention": logo_retention,
}
