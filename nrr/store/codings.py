"""Bytes as address-safe text and back."""

import base64
import binascii


def text_of(data: bytes) -> str:
    """Address-safe base64 without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def bytes_of(text: str) -> bytes | None:
    """The bytes of `text_of`, or None for any text that `text_of` cannot have written."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return None
    return data if text_of(data) == text else None
