"""Which published rows stand beside the headline of a snapshot: one rule for boards and reports."""

from nrr.benchmarks import Measured, Profile, Proposal, proposals, rows_for, withheld
from nrr.comparisons import typical_acv
from nrr.ground import Refusal
from nrr.intervals import ladder_of
from nrr.retention import ACV_BAND, Segment
from nrr.snapshots import Snapshot


def fitting_benchmarks(snapshot: Snapshot) -> tuple[Proposal, ...]:
    """The rows whose band holds the company, with the reason; Refusal where its figure may not stand beside
    any.
    """
    main, policy, bridge = snapshot.main.headline, snapshot.view.policy, snapshot.main.bridge
    measured = Measured(
        main.rates.nrr,
        snapshot.view.window.months,
        main.customers,
        main.effective,
        str(policy.method),
        str(policy.reactivation),
    )
    if bridge is None or not bridge.opening_logos:
        raise Refusal("there is no NRR to compare")
    reason = withheld(measured, ladder_of(policy))
    if reason is not None:
        raise Refusal(reason)
    known = Profile(
        acv_minor=typical_acv(_by_size(snapshot)),
        arr_minor=bridge.closing,
        currency=snapshot.book.currency,
    )
    return proposals(known, rows_for("nrr"))


def _by_size(snapshot: Snapshot) -> tuple[Segment, ...]:
    """The customers by size of contract, where the snapshot has them."""
    return next((part.segments for part in snapshot.segments if part.attribute == ACV_BAND), ())
