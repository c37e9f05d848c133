"""A logo is a picture when it comes out, whatever it was when it went in."""

import io
import struct
import zlib

import pytest
from PIL import Image

import nrr


def drawn(kind, size=(900, 300), **settings):
    out = io.BytesIO()
    Image.new("RGB", size, (11, 95, 165)).save(out, kind, **settings)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_becomes_a_small_png(kind):
    kept = nrr.export.logo_of(drawn(kind))
    with Image.open(io.BytesIO(kept)) as seen:
        assert (seen.format, seen.size) == ("PNG", (288, 96))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a" + b"\0" * 40,
        drawn("GIF"),
        drawn("PNG")[:60],
        b"x" * (1024 * 1024 + 1),
    ],
    ids=["nothing", "markup", "torn gif", "gif", "torn png", "too long"],
)
def test_anything_else_is_refused_with_the_remedy(data):
    with pytest.raises(nrr.Refusal, match="Choose a PNG or JPEG of at most 1 MB"):
        nrr.export.logo_of(data)


def test_what_hides_beside_the_pixels_is_gone():
    hidden = drawn("JPEG", comment=b"<script>alert(1)</script>") + b"PK\x03\x04 a second file"
    kept = nrr.export.logo_of(hidden)
    assert b"<script>" not in kept and b"PK\x03\x04" not in kept


def test_a_million_pixels_in_a_thousand_bytes_are_not_unpacked():
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 60_001)), (b"IEND", b"")]
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    with pytest.raises(nrr.Refusal, match="not a picture"):
        nrr.export.logo_of(bomb)
