"""The charts of the app as Plotly figures of a snapshot, each under the finding it shows."""

from dataclasses import dataclass
from typing import Any

from nrr.charts import Chart, Measure, heatmap, look_of, trend, waterfall
from nrr.ground import Refusal
from nrr.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Pictures:
    """One method a chart."""

    snapshot: Snapshot

    def bridge(self) -> Any:
        """The waterfall from opening to closing; Refusal where an end of the window is missing."""
        main = self.snapshot.main
        if main.bridge is None:
            raise Refusal(main.headline.rates.reason)
        return _titled(waterfall(main.bridge, look_of(self.snapshot)))

    def trend(self) -> Any:
        """NRR, GRR and logo retention at every month-end."""
        months = self.snapshot.view.window.months
        return _titled(trend(self.snapshot.trend, months, look_of(self.snapshot)))

    def cohorts(self, grain: str = "month") -> Any:
        """Net retention by cohort and age as a heatmap."""
        part = next(one for one in self.snapshot.cohorts if str(one.grain) == grain)
        return _titled(heatmap(part, Measure.NRR, look_of(self.snapshot), self.snapshot.view.policy))


def _titled(chart: Chart) -> Any:
    """A notebook has no card around a chart, so the finding stands in the figure: in one of its own, because
    boards are drawn with the other.
    """
    return type(chart.figure)(chart.figure).update_layout(
        title={"text": chart.title, "font": {"size": 16}}, margin={"t": 64}
    )
