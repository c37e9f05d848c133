"""Forecasts of the existing base that have been tested on the book's own past."""

from nrr.forecasts.backtests import HORIZONS_MONTHS, BackTest
from nrr.forecasts.bands import Forecast, ForecastLine, forecast, with_new_business
from nrr.forecasts.methods import ForecastMethod

__all__ = [
    "HORIZONS_MONTHS",
    "BackTest",
    "Forecast",
    "ForecastLine",
    "ForecastMethod",
    "forecast",
    "with_new_business",
]
