"""The small parts: downloads that no spreadsheet runs, templates that read back, identities of uploads."""

from pages.parts import downloads, session
from pages.parts.imports import templates


def test_csv_disarms_formulas_and_leaves_numbers():
    data = downloads.safe_csv(["Customer", "ARR"], [["=HYPERLINK(1)", -5], ["+1", 2], ["plain", 3]])
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[0] == '"Customer","ARR"'
    assert lines[1] == '"\'=HYPERLINK(1)",-5'
    assert lines[2] == '"\'+1",2'
    assert lines[3] == '"plain",3'


def test_downloads_of_other_content_have_other_names():
    assert downloads.named("a", "csv", b"1") != downloads.named("a", "csv", b"2")


def test_the_key_of_an_upload_depends_on_name_bytes_and_answers():
    keys = {
        session.key_of("a.csv", b"1"),
        session.key_of("b.csv", b"1"),
        session.key_of("a.csv", b"2"),
        session.key_of("a.csv", b"1", "answer"),
        session.key_of("a.csv", b"", "1"),
    }
    assert len(keys) == 5


def test_templates_have_one_cell_per_heading():
    for template in templates.TEMPLATES:
        assert all(len(row) == len(template.headings) for row in template.rows)
