"""Settings for the tests of the pages."""

import sys
from functools import cache
from pathlib import Path

import pytest
import streamlit as st

import nrr
from pages.parts import memory
from pages.parts.imports import intakes

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def fresh_caches(monkeypatch):
    """Nothing computed for one test is seen by the next, but for the files that come with the app: whatever
    page is opened, Start draws one of them, and they never change.
    """
    st.cache_data.clear()
    st.cache_resource.clear()
    memory.held.clear()
    monkeypatch.setattr(intakes, "_sample", sample_read)


@cache
def sample_read(name):
    return nrr.read((intakes.SAMPLES / name).read_bytes(), name)
