"""Questions with their answers, and the NRR each of them leads to."""

import nrr

FIRSTS = "\n".join(
    [
        "Customer,Date,MRR",
        *(
            f"{name},{month:02}/01/{year},{amount + month}"
            for name, amount in (("Ada", 100), ("Bo", 300), ("Cy", 50))
            for year in (2024, 2025)
            for month in range(1, 13)
        ),
    ]
)
"""The first of every month as an American writes it; elsewhere twelve days of two Januaries."""


def asked(answers):
    found = nrr.read(FIRSTS.encode(), "firsts.csv", nrr.Answers(**answers))
    return {p.code: p.choices for p in found.problems if p.severity is nrr.Severity.QUESTION}


def test_no_answer_has_an_nrr_while_months_are_not_told_from_days():
    by_code = asked({})
    assert list(by_code) == ["date_order", "same_month"]
    assert any(option.nrr is not None for option in by_code["date_order"])
    assert {option.reason for option in by_code["same_month"]} == {"known once the order of day and month is"}


def test_the_answer_settles_what_hung_on_it():
    assert asked({"date_order": "MDY"}) == {}
    assert all(option.nrr is not None for option in asked({"date_order": "DMY"})["same_month"])


def test_superscripts_are_digits_to_some_and_numbers_to_none():
    """ "³" once ended the reader: a digit by its kind, and no number."""
    for head in ("Customer,³,¹3,2024", "Customer,Term months,MRR", "2024,³,4,5"):
        found = nrr.read(f"{head}\nAda,³,4,5\nTerm months,³,1,2\n".encode(), "book.csv")
        assert all(problem.code != "reader_stopped" for problem in found.problems)
