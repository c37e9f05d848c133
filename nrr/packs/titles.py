"""The title of every section: the finding with its number, from the patterns in `words.toml`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from nrr.actions import agreed_title
from nrr.charts import Look, Measure, look_of
from nrr.charts.cohortcells import measured
from nrr.definitions import Policy
from nrr.findings import Alert, FindingPart, Rank
from nrr.ground import count, percent_said, plural, points_said
from nrr.packs.benchmarkpages import bands_of
from nrr.packs.parts import Part
from nrr.packs.records import Material, PackChoices
from nrr.packs.shown import chosen_groups, compared, followed_cohorts, too_few
from nrr.packs.words import pack_words
from nrr.retention import Segment
from nrr.scenarios import Mode
from nrr.snapshots import CohortPart, Snapshot

_LONGEST, _MOST_WORDS = 80, 12
_CONCENTRATED, _NEWER = "R-CONC", "R-COHORT"


def _said(part: Part, variant: str, **words: object) -> str:
    return pack_words().parts[part].titles[variant].format(**words)


def title_of(part: Part, snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """The title of a section that has data."""
    return _TITLES[part](snapshot, choices, material)


def _summary(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """NRR, its change, and the customers it rests on."""
    own = snapshot.main.headline
    if too_few(snapshot):
        return _said(Part.SUMMARY, "too_few", customers=plural(own.customers, "customer"))
    nrr = own.rates.nrr
    if nrr is None:
        return _said(Part.SUMMARY, "undefined")
    before = None if snapshot.previous is None else snapshot.previous.rates.nrr
    few = _concentrated(snapshot.findings)
    variant = {(False, False): "plain", (True, False): "moved", (False, True): "rests"}.get(
        (before is not None, few is not None), "moved_rests"
    )
    change = "" if before is None else _change(nrr - before)
    return _said(Part.SUMMARY, variant, nrr=percent_said(nrr), change=change, customers=few)


def _change(moved: float) -> str:
    rounded = round(moved * 100, 1)
    if rounded == 0:
        return "unchanged"
    return f"{'up' if rounded > 0 else 'down'} {points_said(moved)}"


def _concentrated(findings: Iterable[FindingPart]) -> int | None:
    """How many customers carry the growth, where that is a reason to act."""
    found = (one for one in findings if one.rule == _CONCENTRATED and one.severity is Alert.RED)
    return next((one.customers for one in found if one.customers and one.customers > 1), None)


def _bridge(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """Expansion against losses."""
    bridge, look = snapshot.main.bridge, look_of(snapshot)
    assert bridge is not None
    gained, lost = bridge.expansion, bridge.contraction + bridge.churn
    if gained and lost:
        variant = "gain" if gained >= lost else "loss"
    else:
        variant = "only_gain" if gained else "only_loss" if lost else "still"
    return _said(Part.BRIDGE, variant, gained=look.short(gained), lost=look.short(lost), basis=look.basis)


def _trend(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """How far NRR has come from the highest or the lowest figure of the year, whichever is farther."""
    known = [(one.month, one.rates.nrr) for one in snapshot.trend if one.rates.nrr is not None]
    last, nrr = known[-1]
    year = [pair for pair in known[:-1] if last.since(pair[0]) <= 12]
    month, far = max(reversed(year or known[:1]), key=lambda pair: abs(pair[1] - nrr))
    moved = round((nrr - far) * 100, 1)
    variant = "still" if moved == 0 else "rose" if moved > 0 else "fell"
    return _said(Part.TREND, variant, points=points_said(nrr - far), month=month.label, nrr=percent_said(nrr))


def _cohorts(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """Whether newer cohorts retain less, or what a year leaves of a cohort."""
    if any(one.rule == _NEWER and one.rank is not Rank.DIRECTION for one in snapshot.findings):
        return _said(Part.COHORTS, "newer")
    part = followed_cohorts(snapshot)
    assert part is not None
    age, rate = _at_a_year(part, look_of(snapshot), snapshot.view.policy)
    return _said(Part.COHORTS, "after", months=plural(age, "month"), rate=percent_said(rate))


def _at_a_year(part: CohortPart, look: Look, policy: Policy) -> tuple[int, float | None]:
    cells = measured(part, Measure.NRR, look)
    seen = zip(cells.weighted, part.observed_customers, strict=True)
    known = [
        age for age, (rate, behind) in enumerate(seen) if rate is not None and behind >= policy.smallest_group
    ]
    age = 12 if 12 in known else known[-1]
    return age, cells.weighted[age]


def _segments(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """Which groups of the first column grow and which shrink; their numbers where the names are long."""
    first = chosen_groups(snapshot, choices.segments)[0]
    growing = [one.label for one in first.segments if _rate(one) > 1]
    shrinking = [one.label for one in first.segments if _rate(one) < 1]
    if not growing and not shrinking:
        return _said(Part.SEGMENTS, "still", attribute=first.attribute)
    if len(growing) == len(first.segments):
        return _said(Part.SEGMENTS, "all_grow", attribute=first.attribute)
    if len(shrinking) == len(first.segments):
        return _said(Part.SEGMENTS, "all_shrink", attribute=first.attribute)
    named = _said(
        Part.SEGMENTS,
        "both",
        growing=listed(growing),
        shrinking=listed(shrinking),
        grow="grows" if len(growing) == 1 else "grow",
        shrink="shrinks" if len(shrinking) == 1 else "shrink",
    )
    if growing and shrinking and len(named) <= _LONGEST and len(named.split()) <= _MOST_WORDS:
        return named
    return _said(
        Part.SEGMENTS,
        "counted",
        attribute=first.attribute,
        growing=count(len(growing)),
        shrinking=count(len(shrinking)),
        count=count(len(first.segments)),
    )


def _rate(segment: Segment) -> float:
    return 1.0 if segment.rates.nrr is None else segment.rates.nrr


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join([", ".join(names[:-1]), *names[-1:]] if len(names) > 1 else names)


def _benchmarks(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """The size of contract whose distance to its median weighs most, or the whole against the row that fits
    best.
    """
    bands = bands_of(snapshot)
    if bands:
        far = max(bands, key=lambda band: abs(band.gap) * band.segment.bridge.opening)
        return _said(
            Part.BENCHMARKS,
            f"band_{_side(far.gap)}",
            band=far.words,
            nrr=percent_said(far.segment.rates.nrr),
            points=points_said(far.gap),
        )
    nrr, rows = snapshot.main.headline.rates.nrr, compared(material.benchmarks)
    median = next((row.median.value for row in rows if row.median is not None), None)
    if nrr is None or median is None:
        ranges = plural(len(rows), "published range")
        return _said(Part.BENCHMARKS, "ranges", nrr=percent_said(nrr), ranges=ranges)
    return _said(
        Part.BENCHMARKS, _side(nrr - median), nrr=percent_said(nrr), points=points_said(nrr - median)
    )


def _side(difference: float) -> str:
    rounded = round(difference * 100, 1)
    return "level" if rounded == 0 else "above" if rounded > 0 else "below"


def _findings(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """What to act on and what to watch."""
    words = pack_words().findings
    nouns = {
        alert: listed(
            [
                words[one.rule].noun
                for one in snapshot.findings
                if one.severity is alert and one.rank is Rank.FIRST
            ][:2]
        )
        for alert in Alert
    }
    act, watch = nouns[Alert.RED], nouns[Alert.AMBER]
    variant = "act_watch" if act and watch else "act" if act else "watch" if watch else "note"
    return _said(Part.FINDINGS, variant, act=act, watch=watch, note=nouns[Alert.INFO])


def _compared(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """How far NRR is from that of the window it is compared with."""
    found, now = snapshot.comparison, snapshot.main.headline.rates.nrr
    then, against = None if found is None else found.part.headline.rates.nrr, snapshot.view.against.stamp
    if now is None or then is None:
        return _said(Part.COMPARED, "open", against=against)
    change = f"{'up' if now > then else 'down'} {points_said(now - then)}"
    return _said(Part.COMPARED, "moved" if now != then else "still", change=change, against=against)


def _plan(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """How far closing revenue is from the plan."""
    found, look = material.plan, look_of(snapshot)
    assert found is not None
    variance, share = found.whole.variance, found.whole.variance_share
    if not variance or share is None:
        return _said(Part.PLAN, "level" if not variance else "unplanned", basis=look.basis)
    side = "above" if variance > 0 else "below"
    return _said(
        Part.PLAN, side, basis=look.basis, amount=look.short(abs(variance)), share=percent_said(abs(share))
    )


def _agreed(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """How many worked, and how many cannot be told."""
    return _said(Part.AGREED, "agreed", said=agreed_title(material.agreed))


def _renewals(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """What comes up first, and its share of all revenue."""
    found, look, bridge = material.renewals, look_of(snapshot), snapshot.main.bridge
    assert found is not None and bridge is not None
    month = found.soon[-1].until.label
    if not found.soon_up:
        return _said(Part.RENEWALS, "nothing", month=month)
    share = percent_said(found.soon_up / bridge.closing if bridge.closing else None)
    amount = look.short(found.soon_up)
    return _said(Part.RENEWALS, "renews", amount=amount, share=share, basis=look.basis, month=month)


def _scenarios(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """Where today's rates lead."""
    step, look = material.scenarios[0], look_of(snapshot)
    course = step.today.arr_minor
    months = (len(course) - 1) * (12 if step.mode is Mode.ANNUAL else 1)
    return _said(
        Part.SCENARIOS,
        "fall" if course[-1] < course[0] else "rise",
        basis=look.basis,
        amount=look.short(course[-1]),
        month=(snapshot.view.window.closing + months).label,
    )


def _definitions(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """Whether everything ties out, unless the data themselves are in doubt."""
    failed = sum(not check.passed for check in snapshot.checks)
    every = len(snapshot.checks)
    if snapshot.alarms:
        variant = "doubtful"
    elif failed:
        variant = "one_failed" if failed == 1 else "failed"
    else:
        variant = "passed" if every else "unchecked"
    return _said(
        Part.DEFINITIONS, variant, count=count(every), failed=count(failed), passed=count(every - failed)
    )


def _restated(snapshot: Snapshot, choices: PackChoices, material: Material) -> str:
    """How many published figures have changed."""
    found = material.restated
    assert found is not None
    changed = len(found.figures)
    variant = "none" if not changed else "one" if changed == 1 else "many"
    return _said(Part.RESTATED, variant, count=count(changed), since=found.since)


_TITLES: Mapping[Part, Callable[[Snapshot, PackChoices, Material], str]] = MappingProxyType(
    {
        Part.SUMMARY: _summary,
        Part.RESTATED: _restated,
        Part.BRIDGE: _bridge,
        Part.COMPARED: _compared,
        Part.TREND: _trend,
        Part.COHORTS: _cohorts,
        Part.SEGMENTS: _segments,
        Part.BENCHMARKS: _benchmarks,
        Part.FINDINGS: _findings,
        Part.PLAN: _plan,
        Part.AGREED: _agreed,
        Part.RENEWALS: _renewals,
        Part.SCENARIOS: _scenarios,
        Part.DEFINITIONS: _definitions,
    }
)
