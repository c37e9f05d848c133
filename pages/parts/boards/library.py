"""The drawing library of board pages, from our own server, kept by browsers for good: its name is its
hash.
"""

import gzip
import hashlib
from functools import cache

import nrr

FOLDER = "/board-library/"


@cache
def library() -> tuple[str, bytes, bytes]:
    """Its address, its bytes, and the same compressed."""
    plain = nrr.charts.plotly_js()
    return (
        f"{FOLDER}plotly-{hashlib.sha256(plain).hexdigest()[:16]}.js",
        plain,
        gzip.compress(plain, 9, mtime=0),
    )


def library_url() -> str:
    """Where it is served."""
    return library()[0]
