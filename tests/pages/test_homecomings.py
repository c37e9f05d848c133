"""A workbook of this product dropped on the start page: its changed cells with their effect before it is
used,
then its rules on every page.
"""

import io

import openpyxl
from test_start import dropped
from workshop import desk_of, words

import nrr
from drawings import fourteen
from nrr.definitions import Reactivation
from pages.parts.desks.records import POLICY
from recalculations import twin_of

LOST = Reactivation.STRICT.stamp[:1].upper() + Reactivation.STRICT.stamp[1:]


def changed():
    """The fourteen customers as a workbook, the largest one's last amount and a rule changed."""
    book = openpyxl.load_workbook(io.BytesIO(twin_of(fourteen(), {})))
    months = book["Months"]
    months.cell(6, months.max_column).value = months.cell(6, months.max_column).value + 1000
    rule = next(
        row for row in book["Summary"].iter_rows(min_col=2, max_col=3) if row[0].value == "Reactivation"
    )
    rule[1].value = LOST
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), months["C6"].value


def test_changed_cells_are_listed_with_their_effect_before_the_data_is_used():
    data, customer = changed()
    app = dropped("twin.xlsx", data)
    assert not app.exception
    plain = words(app).replace("\\", "")
    assert f"{customer}, Jan 2026: MRR was" in plain and "pts" in plain
    assert f"is now {LOST}" in plain and "with its rules and 2 changes" in plain
    app = next(one for one in app.button if one.key == "use_book").click().run()
    assert not app.exception
    assert desk_of(app).value(POLICY) == nrr.Policy(reactivation=Reactivation.STRICT)


def test_a_workbook_without_customers_says_so_on_the_start_page():
    snapshot = nrr.take(fourteen(), nrr.View(nrr.default_window(fourteen())), title="Figures", made_at="")
    app = dropped("figures.xlsx", nrr.export.excel_twin(snapshot))
    assert not app.exception
    plain = words(app).replace("\\", "")
    assert "It holds no customers" in plain and "Upload the workbook with customers" in plain
