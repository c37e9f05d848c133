"""What a click on a chart asks: from the custom data of a point to a question."""

from collections.abc import Callable

import nrr
from pages.parts import explain, session
from pages.parts.cards import Points, custom

_COHORT_PARTS = {nrr.charts.Measure.GRR: "kept", nrr.charts.Measure.LOGOS: "logos"}


def bar(points: Points) -> None:
    """A bar of a waterfall is a line of the Bridge."""
    key = custom(points[0])[0]
    if key in nrr.definitions.LABELS:
        explain.ask(explain.FigureQuestion(key))


def bar_of_sum(points: Points) -> None:
    """A bar of the summed monthly movements."""
    explain.ask(explain.MovementQuestion(custom(points[0])[0]))


def step(points: Points) -> None:
    """A bar of one month's movements."""
    field, month, *_ = custom(points[0])
    closing = nrr.Month.parse(month)
    explain.ask(explain.StepQuestion(closing, field))


def trend_point(asked: session.Asked) -> Callable[[Points], None]:
    """A month of the trend is the NRR of the window that closes in it."""

    def clicked(points: Points) -> None:
        closing = nrr.Month.parse(custom(points[0])[0])
        window = nrr.Window.trailing(closing, asked.view.window.months)
        explain.ask(explain.HeadlineQuestion("nrr", window))

    return clicked


def cell(grain: nrr.Grain, measure: nrr.charts.Measure) -> Callable[[Points], None]:
    """A cell of the heatmap."""

    def clicked(points: Points) -> None:
        cohort, age, *_ = custom(points[0])
        explain.ask(cohort_question(grain, measure, cohort, int(age)))

    return clicked


def cohort_question(
    grain: nrr.Grain, measure: nrr.charts.Measure, cohort: str, age: int
) -> explain.CohortQuestion:
    """The question behind one cell under a measure."""
    return explain.CohortQuestion(grain, cohort, age, _COHORT_PARTS.get(measure, "net"))
