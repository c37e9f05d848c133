"""Levers, outcomes, scenarios, targets and forecasts of the What-if page."""
