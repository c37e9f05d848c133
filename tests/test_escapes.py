"""Names shown as they are and never run."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawings import HOSTILE
from nrr.ground.escapes import cell_text, markdown_text, plotly_text


@pytest.mark.parametrize("name", HOSTILE)
def test_plotly_labels_hold_no_element_and_read_back_the_same(name):
    shown = plotly_text(name, 400)
    assert "<" not in shown and ">" not in shown
    assert html.unescape(shown) == re.sub(r"[\x00-\x1f]+", " ", name).strip()


def test_plotly_labels_are_cut_with_an_ellipsis():
    assert plotly_text("a" * 70) == "a" * 59 + "…"


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_shows_every_mark_as_itself(name):
    shown = markdown_text(name)
    assert not re.search(r"(?<!\\)[*_`\[\]<>$:!#]", shown)


def test_markdown_breaks_addresses_without_changing_what_is_seen():
    assert "\\:\u2060\\/\\/" in markdown_text("https://evil.example")
    assert markdown_text("www.evil.example").startswith("www\u2060")
    assert "\u2060@" in markdown_text("a@b.example")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\ufeff=1", "'\ufeff=1"),
        ('"=1', "'\"=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("\t1", "'\t1"),
        ("\n1", "'\n1"),
        ("fine\n=1", "fine\n'=1"),
        ("fine\r\n@x", "fine\r\n'@x"),
        ("Acme;=1+1", "Acme;'=1+1"),
        ("Acme; @x;-y", "Acme;' @x;'-y"),
        ("Acme\t=1+1|+2", "Acme\t'=1+1|'+2"),
        ("\t=1+1", "'\t'=1+1"),
        ("Acme, =1+1", "Acme, =1+1"),
        ("a;b|c", "a;b|c"),
        ("Acme - north", "Acme - north"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_formula_in_a_cell_becomes_a_text(text, safe):
    assert cell_text(text) == safe


@given(st.text())
def test_no_line_of_a_cell_begins_a_formula(text):
    lines = re.split(r"\r\n|[\r\n;\t|]", cell_text(text))
    assert not any(
        line.lstrip(" \u00a0\ufeff\"'`")[:1] in set("=+-@") and line[:1] != "'" for line in lines if line
    )


@given(st.text())
def test_taking_the_marks_away_gives_the_name_back(text):
    assert cell_text(text).replace("'", "") == text.replace("'", "")
