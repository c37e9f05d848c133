"""A recipe says how files of one source are read: known exports, answers, and files people drop beside
theirs.
"""

import json

import pytest
from click.testing import CliRunner

from nrr.commands import main
from nrr.ground import Refusal
from nrr.intake import Answers, read, read_apart, recipe_from, recipe_text
from nrr.intake.recipes import KNOWN, Recipe

BILLING = """
name = "Tallybird accounts"
signs = ["Acct", "Since", "Until", "Fee", "Every"]
ends = "exclusive"
units = "cents"

[columns]
customer = "Acct"
start = "Since"
end = "Until"
amount = "Fee"
interval = "Every"
status = "Lifecycle"

[intervals]
tri = 3

[words]
dreaming = "leave_out"
singing = "counts"

[sample]
text = '''
Acct,Since,Until,Fee,Every,Lifecycle
Ada,2024-01-01,2024-04-30,30000,tri,singing
Bo,2024-02-01,2024-05-31,15000,tri,singing
Cy,2024-01-01,2024-05-31,9900,tri,dreaming
'''
customers = 2

[sample.mrr]
"2024-01" = "100.00"
"2024-02" = "150.00"
"2024-03" = "150.00"
"2024-04" = "50.00"
"""
"""An export nobody knows: what it costs to add it is this text, in one file."""


def run(*words):
    return CliRunner().invoke(main, list(map(str, words)), catch_exceptions=False)


def test_a_new_export_is_one_file_beside_the_file(tmp_path):
    export = tmp_path / "tallybird.csv"
    export.write_text(recipe_from(BILLING.encode(), "x.toml").sample.text.strip())
    assert json.loads(run("read", export, "--json").output)["outcome"] != "accepted"
    (tmp_path / "tallybird.recipe.toml").write_text(BILLING)
    found = json.loads(run("read", export, "--json").output)
    assert found["outcome"] == "accepted" and found["customers"] == 2
    assert found["totals"][""] == {
        "2024-01": "100.00",
        "2024-02": "150.00",
        "2024-03": "150.00",
        "2024-04": "50.00",
    }
    assert any("Tallybird accounts" in message["text"] for message in found["messages"])


def test_a_folder_of_recipes_is_a_setting(tmp_path, monkeypatch):
    (tmp_path / "mine.toml").write_text(BILLING)
    data = recipe_from(BILLING.encode(), "x.toml").sample.text.strip().encode()
    monkeypatch.setenv("NRR_RECIPES", str(tmp_path))
    assert read_apart(data, "tallybird.csv").outcome == "accepted"
    (tmp_path / "mine.toml").write_text(BILLING.replace("[intervals]", "[intervalls]"))
    refused = read_apart(data, "tallybird.csv")
    assert refused.outcome == "refused" and "mine.toml" in refused.problems[0].what
    assert "the nearest known one is 'intervals'" in refused.problems[0].what


def test_a_recipe_is_tried_against_its_sample(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(BILLING)
    done = run("recipe", "check", path)
    assert done.exit_code == 0 and "Tallybird accounts reads its sample to its figures: " in done.output
    path.write_text(BILLING.replace('"2024-02" = "150.00"', '"2024-02" = "151.00"'))
    done = run("recipe", "check", path)
    assert (
        done.exit_code == 2 and "2024-02: the sample gives 150.00, and the recipe says 151.00." in done.stderr
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('decimals = ","', "unknown key 'decimals'; the nearest known one is 'decimal'"),
        (
            '[columns]\ncustommer = "Acct"',
            "unknown role under columns 'custommer'; the nearest known one is 'customer'",
        ),
        ('ends = "sometimes"', "not one of the values of ends: 'sometimes'"),
        ('signs = "Acct"', "signs is a list of headings"),
        ('[sample]\ntext = "a"', "a sample has a text and the mrr of its months"),
    ],
)
def test_what_a_recipe_cannot_say_is_an_error_with_the_nearest_it_can(wrong, said):
    with pytest.raises(Refusal, match=r"unknown|values|signs|sample") as refusal:
        recipe_from(wrong.encode(), "x.toml")
    assert said in str(refusal.value)


def test_answers_are_a_recipe_in_toml_or_the_same_keys_in_json(tmp_path):
    book = tmp_path / "mrr.csv"
    book.write_text(
        "Customer,Date,MRR\nAda,03/02/2024,100\nAda,04/02/2024,100\nBo,03/02/2024,50\nBo,04/02/2024,50\n"
    )
    (tmp_path / "a.toml").write_text('date_order = "MDY"\n')
    (tmp_path / "a.json").write_text('{"date_order": "MDY"}')
    told = [
        json.loads(run("read", book, "--answers", tmp_path / name, "--json").output)
        for name in ("a.toml", "a.json")
    ]
    assert told[0] == told[1] and list(told[0]["totals"][""]) == ["2024-03", "2024-04"]
    (tmp_path / "a.toml").write_text('date_ordre = "MDY"\n')
    done = run("read", book, "--answers", tmp_path / "a.toml")
    assert done.exit_code == 2 and "the nearest known one is 'date_order'" in done.stderr


def test_a_person_s_answers_stand_above_the_recipe():
    recipe = recipe_from(BILLING.encode(), "x.toml")
    text = recipe.sample.text.strip().encode()
    found = read(text, "x.csv", Answers(ends="inclusive"), recipes=(recipe,))
    assert found.totals.by_currency[""]["2024-04"] == "150.00"
    assert found.answers.given() == {"ends": "inclusive"}


def test_a_recipe_is_written_as_it_is_read():
    for recipe in (recipe_from(BILLING.encode(), "x.toml"), *KNOWN):
        again = recipe_from(recipe_text(recipe).encode(), "x.toml")
        assert recipe_text(again) == recipe_text(recipe)
    odd = Recipe('a "b"\n\u2028é', ("x = [1]",), Answers(words={"kaputt \\ ü": "leave_out"}))
    assert recipe_from(recipe_text(odd).encode(), "x.toml").answers.words == odd.answers.words
