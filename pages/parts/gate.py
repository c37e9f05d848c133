"""Who may enter the workshop: asked by the shell before any page runs."""

from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts.server import uploaders

_DROP_ZONES = frozenset({"", "segments", "what-if"})
"""Start takes books, the segments page a file of own benchmarks, the what-if page a file of scenarios."""


def enter(page_path: str) -> None:
    """Let the visitor in, with the right to upload only where there is a drop zone."""
    context = get_script_run_ctx()
    if context is None:
        return
    if page_path in _DROP_ZONES:
        uploaders.admit(context.session_id)
    else:
        uploaders.dismiss(context.session_id)
