"""Logs of changes with the amount before and after: the amount after holds until the next change."""

import json

import pytest
from click.testing import CliRunner

from nrr.__main__ import main
from nrr.intake import parsed_answers, read, read_object

LOG = [
    ("2024-08-04", "Trivik", "new", 0, 100),
    ("2024-08-04", "Gareta", "new", 0, 230),
    ("2024-08-09", "Derira", "new", 0, 750),
    ("2024-12-04", "Rokbeck", "new", 0, 170),
    ("2025-03-04", "Derira", "upgrade", 750, 770),
    ("2025-03-04", "Derira", "upgrade", 770, 800),
    ("2025-05-04", "Gareta", "churn", 230, 0),
    ("2025-06-14", "Dunstad", "new", 0, 430),
    ("2025-10-04", "Gareta", "reactivation", 0, 90),
]
LEVELS = {
    "Trivik": [100] * 15,
    "Gareta": [230] * 9 + [0] * 5 + [90],
    "Derira": [750] * 7 + [800] * 8,
    "Rokbeck": [0] * 4 + [170] * 11,
    "Dunstad": [0] * 10 + [430] * 5,
}
MONTHS = [f"{y}-{m:02d}" for y in (2024, 2025) for m in range(1, 13)][7:22]
TOTALS = dict(zip(MONTHS, map(sum, zip(*LEVELS.values(), strict=True)), strict=True))
HEADINGS = {
    "en": "date,customer,event,mrr_before,mrr_after",
    "en-old": "Date,Account,Type,Old MRR,New MRR",
    "en-previous": "Event date,Customer name,Change type,Previous amount,Current amount",
    "en-from": "Date,Customer,Event,From MRR,To MRR",
    "de": "Datum,Kunde,Ereignis,MRR vorher,MRR nachher",
    "de-alt": "Datum,Kunde,Vorgang,MRR alt,MRR neu",
    "fr": "Date,Client,Événement,MRR avant,MRR après",
    "es": "Fecha,Cliente,Evento,MRR anterior,MRR posterior",
    "it": "Data,Cliente,Evento,MRR prima,MRR dopo",
    "nl": "Datum,Klant,Mutatie,Oude MRR,Nieuwe MRR",
    "pt": "Data,Cliente,Evento,MRR antes,MRR depois",
    "sv": "Datum,Kund,Händelse,MRR före,MRR efter",
    "pl": "Data,Klient,Zdarzenie,MRR przed,MRR po",
    "ja": "日付,顧客,イベント,変更前 MRR,変更後 MRR",
    "zh": "日期,客户,事件,变更前 MRR,变更后 MRR",
    "ko": "날짜,고객,이벤트,변경 전 MRR,변경 후 MRR",
}


def text(heading, rows=LOG, cut=","):
    return "\n".join([heading.replace(",", cut), *(cut.join(map(str, row)) for row in rows)]).encode()


def accepted(data, as_of="Through Oct 2025"):
    """The reading once the as-of month is answered by its label."""
    found = read(data, "events.csv")
    (question,) = [p for p in found.problems if p.severity == "question"]
    assert question.code == "as_of", question
    chosen = next(option.answers for option in question.choices if option.label.startswith(as_of))
    found = read(data, "events.csv", parsed_answers(dict(chosen))[0])
    assert found.outcome == "accepted", found.problems
    return found


def totals(found):
    (months,) = read_object(found)["totals"].values()
    return {month: float(amount) for month, amount in months.items() if float(amount)}


@pytest.mark.parametrize("language", HEADINGS)
def test_the_amount_after_a_change_holds_until_the_next(language):
    assert totals(accepted(text(HEADINGS[language]))) == TOTALS


@pytest.mark.parametrize("cut", [";", "\t"])
@pytest.mark.parametrize("turn", [1, -1])
def test_a_log_may_run_backwards(cut, turn):
    assert totals(accepted(text(HEADINGS["en"], LOG[::turn], cut))) == TOTALS


def test_no_word_for_the_change_is_needed():
    rows = [(day, who, before, after) for day, who, _, before, after in LOG]
    assert totals(accepted(text("date,customer,mrr_before,mrr_after", rows))) == TOTALS


def test_seats_beside_and_a_date_of_any_name_change_nothing():
    rows = [(day, who, before // 10, after // 10, before, after) for day, who, _, before, after in LOG]
    heading = "changed_at,customer,seats_before,seats_after,mrr_before,mrr_after"
    assert totals(accepted(text(heading, rows))) == TOTALS


def test_who_paid_before_the_log_began_pays_from_its_first_month():
    rows = [*LOG, ("2025-02-11", "Ostwick", "upgrade", 300, 340)]
    found = accepted(text(HEADINGS["en"], rows))
    assert totals(found) == {m: a + (300 if m < "2025-02" else 340) for m, a in TOTALS.items()}
    assert any(problem.code == "levels_before" for problem in found.problems)


def test_two_subscriptions_of_one_customer_have_a_chain_each():
    rows = [(day, who, "s1", kind, before, after) for day, who, kind, before, after in LOG]
    rows += [("2024-08-04", "Trivik", "s2", "new", 0, 40), ("2025-01-04", "Trivik", "s2", "upgrade", 40, 60)]
    found = accepted(text("date,customer,subscription,event,mrr_before,mrr_after", rows))
    assert totals(found) == {m: a + (40 if m < "2025-01" else 60) for m, a in TOTALS.items()}


def test_a_log_with_changes_missing_is_refused():
    rows = [row for row in LOG if row[3] != 750]
    rows += [("2025-07-04", "Trivik", "upgrade", 500, 550), ("2025-08-04", "Trivik", "upgrade", 700, 720)]
    found = read(text(HEADINGS["en"], rows), "events.csv")
    assert found.outcome == "refused" and "rows 6, 10 and 11" in found.problems[0].what


def test_a_report_of_a_log(tmp_path):
    path, told = tmp_path / "events.csv", tmp_path / "answers.json"
    path.write_bytes(text(HEADINGS["en"]))
    told.write_text('{"as_of": "2025-10"}')
    report = json.loads(
        CliRunner().invoke(main, ["report", str(path), "--answers", str(told), "--json"]).output
    )
    base = {who: row for who, row in LEVELS.items() if row[2]}
    assert report["metrics"]["nrr"]["value"] == pytest.approx(
        sum(r[-1] for r in base.values()) / sum(r[2] for r in base.values())
    )
