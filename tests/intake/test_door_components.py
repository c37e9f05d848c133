"""Tables without customers: bridges by month, in any language, and component summaries whose period is
said or asked.
"""

import json

import pytest
from click.testing import CliRunner

import nrr
from nrr.__main__ import main
from nrr.intake import parsed_answers, read

MONTHS = ["2024-11", "2024-12", *(f"2025-{m:02d}" for m in range(1, 12))]
NEW, MORE, LESS, GONE = [1700, 1000, 900], [1300, 700, 1500], [200, 0, 300], [500, 300, 200]


def lines():
    """Opening, new, expansion, contraction, churn, closing of thirteen months."""
    opening, made = 50_000, []
    for at in range(13):
        new, more, less, gone = (part[at % 3] for part in (NEW, MORE, LESS, GONE))
        closing = opening + new + more - less - gone
        made.append((opening, new, more, less, gone, closing))
        opening = closing
    return made


LINES = lines()
YEAR = LINES[1:]
NRR = 1 + sum(m - s - g for _, _, m, s, g, _ in YEAR) / YEAR[0][0]
HEADINGS = {
    "en": "month,starting_mrr,new,expansion,contraction,churned,ending_mrr",
    "en-words": "Month,Opening MRR,New customers,Upsell,Downgrades,Lost,Closing MRR",
    "de": "Monat,Anfangsbestand,Neukunden,Erweiterung,Reduzierung,Kündigung,Endbestand",
    "fr": "Mois,MRR initial,Nouveau,Expansion,Contraction,Résiliation,MRR final",
    "es": "Mes,MRR inicial,Nuevos,Expansión,Contracción,Bajas,MRR final",
    "it": "Mese,MRR iniziale,Nuovi,Espansione,Contrazione,Disdette,MRR finale",
    "nl": "Maand,Begin MRR,Nieuw,Uitbreiding,Krimp,Opzeggingen,Eind MRR",
    "pt": "Mês,MRR inicial,Novos,Expansão,Contração,Cancelamentos,MRR final",
    "sv": "Månad,Ingående MRR,Nya,Merförsäljning,Minskning,Uppsägningar,Utgående MRR",
    "da": "Måned,MRR primo,Nye,Mersalg,Reduktion,Opsigelser,MRR ultimo",
    "no": "Måned,Inngående MRR,Nye,Mersalg,Reduksjon,Oppsigelser,Utgående MRR",
    "fi": "Kuukausi,Alku MRR,Uudet,Laajennus,Supistus,Poistuma,Loppu MRR",
    "pl": "Miesiąc,MRR początkowe,Nowe,Rozszerzenie,Zmniejszenie,Rezygnacje,MRR końcowe",
    "cs": "Měsíc,Počáteční MRR,Nové,Rozšíření,Snížení,Odchody,Konečný MRR",
    "tr": "Ay,Açılış MRR,Yeni,Genişleme,Daralma,Kayıp,Kapanış MRR",
    "ru": "Месяц,MRR на начало,Новые,Расширение,Сокращение,Отток,MRR на конец",
    "ja": "月,期首MRR,新規,拡大,縮小,解約,期末MRR",
    "zh": "月份,期初MRR,新增,扩展,收缩,流失,期末MRR",
    "ko": "월,기초 MRR,신규,확장,축소,해지,기말 MRR",
}


def down(heading, sign=1, cut=","):
    rows = [
        [month, o, n, m, sign * s, sign * g, c]
        for month, (o, n, m, s, g, c) in zip(MONTHS, LINES, strict=True)
    ]
    return "\n".join([heading.replace(",", cut), *(cut.join(map(str, row)) for row in rows)]).encode()


def across(heading):
    names = heading.split(",")[1:]
    rows = [[name, *(row[at] for row in LINES)] for at, name in enumerate(names)]
    return "\n".join(",".join(map(str, row)) for row in [["Line", *MONTHS], *rows]).encode()


def is_year(found):
    assert found.outcome == "accepted", found.problems
    assert found.ledger is None and len(found.movements) == 13
    assert found.components.window == nrr.Window.trailing(nrr.Month.parse("2025-11"), 12)
    assert nrr.METRICS["movement_nrr"].of(found.components) == pytest.approx(NRR, rel=1e-12)
    assert any(problem.code == "monthly_bridge" for problem in found.problems)


@pytest.mark.parametrize("language", HEADINGS)
def test_a_bridge_by_month_is_a_book_of_components(language):
    is_year(read(down(HEADINGS[language]), "bridge.csv"))
    is_year(read(down(HEADINGS[language], sign=-1, cut=";"), "bridge.csv"))


@pytest.mark.parametrize("language", HEADINGS)
def test_months_may_stand_across(language):
    is_year(read(across(HEADINGS[language]), "bridge.csv"))


def test_a_report_takes_the_window_it_is_asked_for(tmp_path):
    path = tmp_path / "bridge.csv"
    path.write_bytes(down(HEADINGS["en"]))
    told = json.loads(
        CliRunner()
        .invoke(main, ["report", str(path), "--months", "3", "--as-of", "2025-03", "--json"])
        .output
    )
    assert told["window"] == {"opening": "2024-12", "closing": "2025-03", "months": 3}
    part = LINES[2:5]
    expected = 1 + sum(m - s - g for _, _, m, s, g, _ in part) / part[0][0]
    assert told["metrics"]["nrr"]["value"] == pytest.approx(expected)
    assert told["stamp"] == "3-month NRR from totals · no reactivation stated"


def test_plans_totals_and_segments_of_a_bridge_are_told_apart():
    """Months of a budget and a row of totals do not count; segments of one month are added."""
    rows = down(HEADINGS["en"]).decode().split("\n")
    total = ",".join(["Total", "", *(str(sum(row[at] for row in LINES)) for at in range(1, 5)), ""])
    planned = [f"{rows[0]},scenario", *(f"{row},Actual" for row in rows[1:]), "2025-12,1,1,1,1,1,1,Budget"]
    is_year(read("\n".join([*rows, total]).encode(), "bridge.csv"))
    is_year(read("\n".join(planned).encode(), "bridge.csv"))
    halves = [f"segment,{rows[0]}"]
    for row in rows[1:]:
        month, *amounts = row.split(",")
        halves += [
            ",".join([name, month, *(str(int(a) // 2 + (at and int(a) % 2)) for a in amounts)])
            for at, name in enumerate(("SMB", "ENT"))
        ]
    is_year(read("\n".join(halves).encode(), "bridge.csv"))


def test_a_month_that_is_missing_or_does_not_close_is_named():
    rows = down(HEADINGS["en"]).decode().split("\n")
    found = read("\n".join([*rows[:4], *rows[5:]]).encode(), "bridge.csv")
    assert found.outcome == "refused" and "lacks Feb 2025" in found.problems[0].what
    wrong = rows[5].replace(str(LINES[4][-1]), str(LINES[4][-1] + 10))
    found = read("\n".join([*rows[:5], wrong, *rows[6:]]).encode(), "bridge.csv")
    assert [p.what for p in found.problems if p.code == "components_do_not_foot"] == [
        "Opening and movements do not add up to the closing amount in Mar 2025.",
        "The opening amount is not the closing amount of the month before in Apr 2025.",
    ]


PARTS = "Opening MRR,100000\nExpansion,10000\nContraction,1000\nChurn,3000\n"
PERIODS = {
    "metric,2025-03": 1,
    "metric,Mar 2025": 1,
    "MRR bridge March 2025,": 1,
    "Metric,Q1 2025": 3,
    "Metric,FY2025": 12,
    "Metric,2025": 12,
    "Metric,LTM": 12,
    "Quarterly bridge,": 3,
    "Monthly bridge,": 1,
    "Period,2025-01 to 2025-12": 12,
    "From,2025-01-01\nTo,2025-12-31": 12,
    "Months,6": 6,
    "Last 12 months,": 12,
    "Kennzahl,März 2025": 1,
}


@pytest.mark.parametrize("said", PERIODS)
def test_the_period_of_a_summary_is_what_the_file_says(said):
    found = read(f"{said}\n{PARTS}".encode(), "components.csv")
    assert found.outcome == "accepted" and found.components.window.months == PERIODS[said]
    assert nrr.METRICS["movement_nrr"].of(found.components) == pytest.approx(1.06)


@pytest.mark.parametrize("said", ["metric,value", "As of,2025-12-31", "Monthly recurring revenue,EUR"])
@pytest.mark.parametrize(
    ("label", "months"), [("One month", 1), ("A quarter (3 months)", 3), ("Twelve months", 12)]
)
def test_a_summary_that_does_not_say_its_period_is_asked(said, label, months, tmp_path):
    path, answers = tmp_path / "components.csv", tmp_path / "answers.json"
    path.write_text(f"{said}\n{PARTS}")
    found = read(path.read_bytes(), path.name)
    (question,) = [p for p in found.problems if p.severity is nrr.Severity.QUESTION]
    (chosen,) = [option.answers for option in question.choices if option.label == label]
    again = read(path.read_bytes(), path.name, parsed_answers(chosen)[0])
    assert again.outcome == "accepted" and again.components.window.months == months
    if months == 1:
        answers.write_text(json.dumps(dict(chosen)))
        told = json.loads(
            CliRunner().invoke(main, ["report", str(path), "--answers", str(answers), "--json"]).output
        )
        assert told["window"]["months"] == 1 and told["stamp"].startswith("1-month NRR from totals")


def test_the_stamp_says_what_reactivations_did():
    (summary,) = [read(f"Months,1\n{PARTS}Reactivation,500\n".encode(), "components.csv").components]
    kept, inside = nrr.Policy(), nrr.Policy(reactivation=nrr.definitions.Reactivation.IN_NUMERATOR)
    assert nrr.retention.component_stamp(summary, kept) == "1-month NRR from totals · reactivation excluded"
    assert nrr.retention.component_stamp(summary, inside) == "1-month NRR from totals · reactivation included"
