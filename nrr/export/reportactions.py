"""What to do, as plain numbers for scripts: the step of each finding, every action's worth, the levers."""

from nrr.actions import ActionPart, Advice, Amounts, Step, Told, action_worth_said, advised
from nrr.export.reportparts import Plain
from nrr.findings import FindingPart, subject_of
from nrr.ground import Basis, Refusal, amount, compact
from nrr.ledgers import Ledger, Naming
from nrr.outlooks import Acted, acted, outlook
from nrr.retention import View, prepared
from nrr.scenarios import Mode, to_address


def advice_of(ledger: Ledger, view: View, findings: tuple[FindingPart, ...], naming: Naming) -> Advice | None:
    """What to do about the findings of a view; None where the book has no twelve months."""
    return advised(subject_of(ledger, view, naming), findings)


def actions_part(ledger: Ledger, view: View, findings: tuple[FindingPart, ...], naming: Naming) -> Plain:
    """Amounts in the view's basis, points as fractions of the coming year's opening."""
    advice = advice_of(ledger, view, findings, naming)
    if advice is None:
        return {
            "reason": "actions need twelve months up to the as-of month, with customers paying at both ends"
        }

    def money(arr_minor: int) -> str:
        return compact(arr_minor, ledger.currency, view.basis)

    return {
        "base": str(amount(advice.base_arr_minor, view.basis)),
        "shown": list(advice.shown),
        "steps": [_step(step, advice, view.basis) for step in advice.steps],
        "together": _worth(advice.together, advice, view.basis),
        "levers": _levers(ledger, view, advice),
        "standing": _standing(advice, view.basis),
        "rows": [
            _row(one, advice, view.basis) | {"said": action_worth_said(one, advice, money)}
            for one in advice.actions
        ],
    }


def _standing(advice: Advice, basis: Basis) -> Plain:
    """Red revenue now and three months before, room to grow, renewals of 90 days (null without a column)."""
    found = advice.standing
    assert found is not None
    renewing = found.renewing
    return {
        "red": _told(found.red, basis),
        "red_before": _told(found.red_before, basis),
        "room": _told(found.room, basis),
        "renewing": None if renewing is None else _told(renewing.whole, basis),
        "renewing_at_risk": None if renewing is None else _told(renewing.at_risk, basis),
    }


def _told(told: Told | None, basis: Basis) -> Plain | None:
    if told is None:
        return None
    money = None if told.arr_minor is None else str(amount(told.arr_minor, basis))
    return {"money": money, "customers": told.customers}


def _step(step: Step, advice: Advice, basis: Basis) -> Plain:
    return {
        "rule": step.rule,
        "action": step.action,
        "more": step.more,
        "others": list(step.others),
        "with_the_others": _worth(step.part, advice, basis),
    }


def _worth(worth: Amounts | None, advice: Advice, basis: Basis) -> Plain | None:
    if worth is None:
        return None
    ends = {"low": worth.low_arr_minor, "mid": worth.mid_arr_minor, "high": worth.high_arr_minor}
    return {
        "money": {
            end: None if value is None else str(amount(round(value), basis)) for end, value in ends.items()
        },
        "points": {end: None if value is None else advice.points(value) for end, value in ends.items()},
    }


def _row(one: ActionPart, advice: Advice, basis: Basis) -> Plain:
    worth = _worth(one.worth, advice, basis)
    if worth is not None and one.outside:
        worth["points"] = dict.fromkeys(worth["points"], 0)
    return {
        "id": one.id,
        "title": one.title,
        "how": one.how,
        "owner": str(one.owner),
        "effort": str(one.effort),
        "lever": one.lever,
        "worth": worth,
        "reason": one.reason,
        "needs": one.needs,
        "works_on": None if one.whole_arr_minor is None else str(amount(one.whole_arr_minor, basis)),
        "customers": one.customers,
        "small_sample": one.small,
        "share": None if one.share is None else list(one.share),
        "share_source": one.share_source,
        "scope": one.said,
        "rates": None if one.rate is None else {"rate": one.rate, "base": one.base_rate},
    }


def _levers(ledger: Ledger, view: View, advice: Advice) -> Plain:
    """As `Try in What-if` sets them, with the text its address would have."""
    try:
        own = outlook(prepared(ledger, view), view.window.closing, view.policy, Mode.ANNUAL)
    except Refusal as refusal:
        return {"reason": str(refusal)}
    found: Acted = acted(own, advice.levers)
    shift, applied = found.applied.shift, found.applied
    return {
        "expansion": shift.expansion,
        "contraction": shift.contraction,
        "churn": shift.churn,
        "returning": str(amount(round(applied.returning), view.basis)),
        "not_applied": str(amount(round(applied.not_applied), view.basis)),
        "nrr_before": applied.before.nrr,
        "nrr_after": applied.flow.nrr,
        "scenario": to_address(found.levers, own.today),
    }
