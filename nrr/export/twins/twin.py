"""What every sheet of figures needs, and how the sheets are called."""

from collections.abc import Mapping
from dataclasses import dataclass

from nrr.charts import look_of
from nrr.export.twins.calcs import Calc
from nrr.export.twins.grounds import Ground
from nrr.export.twins.sheets import Footer
from nrr.packs import Material, Pack, Part
from nrr.snapshots import Snapshot

SUMMARY, BRIDGE, TREND, MONTHLY = "Summary", "Bridge", "Trend", "Monthly"
COHORTS, SEGMENTS, FINDINGS, CHECKS = "Cohorts", "Segments", "Findings", "Checks"
CONTENTS, PROVENANCE, RENEWALS, AGREED = "Contents", "Provenance", "Renewals", "Agreed actions"
BENCHMARKS, OUTLOOK, RESTATED = "Benchmarks", "Outlook", "Restated"
PLAN, COMPARED = "Plan", "Compared"
SHOWS: Mapping[str, str] = {
    SUMMARY: "The four figures against the period before; the rules in force",
    BENCHMARKS: "Own retention beside published figures",
    RESTATED: "Figures and customers of earlier months, then and now",
    BRIDGE: "Opening to closing, every line with its customers",
    COHORTS: "Net revenue retention by quarter of first payment and age",
    AGREED: "What was agreed, what was expected of it, and what happened",
    PLAN: "Closing amounts planned and reached, and the way from one to the other",
    RENEWALS: "What comes up for renewal in the next twelve months",
    OUTLOOK: "Today's rates and each scenario, year by year",
    COMPARED: "This period beside the one it is compared with, and the difference by line",
}
"""What a sheet shows, in the words of the first one."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A workbook on its way: the snapshot, the plan of the pack it follows, and the foot of a page.

    `ground` are the customers where they are in the file, `calc` the places of their sums where it is live.
    `beside` is what the pack shows beside the snapshot.
    """

    snapshot: Snapshot
    plan: Pack
    foot: Footer
    ground: Ground | None = None
    calc: Calc | None = None
    beside: Material = Material()

    @property
    def unit(self) -> str:
        """`ARR, USD`."""
        return look_of(self.snapshot).unit

    @property
    def subtitle(self) -> str:
        """Period and unit."""
        window = self.snapshot.view.window
        return f"{window.months} months to {window.closing.label}, {self.unit}"

    def money(self, least: int) -> int:
        """The width of a column of amounts: at least so many digits, and as the longest of the file needs."""
        bridge, steps = self.snapshot.main.bridge, self.beside.scenarios
        known = [0.0 if bridge is None else max(bridge.opening, bridge.retained, bridge.closing)]
        known += [point.opening for point in self.snapshot.trend]
        known += [end for step in steps for end in (*step.today.arr_minor, *step.scenario.arr_minor)]
        return max(least, len(f"({self.whole(round(max(known))):,.0f})") + 1)

    def whole(self, arr_minor: int) -> float:
        """In whole units of the basis."""
        return arr_minor / self.snapshot.view.basis.per_unit

    def head(self, part: Part, title: str, subtitle: str) -> tuple[str, str]:
        """What stands above a section in every form of the pack; these words where the pack leaves it out."""
        section = self.plan.section(part)
        return (title, subtitle) if section is None else (section.title, section.subtitle)
