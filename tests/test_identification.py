"""Which definition is this number: figures of the fourteen customers, found again by who would have
computed them.
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import nrr
from nrr.__main__ import main
from nrr.comparisons import difference_to_ours, matches, stated_rate
from test_lenses import FOURTEEN, PUBLISHED, YEAR

BOOK = Path(__file__).resolve().parents[1] / "sample_data" / "fourteen_customers_wide.csv"


@pytest.mark.parametrize(
    ("text", "rate", "half_step"),
    [
        ("103.4%", "1.034", "0.0005"),
        ("103,4 %", "1.034", "0.0005"),
        ("103", "1.03", "0.005"),
        ("1.034", "1.034", "0.0005"),
        ("98.25%", "0.9825", "0.00005"),
        ("4%", "0.04", "0.005"),
    ],
)
def test_a_figure_is_read_as_people_write_it(text, rate, half_step):
    found = stated_rate(text)
    assert (str(found.rate), str(found.half_step)) == (rate, half_step)


@pytest.mark.parametrize("text", ["", "about 103%", "103.4.1", "-3%", "1e3", "103%%", "99999%"])
def test_what_is_no_figure_is_refused_in_words(text):
    with pytest.raises(nrr.Refusal, match=r"103\.4%"):
        stated_rate(text)


@pytest.mark.parametrize(("key", "percent"), [(key, nrr_) for key, (nrr_, _) in PUBLISHED.items()])
def test_every_convention_is_found_by_the_figure_it_gives(key, percent):
    found = matches(FOURTEEN, YEAR, stated_rate(f"{percent}%"))
    assert key in [match.convention.key for match in found if not match.gap]
    assert [match.gap for match in found] == sorted(match.gap for match in found)


def test_a_way_without_a_name_is_found_too():
    settings = ("method=chain", "reactivation=strict")
    rate = nrr.headline(FOURTEEN, YEAR.window, nrr.definitions.read_settings(settings)).rates.nrr
    best = matches(FOURTEEN, YEAR, stated_rate(f"{100 * rate:.6f}%"))[0]
    assert dict(best.convention.settings)["method"] == "chain" and best.row.nrr == pytest.approx(rate)


def test_the_customers_between_ours_and_theirs_add_up():
    match = matches(FOURTEEN, YEAR, stated_rate("100.9%"))[0]
    found = difference_to_ours(FOURTEEN, YEAR, match)
    assert found["customer"].tolist() == ["M4"]
    assert found["effect"].sum() == pytest.approx(14_830 / 14_700 - 15_730 / 14_700)


def test_a_file_and_a_figure_on_the_command_line():
    told = CliRunner().invoke(main, ["identify", str(BOOK), "100.9%", "--json"])
    first = json.loads(told.stdout)[0]
    assert first["label"] == "The same, a month at zero counts as lost" and first["gap"] == 0
    lines = CliRunner().invoke(main, ["identify", str(BOOK), "250%"]).stdout.splitlines()
    assert "points away" in lines[0]
    assert CliRunner().invoke(main, ["identify", str(BOOK), "much"]).exit_code == 2
