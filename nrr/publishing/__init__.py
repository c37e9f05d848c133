"""Where snapshot, page and store meet: preparing a board, filling its page, comparing it, keeping a book.

Nothing is loaded before it is asked for: who only reports needs neither the store nor the pictures.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
