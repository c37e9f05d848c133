"""What every room stands on: months, choices, number formats, ratios, escapes, and how trouble is said."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
