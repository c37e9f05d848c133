"""The content security policy of a page of ours: its own inline scripts and styles by hash, nothing else."""

import re
from base64 import b64encode
from hashlib import sha256

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


def csp_for(page: str) -> str:
    """The header value under which a page works and no other script, style, frame or address does."""
    return (
        f"default-src 'none'; script-src 'self'{_hashes(_SCRIPT, page)};"
        f" style-src-elem{_hashes(_STYLE, page)}; "
        # The drawing library writes style attributes; they can run nothing, and no text of ours becomes one.
        "style-src-attr 'unsafe-inline'; "
        "img-src data:; font-src 'none'; connect-src 'none'; object-src 'none'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


def _hashes(element: re.Pattern[str], page: str) -> str:
    found = (b64encode(sha256(inside.encode()).digest()).decode() for inside in element.findall(page))
    return "".join(f" 'sha256-{digest}'" for digest in found)
