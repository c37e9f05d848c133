"""From a Snapshot to bytes: the report object, the board page and its paper, the Excel twin, slides, CSV.

Nothing is loaded before it is asked for: a report in words needs no slides.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
