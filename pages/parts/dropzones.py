"""What becomes of an upload: its bytes are freed once a page has read them, and where the server had no room
for them it says so, as the drop zone itself shows it as done.
"""

from typing import Any

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts.serving.uploaders import MOST_UNREAD_BYTES, MOST_UNREAD_IN_ALL_BYTES, NotTaken, uploaders

_WORDS = {
    NotTaken.OWN_FULL: (
        "The file was not taken, and nothing of it was kept: what this page has sent and not yet read fills"
        f" the {MOST_UNREAD_BYTES // 2**20} MB it may hold. Drop the file again when the others are read."
    ),
    NotTaken.ALL_FULL: (
        "The file was not taken, and nothing of it was kept: uploads of all visitors fill the"
        f" {MOST_UNREAD_IN_ALL_BYTES // 2**30} GB this server holds at once. Drop the file again in a minute"
        " or two."
    ),
}


def say_what_was_not_taken() -> None:
    """In words, until the next upload of this page or for two minutes."""
    context = get_script_run_ctx()
    why = None if context is None else uploaders.not_taken(context.session_id)
    if why is not None:
        st.error(_WORDS[why], icon=":material/error:")


def free(file_id: str) -> None:
    """Free the uploaded bytes: the app holds its own copy only while the file is on the desk."""
    context = get_script_run_ctx()
    if context is None:
        return
    uploaders.settle(context.session_id)
    try:
        manager: Any = get_instance().uploaded_file_mgr
        manager.remove_file(context.session_id, file_id)
    except (AttributeError, RuntimeError, KeyError):
        # Inside knowledge of the server: where it has moved, the bytes leave with the session instead.
        return
