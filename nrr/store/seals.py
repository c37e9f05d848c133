"""Sealing: AES-256-GCM, keys by HKDF from a token, a passphrase strengthened by scrypt.

A box is `nonce + ciphertext`. The label (format, kind, record, part) is authenticated with it, so a box
copied to another record, another kind or another column does not open. Opening wrong bytes gives None, never
an exception.
"""

import hmac
import json
import unicodedata
import zlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from nrr.store.tokens import Entropy

FORMAT = 1
KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
SEAL_BYTES = NONCE_BYTES + 16
"""What a box is longer than its contents."""
SCRYPT_COST = 2**15  # with r=8: 32 MiB and about a tenth of a second for each guess
PAYLOAD_LIMIT_BYTES = 512 * 1024 * 1024
_COMPRESSION, _QUICK_COMPRESSION = 5, 1
_SAMPLE_BYTES, _WORTH = 2**16, 0.95


@dataclass(frozen=True, slots=True)
class Label:
    """What a box belongs to."""

    kind: str
    record_id: str

    def part(self, name: str) -> bytes:
        """The authenticated data of one part of the record."""
        return json.dumps(["nrr store", FORMAT, self.kind, self.record_id, name]).encode("ascii")


def derive(secret: bytes, purpose: str) -> bytes:
    """A key for one purpose from a secret that is already unguessable."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"nrr store {FORMAT} {purpose}".encode("ascii")).derive(
        secret
    )


def passkey(passphrase: str, salt: bytes) -> bytes:
    """The strengthened passphrase. Composed and decomposed accents type the same key."""
    text = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=KEY_BYTES, n=SCRYPT_COST, r=8, p=1).derive(text)


def seal(key: bytes, plain: bytes, label: bytes, entropy: Entropy) -> bytes:
    """A box only `key` opens, bound to `label`."""
    nonce = entropy(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, label)


def unseal(key: bytes, box: bytes | None, label: bytes) -> bytes | None:
    """What is in the box, or None if it is absent, altered, cut, or belongs elsewhere."""
    sealed = box or bytes(NONCE_BYTES + KEY_BYTES)  # an absent box costs the same work as a wrong one
    if len(sealed) < NONCE_BYTES:
        return None
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], label)
    except InvalidTag:
        return None


def mac(key: bytes, message: bytes) -> bytes:
    """A keyed hash of `message`."""
    return hmac.digest(key, message, "sha256")


def pack(payload: bytes) -> bytes:
    """Compressed, before sealing."""
    return zlib.compress(payload, _COMPRESSION)


def pack_quickly(payload: bytes) -> bytes:
    """As `pack`, for what is written while somebody waits: a few percent larger in a third of the time.

    What is compressed already, as a workbook is, is stored as it stands.
    """
    sample = payload[len(payload) // 2 :][:_SAMPLE_BYTES]
    shrinks = len(zlib.compress(sample, _QUICK_COMPRESSION)) < _WORTH * len(sample)
    return zlib.compress(payload, _QUICK_COMPRESSION if shrinks else 0)


def unpack(packed: bytes | None) -> bytes | None:
    """The payload of `pack`, or None when it is not one or is larger than any payload may be."""
    inflater = zlib.decompressobj()
    try:
        payload = inflater.decompress(packed or b"", PAYLOAD_LIMIT_BYTES)
    except zlib.error:
        return None
    return payload if inflater.eof and not inflater.unused_data else None
