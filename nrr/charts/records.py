"""What a chart function gives: the picture with its words and its table."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A picture and everything around it.

    `title` is a finding computed from the data, `caption` says how to read the picture, `alt` repeats it
    for who cannot see it, `table` holds the same numbers, formatted.
    """

    figure: go.Figure
    title: str
    caption: str
    alt: str
    table: pd.DataFrame
