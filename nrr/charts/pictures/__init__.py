"""Charts that need no script: SVG drawn from the same records as the figures of the live pages."""

from nrr.charts.pictures.lines import spark
from nrr.charts.pictures.paints import colour_rules, heat_step
from nrr.charts.pictures.sheets import Svg

__all__ = ["Svg", "colour_rules", "heat_step", "spark"]
