"""The same questions pushed down to the engine that keeps the rows: totals come home, rows stay there.

Nothing is loaded before it is asked for: what speaks to engines is an extra.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
