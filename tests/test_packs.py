"""The plan of a pack: which sections, in which order, and titles that state the finding with its number."""

from dataclasses import replace

import pytest

import nrr
from builders import ledger
from drawings import SAMPLES, fourteen, snapshot_of
from nrr.packs import Material, PackChoices, Part, Restatement, pack_of

FILE = "tarnbeck_long.csv"
CHOICES = PackChoices("Tarnbeck Systems", source=FILE)


@pytest.fixture(scope="module")
def board():
    book = nrr.read((SAMPLES / FILE).read_bytes(), FILE).ledger
    view = nrr.View(nrr.default_window(book))
    chosen = nrr.publishing.BoardChoices(
        "Tarnbeck Systems, Oct 2026",
        scenarios=nrr.publishing.standing_scenarios(book, view),
        pack=replace(CHOICES, segments=("Region",)),
    )
    return nrr.prepare(book, view, chosen, made_at="2026-11-29", this_year=2026, secret=b"s" * 32)


@pytest.fixture(scope="module")
def pack(board):
    return board.options.plan(board.snapshot)


def test_the_sections_of_the_sample_stand_in_the_order_of_every_form(pack):
    assert [(one.number, one.kicker, one.title) for one in pack.sections] == [
        (1, "Executive summary", "NRR is 105.1%, down 1.6 points, and rests on 12 customers"),
        (2, "ARR bridge", "Expansion of $803k exceeded losses of $552k"),
        (3, "Trend", "NRR has fallen 5.6 points since Feb 2026, to 105.1%"),
        (4, "Cohorts", "Cohorts of the last 12 months retain less than earlier ones"),
        (5, "Segments", "North America and APAC grow; EMEA and Latin America shrink"),
        (6, "Benchmarks", "Contracts of $25k to $100k retain 92.1%, 15.9 points below the median"),
        (7, "Findings and actions", "Act on concentration; watch paused customers and newer cohorts"),
        (8, "Outlook", "At today's rates, ARR would reach $10.5M in Oct 2029"),
        (9, "Definitions and checks", "Every figure follows one definition, and all 8 checks pass"),
    ]


def test_every_title_is_short_and_every_footer_says_whose_what_whence_and_when(pack):
    for one in pack.sections:
        assert len(one.title.split()) <= 14 and len(one.title) <= 80 and not one.title.endswith(".")
        footer = [words.replace("\N{NO-BREAK SPACE}", " ") for words in one.footer]
        assert footer[:2] == ["Tarnbeck Systems", "Net revenue retention, Oct 2026"]
        assert footer[2].startswith("Source: tarnbeck_long.csv, Nov 2023 to Oct 2026")
        assert footer[3] == "Published 29 Nov 2026" and " " not in one.footer[3], "no line ends inside it"


def test_a_section_without_data_drops_out_and_the_numbers_close_up():
    plan = pack_of(snapshot_of(fourteen(), "2026-01"), PackChoices())
    assert [(one.number, one.part) for one in plan.sections] == [
        (1, Part.SUMMARY),
        (2, Part.BRIDGE),
        (3, Part.TREND),
        (4, Part.DEFINITIONS),
    ]
    assert plan.sections[0].footer[0] == "Net revenue retention, Jan\N{NO-BREAK SPACE}2026"


def test_what_was_restated_is_page_two(board):
    found = Restatement("Sep 2026", ())
    plan = pack_of(board.snapshot, CHOICES, Material(restated=found))
    assert [one.part for one in plan.sections][:3] == [Part.SUMMARY, Part.RESTATED, Part.BRIDGE]
    assert plan.section(Part.RESTATED).title == "No published figure has changed since Sep 2026"


def test_the_publisher_chooses_sections_and_their_order(board):
    chosen = replace(CHOICES, parts=(Part.TREND, Part.BRIDGE, Part.SUMMARY))
    plan = pack_of(board.snapshot, chosen)
    assert [one.part for one in plan.sections] == [Part.SUMMARY, Part.TREND, Part.BRIDGE]
    assert plan.section(Part.SEGMENTS) is None


def test_long_names_of_groups_are_counted_in_the_title():
    names = ["A-very-long-name-of-a-region-in-the-far-north-of-it", "Another-very-long-name"]
    book = ledger(
        *(f"c{n} 100 {120 if n % 2 else 90}" for n in range(40)), Region=[names[n % 2] for n in range(40)]
    )
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    plan = pack_of(nrr.take(book, view, title="Long", made_at="2026-01-05"), PackChoices())
    assert plan.section(Part.SEGMENTS).title == "By Region, 1 of 2 groups grow and 1 shrink"


def test_two_customers_have_a_headline_and_definitions_only():
    book = ledger("a 100 120", "b 100 130")
    view = nrr.View(nrr.Window.trailing(book.months[-1], 1))
    plan = pack_of(nrr.take(book, view, title="Two", made_at="2026-01-05"), PackChoices())
    assert [one.part for one in plan.sections] == [Part.SUMMARY, Part.DEFINITIONS]
    assert plan.sections[0].title == "2 customers: too few to show a rate"


def test_a_filter_is_said_on_every_page():
    book = fourteen()
    window = nrr.Window.trailing(nrr.Month.parse("2026-01"))
    view = nrr.View(window, nrr.Policy(smallest_group=1), where=(("Segment", ("SMB",)),))
    plan = pack_of(nrr.take(book, view, title="SMB", made_at="2026-02-03"), PackChoices())
    assert all(one.subtitle.startswith("Segment: SMB. ") for one in plan.sections)


def test_a_board_keeps_what_its_publisher_chose(board):
    assert nrr.publishing.published_pack(board.payload) == replace(CHOICES, segments=("Region",))


def test_every_rule_has_its_words_in_a_pack():
    assert set(nrr.packs.pack_words().findings) == set(nrr.findings.diagnostic_rules())
