"""Settings for the tests of the pages."""

import sys
from pathlib import Path

import pytest
import streamlit as st

from pages.parts import memory

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def fresh_caches():
    """Nothing computed for one test is seen by the next."""
    st.cache_data.clear()
    st.cache_resource.clear()
    memory.held.clear()
