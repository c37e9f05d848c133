"""The Excel twin: the twin as a workbook whose figures are formulas over the customers in it."""

from nrr.export.twins.writing import excel_twin

__all__ = ["excel_twin"]
