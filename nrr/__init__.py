"""The face of the package: the names people really use; every other one is a step away in its room.

`nrr.read`, `nrr.take`, `nrr.percent` are here; `nrr.scenarios.tornado` and `nrr.store.Draft` are in their
rooms. Nothing is loaded before it is asked for. The names stand in `__init__.pyi`.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
