"""Charts, and their figures as the chart library checks and writes them, each made once.

Checking and copying the same picture again took a third of the time of a page with charts, on every visit.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

P = ParamSpec("P")
T = TypeVar("T")
_HELD = 256
"""Figures held: those of every page in twelve months, with a few places of each lever; 0.1 MB each."""


class Drawn(go.Figure):  # type: ignore[misc]
    """A figure that nobody changes, so that its plain form is made once."""

    def to_dict(self) -> dict[str, Any]:
        """What is written and sent; read only."""
        if self._plain is None:
            self._plain = super().to_dict()
        return self._plain

    _plain: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """What a figure is made of; equal where a browser would be sent the same."""

    spelled: str
    traces: list[dict[str, Any]] = field(compare=False)
    layout: dict[str, Any] = field(compare=False)


def drawn(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> go.Figure:
    """The figure of these traces and this layout; the same one when it was asked for not long ago."""
    own, around = [dict(trace) for trace in traces], dict(layout)
    return _drawn(_Told(to_json_plotly([own, around]), own, around))


@lru_cache(maxsize=_HELD)
def _drawn(told: _Told) -> go.Figure:
    return Drawn(data=told.traces, layout=told.layout)


@dataclass(frozen=True, slots=True)
class _Question:
    """What a chart function is asked; equal where the answer is."""

    key: Hashable
    args: tuple[Any, ...] = field(compare=False)
    named: Mapping[str, Any] = field(compare=False)


def drawn_once(chart: Callable[P, T]) -> Callable[P, T]:
    """A chart function that gives the same chart, with its words and its table, to whoever asks the same:
    nobody may change it.
    """
    held = lru_cache(maxsize=_HELD)(lambda question: chart(*question.args, **question.named))

    @wraps(chart)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        answer: T = held(_Question(_key([args, kwargs]), args, kwargs))
        return answer

    return asked


def _key(argument: Any) -> Hashable:
    """What can be told from another, of what cannot itself."""
    if isinstance(argument, Mapping):
        return tuple((name, _key(value)) for name, value in argument.items())
    return tuple(map(_key, argument)) if isinstance(argument, list | tuple) else argument
