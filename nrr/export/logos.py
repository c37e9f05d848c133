"""The company's logo on a board: whatever is handed in, what stands there is a small picture of our own
writing.

A file that is more than a picture (markup, a second file behind it, a million pixels in a thousand bytes)
loses all of that on the way.
"""

import io
from contextlib import suppress

from PIL import Image, ImageOps

from nrr.ground import Refusal

MOST_BYTES = 1024 * 1024
_MOST_PIXELS = 4_000 * 4_000
_KEPT = (360, 96)
_FORMATS = ("PNG", "JPEG")
_REMEDY = "Choose a PNG or JPEG of at most 1 MB."


def logo_of(data: bytes) -> bytes:
    """A PNG of at most 360 by 96 pixels; Refusal, in words, for anything that is no PNG or JPEG."""
    if len(data) > MOST_BYTES:
        raise Refusal(f"The logo is larger than 1 MB. {_REMEDY}")
    picture = _picture(data)
    if picture is None:
        raise Refusal(f"The logo is not a picture this program takes. {_REMEDY}")
    picture.thumbnail(_KEPT)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _picture(data: bytes) -> Image.Image | None:
    """Its pixels alone; the size is judged before they are unpacked."""
    with suppress(OSError, ValueError, SyntaxError, Image.DecompressionBombError), io.BytesIO(data) as file:
        found = Image.open(file, formats=_FORMATS)
        if found.width * found.height <= _MOST_PIXELS:
            return ImageOps.exif_transpose(found).convert("RGBA")
    return None
