"""Every case of the made corpus."""

import importlib

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
]


def every_case():
    """The cases of all kinds, kind by kind."""
    return [case for kind in KINDS for case in importlib.import_module(f"corpus_{kind}").cases()]
