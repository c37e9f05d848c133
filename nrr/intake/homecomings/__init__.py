"""Workbooks of this product that are uploaded again: the book they carry, with the cells people changed."""

from nrr.intake.homecomings.coming_home import home_of

__all__ = ["home_of"]
