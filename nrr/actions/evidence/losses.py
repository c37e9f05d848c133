"""What one cause took from the book within the twelve months, and whose revenue it may take next."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from nrr.accounts import ChurnReason, Decided, Held, churn_reason, column_texts, decided
from nrr.actions.evidence.records import Columned, Found, Ground
from nrr.actions.rows import Share
from nrr.actions.worths import Losses, Unvalued, loss_rate_yield
from nrr.definitions import Usage
from nrr.findings import Subject
from nrr.ground import ratio
from nrr.intervals import ladder_of
from nrr.ledgers import Mask
from nrr.retention import ACV_BAND, bridge, prepared

REASON_COLUMN = "a churn reason column"
_SMALL_SHARE = 0.20
_NO_SPLIT = "all churn, as reasons are missing"
Lost = npt.NDArray[np.float64]


def lost_by(scope: str, ground: Ground, share: Share | None) -> Columned:
    """The losses of a scope with their yield; the name of the column that a split by reason would take."""
    return _SCOPES[scope](ground, share)


def _found(
    ground: Ground, lost: Lost, share: Share | None, within: Mask | None = None, unknown: float = 0.0
) -> Found:
    """`lost` is one amount a customer; `within` the customers of the scope, everybody if not given."""
    subject = ground.subject
    mine = np.ones(len(ground.paying), bool) if within is None else within
    opening = _opening(subject)[mine]
    told = Losses(
        float(lost[mine].sum()), list(opening[opening > 0]), float(_churned(subject).sum()), unknown
    )
    found = loss_rate_yield(told, share, ladder_of(subject.policy))
    behind = int((lost[mine] > 0).sum())
    return Found(((found, np.where(mine, ground.paying, 0.0)),), behind=behind)


def _opening(subject: Subject) -> Lost:
    index = subject.book.index(subject.window.opening)
    assert index is not None
    opening: Lost = subject.book.grid[index].astype(np.float64)
    return opening


def _churned(subject: Subject) -> Lost:
    """What each customer that left by the close paid at the opening."""
    return _moved(subject, "churn", "opening")


def _moved(subject: Subject, movement: str, column: str) -> Lost:
    lost = subject.frame[subject.frame["movement"] == movement]
    found = np.zeros(len(subject.book.names))
    np.add.at(found, lost["row"].to_numpy(np.intp), np.abs(lost[column].to_numpy(np.float64)))
    return found


def _said(subject: Subject) -> list[str] | None:
    """The reason of every customer in words; None without the column."""
    held = subject.columns.get(Held.REASON)
    if held is None:
        return None
    everybody = np.arange(len(subject.book.names))
    return column_texts(held, everybody, len(subject.book.months) - 1)


def _by_reason(wanted: Callable[[str], bool], ground: Ground, share: Share | None) -> Columned:
    said = _said(ground.subject)
    if said is None:
        return REASON_COLUMN
    churned = _churned(ground.subject)
    unknown = np.array([churn_reason(text) is ChurnReason.UNKNOWN for text in said])
    mine = np.array([wanted(text) for text in said])
    return _found(ground, np.where(mine, churned, 0.0), share, unknown=float(churned[unknown].sum()))


def _reason(reason: ChurnReason) -> Callable[[Ground, Share | None], Columned]:
    return partial(_by_reason, lambda text: churn_reason(text) is reason)


def _kind(kind: Decided) -> Callable[[Ground, Share | None], Columned]:
    return partial(_by_reason, lambda text: decided(text) is kind)


def _voluntary(ground: Ground, share: Share | None) -> Columned:
    """By decision; all churn, and said so, where reasons are missing."""
    split = _reason(ChurnReason.VOLUNTARY)(ground, share)
    if isinstance(split, Found) and split.works[0][0].reason is not Unvalued.REASONS_UNKNOWN:
        return split
    return replace(_found(ground, _churned(ground.subject), share), said=_NO_SPLIT)


def _contraction(ground: Ground, share: Share | None) -> Columned:
    return _found(ground, _moved(ground.subject, "contraction", "change"), share)


def _metered(ground: Ground, share: Share | None) -> Columned:
    """What contraction there is more of with metered revenue than without it."""
    subject = ground.subject
    kinds = subject.ledger.roles.get("revenue_type")
    if kinds is None or "usage" not in kinds.labels or subject.policy.usage is Usage.EXCLUDE:
        return "a revenue type column"
    policy = replace(subject.policy, usage=Usage.EXCLUDE)
    book = prepared(subject.ledger, replace(subject.view, policy=policy))
    without = bridge(book, subject.window, policy).contraction
    everybody = _moved(subject, "contraction", "change")
    metered = max(subject.bridge.contraction - without, 0)
    return _found(ground, everybody * (ratio(metered, everybody.sum()) or 0.0), share)


def _small(ground: Ground, share: Share | None) -> Columned:
    """Churn of the smallest size band that holds a fifth of the customers."""
    subject = ground.subject
    band = subject.book.attribute(ACV_BAND)
    codes = band.at(subject.book.index(subject.window.opening) or 0)
    there = _opening(subject) > 0
    counts = np.bincount(codes[there], minlength=len(band.groups))
    large = np.flatnonzero(counts >= _SMALL_SHARE * counts.sum())
    mine = codes == large[0]
    found = _found(ground, _churned(subject), share, mine)
    return replace(found, said=f"customers {band.groups[large[0]]}")


def _paused(ground: Ground, share: Share | None) -> Columned:
    """Churn of customers that had paused and come back before."""
    grid = ground.subject.run.grid
    seen = np.maximum.accumulate(grid > 0, axis=0)
    back = (seen[:-2] & (grid[1:-1] == 0) & (grid[2:] > 0)).any(axis=0)
    return _found(ground, np.where(back, _churned(ground.subject), 0.0), share)


def _worst_payers(ground: Ground, share: Share | None) -> Columned:
    """Failed payments of the size band where they took most."""
    subject, said = ground.subject, _said(ground.subject)
    if said is None:
        return REASON_COLUMN
    mine = np.array([churn_reason(text) is ChurnReason.INVOLUNTARY for text in said])
    lost = np.where(mine, _churned(subject), 0.0)
    band = subject.book.attribute(ACV_BAND)
    codes = band.at(subject.book.index(subject.window.opening) or 0)
    worst = int(np.argmax(np.bincount(codes, lost, minlength=len(band.groups))))
    unknown = np.array([churn_reason(text) is ChurnReason.UNKNOWN for text in said])
    found = _found(ground, lost, share, codes == worst, float(_churned(subject)[unknown].sum()))
    return replace(found, said=f"customers {band.groups[worst]}")


_SCOPES: Mapping[str, Callable[[Ground, Share | None], Columned]] = MappingProxyType(
    {
        "failed payments": _reason(ChurnReason.INVOLUNTARY),
        "failed payments of a segment": _worst_payers,
        "voluntary": _voluntary,
        str(Decided.BUDGET): _kind(Decided.BUDGET),
        str(Decided.TEAM): _kind(Decided.TEAM),
        str(Decided.OUTCOME): _kind(Decided.OUTCOME),
        str(Decided.RIVAL): _kind(Decided.RIVAL),
        "contraction": _contraction,
        "metered contraction": _metered,
        "small accounts": _small,
        "paused": _paused,
    }
)
