"""Every case of the made corpus."""

import importlib
from functools import cache

KINDS = [
    "text",
    "numbers",
    "dates",
    "layout",
    "meaning",
    "reports",
    "accounting",
    "siblings",
    "languages",
    "exports",
    "containers",
    "hostile",
    "practice",
    "beside",
    "forms",
]


def every_case():
    """The cases of all kinds, kind by kind."""
    return [case for kind in KINDS for case in cases_of(kind)]


@cache
def cases_of(kind):
    """Made once a process: several modules go through them."""
    return tuple(importlib.import_module(f"corpus_{kind}").cases())
