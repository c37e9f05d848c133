"""Every picture of the product: domain records in, a figure with its title, caption and table out."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
