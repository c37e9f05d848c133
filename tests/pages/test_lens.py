"""The definition lens on its tab: every convention, and two of them closed by their customers."""

from dataclasses import replace

import pytest
from workshop import FOURTEEN, desk_of, fourteen, words, workshop

import nrr
from builders import ledger
from pages.parts.desks.records import LOG


def lens(book=None, **address):
    return workshop(book or fourteen(), "definitions", part="Compare", **address)


def test_every_convention_stands_in_the_table_with_who_uses_it():
    table = lens().dataframe[0].value
    assert len(table) >= 17
    by_label = dict(zip(table["Method"], table["NRR"], strict=True))
    assert by_label["12-month point to point, closed cohort"] == "107.0%"
    assert by_label["The same, a month at zero counts as lost"] == "100.9%"
    assert by_label["Product of monthly rates, reactivation out"] == "101.7%"
    assert table["Used by"].str.len().min() > 0
    assert table["Definition line"].str.contains("12-month NRR to Jan 2026").all()


def test_a_change_of_the_definition_is_written_down_with_what_it_did():
    """DL01 by a file: returned customers count as lost, 107.0% becomes 100.9%; the undo adds a row."""
    data = FOURTEEN.read_bytes()
    book = nrr.read(data, "fourteen.csv", nrr.Answers(currency="USD")).ledger
    app = workshop(book, "definitions")
    for rule, words_ in (("strict", "lost"), ("p2p", "kept")):
        box = next(one for one in app.selectbox if one.label == "Customers who come back")
        value = next(one for one in nrr.definitions.Reactivation if str(one) == rule)
        box.select(value).run()
        app.text_input(key="policy_reason").input(f"They are {words_}").run()
        app.button(key="policy_go").click().run()
        assert not app.exception
    table = next(one.value for one in app.dataframe if "Changed" in one.value)
    assert table["Changed"].tolist() == [
        f"Customers who come back: {LOST} → {KEPT}",
        f"Customers who come back: {KEPT} → {LOST}",
    ]
    assert table["NRR"].tolist() == ["100.9% → 107.0%, +6.1 pts", "107.0% → 100.9%, −6.1 pts"]
    assert table["Logo retention"].tolist()[1] == "70.0% → 60.0%, −10.0 pts"
    assert table["Reason"].tolist() == ["They are kept", "They are lost"]
    work = nrr.publishing.KeptWork("f", book, nrr.Policy(), log=definition_rows(app))
    assert nrr.publishing.unpack_work(nrr.publishing.pack_work(work)).log == work.log


KEPT, LOST = (one.stamp for one in (nrr.definitions.Reactivation.P2P, nrr.definitions.Reactivation.STRICT))


def definition_rows(app):
    return tuple(one.change for one in desk_of(app).values(LOG).values())


def test_growth_is_marked_as_no_retention():
    table = lens().dataframe[0].value
    row = table[table["Method"] == "Closing ÷ opening with new customers left in"].iloc[0]
    assert row["NRR"] == "120.4%, not NRR"


def test_the_customers_close_the_gap_between_two_conventions():
    app = lens()
    table = app.dataframe[1].value
    assert table["Difference"].sum() == pytest.approx(14_830 / 14_700 - 15_730 / 14_700)
    assert table["Amount"].tolist() == [-900 * 1200]
    assert "the second method gives 100.9%" in words(app).replace("\\", "")


@pytest.mark.parametrize(
    "second", [one.key for one in nrr.comparisons.CONVENTIONS if one.offered(fourteen())]
)
def test_every_convention_may_be_the_second(second):
    app = lens()
    app.selectbox(key="lens_second").set_value(second).run()
    assert not app.exception


def test_the_same_convention_twice_has_nothing_to_explain():
    app = lens()
    app.selectbox(key="lens_second").set_value("p2p").run()
    assert "alike" in words(app)


def test_a_short_book_says_which_conventions_it_cannot_answer():
    app = lens(ledger(*[f"a{n} 10 20 30" for n in range(6)]))
    assert not app.exception
    assert app.dataframe[0].value["Why not defined"].str.len().max() > 0


def checked(stated):
    """The checks tab of a book whose file has a total row."""
    totals = {nrr.Month.parse(month): round(float(amount) * 1200) for month, amount in stated.items()}
    said = nrr.ledgers.Statement("the file's own total row", totals)
    return workshop(replace(fourteen(), statements=(said,), fingerprint=""), "definitions", part="Checks")


def test_the_files_own_total_row_is_a_check_on_every_page():
    totals = {
        str(m): str(sum(row) / 1200)
        for m, row in zip(fourteen().months, fourteen().grid.tolist(), strict=True)
    }
    assert "All 9 checks pass" in words(checked(totals))
    app = checked(totals | {"2025-03": "1.00"})
    assert "1 of 9 checks failed" in words(app)
    plain = words(app).replace("\\", "")
    assert "Differs in Mar 2025 (+$15,699.00)." in plain
    assert ", $188,388.00 off" in plain
    assert ["failed" in error.value for error in app.error] == [True]
    (error,) = app.error
    said = (
        "The file's own total row differs from the customers in 1 of 25 months, by $15,699.00 of MRR in all"
    )
    assert error.value.replace("\\", "") == f"1 of 9 checks failed: {said}"
    assert f"**{said}**" in plain and "Matches the file" not in plain


def test_a_figure_from_elsewhere_finds_its_definition_and_the_customers_between():
    app = lens()
    app.text_input(key="stated_figure").set_value("100.9%").run()
    plain = words(app).replace("\\", "")
    assert "100.9% is what 1 definition gives on this data" in plain
    assert "−6.1 pts from ours, 107.0%, from 1 customer" in plain
    table = next(one.value for one in app.dataframe if "Distance" in one.value)
    assert table["Definition"].tolist() == ["The same, a month at zero counts as lost"]


def test_a_figure_no_definition_gives_names_the_nearest():
    app = lens()
    app.text_input(key="stated_figure").set_value("250%").run()
    assert "No definition gives 250% in this period. The nearest is 122.2%" in words(app).replace("\\", "")
    app.text_input(key="stated_figure").set_value("lots").run()
    assert "Write the figure as the other tool shows it" in words(app) and not app.exception
