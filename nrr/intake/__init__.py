"""The import doctor: bytes, a name and answers -> a Ledger, or the reasons why there is none.

What it offers stands in `__init__.pyi`. Each name is loaded when it is first asked for: a reader can be
started before anything else is.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
