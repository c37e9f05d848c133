"""Words that say whether a row is revenue, through the door: statuses, stages, kinds, flags, intervals, N/A.

Every file is written from a book drawn here; questions are answered by the label of a choice.
"""

import calendar
import sys
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parent))

from test_door_structure import MONTHS, added, command, text, through_the_door, totals

from nrr.intake import Answers, parsed_answers, read, read_object

BOOK = {
    "Anddale Group": [250] * 15,
    "Fenfield Inc": [810] * 8 + [560] * 7,
    "Sorfield Ltd": [0] * 5 + [120] * 10,
    "Ostford Group": [740] * 15,
    "Masholt Inc": [550] * 10 + [0] * 5,
    "Havfield Group": [530] * 5 + [550] * 10,
}
EXTRA = [("Anddale Group", 3, 250), ("Masholt Inc", 12, 550), ("Ostford Group", 7, 740)]


def long(head, good, extra, bad):
    """A row a customer and month with a word that counts, then rows of words that do not."""
    rows = [[n, f"{m}-05", a, good] for i, m in enumerate(MONTHS) for n, row in BOOK.items() if (a := row[i])]
    return [head, *rows, *([n, f"{MONTHS[m]}-09", a, bad[i % len(bad)]] for i, (n, m, a) in enumerate(extra))]


def is_book(path, rows, labels=(), asked=None):
    path.write_bytes(rows if isinstance(rows, bytes) else text(rows))
    found, said, answers, questions = through_the_door(path, labels)
    assert found.outcome == "accepted", [m["text"] for m in said["messages"]]
    assert totals(said) == dict(zip(MONTHS, map(float, added(*BOOK.values())), strict=True))
    assert asked is None or questions == asked, said["messages"]
    return found, said, answers


# language -> heading of a status of payments; a word that counts; words that do not
PAYMENTS = {
    "en": ("Payment Status", "Succeeded", ["Failed", "Card declined"]),
    "en-result": ("Result", "Approved", ["Soft Decline", "Voided"]),
    "de": ("Zahlungsstatus", "Bezahlt", ["Fehlgeschlagen", "Rücklastschrift"]),
    "fr": ("Statut du paiement", "Payé", ["Échoué", "Refusé"]),
    "es": ("Estado del pago", "Pagado", ["Fallido", "Rechazado"]),
    "it": ("Stato pagamento", "Pagato", ["Non riuscito", "Insoluto"]),
    "nl": ("Betaalstatus", "Betaald", ["Mislukt", "Gestorneerd"]),
    "pt": ("Situação do pagamento", "Pago", ["Recusado", "Estornado"]),
    "sv": ("Betalningsstatus", "Betald", ["Misslyckad", "Nekad"]),
    "da": ("Betalingsstatus", "Betalt", ["Afvist", "Mislykket"]),
    "no": ("Betalingsstatus", "Betalt", ["Avvist", "Mislykket"]),
    "fi": ("Maksun tila", "Maksettu", ["Hylätty", "Epäonnistui"]),
    "pl": ("Status płatności", "Opłacona", ["Nieudana", "Odrzucona"]),
    "cs": ("Stav platby", "Zaplaceno", ["Zamítnuto", "Neúspěšná"]),
    "tr": ("Ödeme durumu", "Ödendi", ["Başarısız", "Reddedildi"]),
    "ru": ("Статус оплаты", "Оплачен", ["Отклонён", "Не удалось"]),
    "ja": ("支払状況", "支払済み", ["決済失敗", "拒否"]),
    "zh": ("支付状态", "已支付", ["支付失败", "拒付"]),
    "ko": ("결제 상태", "결제완료", ["결제 실패", "거절"]),
}


@pytest.mark.parametrize("language", PAYMENTS)
def test_payments_that_failed_are_left_out_with_a_line(language, tmp_path):
    heading, good, bad = PAYMENTS[language]
    _, said, _ = is_book(
        tmp_path / "payments.csv", long(["Customer", "Date", "Amount", heading], good, EXTRA, bad), asked=[]
    )
    line = next(m for m in said["messages"] if m["code"] == "status")
    assert line["level"] == "warning" and line["count"] == 3 and all(word in line["text"] for word in bad)


TOOLS = {
    "stripe": ("Paid", ["Failed", "requires_payment_method", "Blocked"]),
    "paypal": ("Completed", ["Denied", "Reversed", "Pending"]),
    "paddle": ("completed", ["past_due_canceled", "draft", "canceled"]),
    "chargebee": ("success", ["failure", "timeout", "late_failure"]),
    "recurly": ("success", ["declined", "void", "chargeback"]),
    "braintree": ("settled", ["processor_declined", "gateway_rejected", "settlement_declined"]),
    "gocardless": ("paid_out", ["failed", "charged_back", "customer_approval_denied"]),
    "quickbooks": ("Deposited", ["Voided", "Not deposited", "Unpaid"]),
    "xero": ("PAID", ["VOIDED", "DELETED", "DRAFT"]),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_payment_statuses_of_known_tools(tool, tmp_path):
    good, bad = TOOLS[tool]
    is_book(
        tmp_path / "payments.csv",
        long(["customer", "date", "amount", "status"], good, EXTRA, bad),
        ["^Leave them out$"],
    )


def last_day(month):
    year, number = map(int, month.split("-"))
    return f"{month}-{calendar.monthrange(year, number)[1]}"


def periods(head, good, others, times=12):
    """A row a run of equal months with the word that counts, then the other rows."""
    rows = []
    for name, row in BOOK.items():
        starts = [at for at in range(15) if row[at] and (at == 0 or row[at] != row[at - 1])]
        for start in starts:
            end = next((at for at in range(start, 15) if row[at] != row[start]), 15) - 1
            rows.append([name, good, f"{MONTHS[start]}-01", last_day(MONTHS[end]), row[start] * times])
    return [head, *rows, *others]


DEALS = {
    "salesforce": ("Stage", "Closed Won", ["Closed Lost", "Negotiation/Review", "Id. Decision Makers"]),
    "hubspot": (
        "Deal Stage",
        "Closed Won",
        ["Appointment Scheduled", "Contract Sent", "Decision Maker Bought-In"],
    ),
    "hubspot-api": ("dealstage", "closedwon", ["closedlost", "qualifiedtobuy", "contractsent"]),
    "pipedrive": ("Status", "Won", ["Lost", "Open", "Proposal Made"]),
    "numbered": (
        "Opportunity stage",
        "6 - Closed Won",
        ["7 - Closed Lost", "3 - Proposal", "5 - Verbal commit"],
    ),
    "de": ("Vertriebsphase", "Gewonnen", ["Verloren", "Angebot", "Verhandlung"]),
    "fr": ("Étape", "Gagné", ["Perdu", "Devis envoyé", "Négociation"]),
    "es": ("Etapa", "Ganado", ["Perdido", "Propuesta", "Negociación"]),
    "it": ("Fase", "Vinto", ["Perso", "Preventivo", "Trattativa"]),
    "nl": ("Fase", "Gewonnen", ["Verloren", "Offerte", "Onderhandeling"]),
    "pt": ("Etapa", "Ganho", ["Perdido", "Proposta", "Negociação"]),
    "sv": ("Säljfas", "Vunnen", ["Förlorad", "Offert", "Förhandling"]),
    "da": ("Salgsfase", "Vundet", ["Tabt", "Tilbud sendt", "Forhandling"]),
    "no": ("Salgsfase", "Vunnet", ["Tapt", "Tilbud sendt", "Forhandling"]),
    "fi": ("Vaihe", "Voitettu", ["Hävitty", "Tarjous", "Neuvottelu"]),
    "pl": ("Etap", "Wygrana", ["Przegrana", "Oferta", "Negocjacje"]),
    "cs": ("Fáze", "Vyhráno", ["Prohráno", "Nabídka", "Vyjednávání"]),
    "tr": ("Aşama", "Kazanıldı", ["Kaybedildi", "Teklif", "Müzakere"]),
    "ru": ("Стадия", "Выиграна", ["Проиграна", "Коммерческое предложение", "Переговоры"]),
    "ja": ("フェーズ", "受注", ["失注", "見積", "交渉中"]),
    "zh": ("阶段", "赢单", ["输单", "报价", "谈判"]),
    "ko": ("단계", "수주", ["실주", "견적", "협상"]),
}


@pytest.mark.parametrize("tool", DEALS)
def test_deals_that_were_not_won_are_left_out_even_without_a_start(tool, tmp_path):
    heading, won, others = DEALS[tool]
    lost = [
        ["Anddale Group", others[0], "", "", 9600],
        ["Newcome Ltd", others[1], "2025-06-01", "2027-05-31", 14400],
        ["Ostford Group", others[2], "", "", ""],
    ]
    rows = periods(["Account", heading, "Start Date", "End Date", "ARR"], won, lost)
    is_book(tmp_path / "deals.csv", rows, asked=[])


# language -> heading of a yes/no column, no, yes
ONCE = {
    "en": ("One-time", "no", "yes"),
    "en-setup": ("Setup", "N", "Y"),
    "en-charge": ("Is one-off charge?", "FALSE", "TRUE"),
    "mark": ("One-off", "", "x"),
    "de": ("Einmalig", "nein", "ja"),
    "fr": ("Ponctuel", "non", "oui"),
    "es": ("Pago único", "no", "sí"),
    "it": ("Una tantum", "no", "sì"),
    "nl": ("Eenmalig", "nee", "ja"),
    "pt": ("Taxa única", "não", "sim"),
    "sv": ("Engångs", "nej", "ja"),
    "da": ("Engangsbeløb", "nej", "ja"),
    "no": ("Engangsbeløp", "nei", "ja"),
    "fi": ("Kertaluonteinen", "ei", "kyllä"),
    "pl": ("Jednorazowy", "nie", "tak"),
    "cs": ("Jednorázový", "ne", "ano"),
    "tr": ("Tek seferlik", "hayır", "evet"),
    "ru": ("Разовый", "нет", "да"),
    "ja": ("初期費用", "いいえ", "はい"),
    "zh": ("一次性", "否", "是"),
    "ko": ("일회성", "아니오", "예"),
    "digits": ("One-time", "0", "1"),
}


@pytest.mark.parametrize("language", ONCE)
def test_a_flag_of_one_time_fees_in_any_language(language, tmp_path):
    heading, no, yes = ONCE[language]
    fees = [(name, month, 900) for name, month, _ in EXTRA]
    _, said, _ = is_book(
        tmp_path / "lines.csv", long(["Customer", "Date", "Amount", heading], no, fees, [yes]), asked=[]
    )
    assert any(m["code"] == "one_time" and m["count"] == 3 for m in said["messages"])


RECURRING = {
    "en": ("Recurring", "yes", "no"),
    "en-mark": ("Recurring?", "x", ""),
    "de": ("Wiederkehrend", "ja", "nein"),
    "fr": ("Récurrent", "oui", "non"),
    "es": ("Recurrente", "sí", "no"),
    "nl": ("Terugkerend", "ja", "nee"),
    "sv": ("Återkommande", "ja", "nej"),
    "ru": ("Регулярный", "да", "нет"),
    "live": ("livemode", "true", "false"),
    "sandbox": ("is_sandbox", "false", "true"),
    "test": ("Test account", "no", "yes"),
    "environment": ("Environment", "production", "sandbox"),
    "umgebung": ("Umgebung", "Produktion", "Testumgebung"),
    "trial": ("Is trial", "0", "1"),
    "won": ("Won", "yes", "no"),
    "paid": ("Paid", "yes", "no"),
    "bezahlt": ("Bezahlt", "ja", "nein"),
    "active": ("Active", "yes", "no"),
    "deleted": ("is_deleted", "0", "1"),
    "refunded": ("Refunded", "no", "yes"),
    "disputed": ("Disputed", "False", "True"),
}


@pytest.mark.parametrize("what", RECURRING)
def test_flags_of_other_things(what, tmp_path):
    heading, usual, other = RECURRING[what]
    is_book(
        tmp_path / "lines.csv",
        long(["Customer", "Date", "Amount", heading], usual, EXTRA, [other]),
        ["^Leave them out$"],
    )


KINDS = {
    "en": ("Type", "Subscription", ["One-time", "Setup fee"]),
    "gl": ("GL account", "4000 Subscription revenue", ["4200 Professional services revenue"]),
    "de": ("Art", "Wiederkehrend", ["Einmalig", "Einrichtungsgebühr"]),
    "fr": ("Nature", "Abonnement", ["Ponctuel", "Frais de mise en service"]),
    "es": ("Tipo", "Suscripción", ["Pago único", "Puntual"]),
    "it": ("Tipologia", "Abbonamento", ["Una tantum", "Attivazione"]),
    "nl": ("Soort", "Abonnement", ["Eenmalig", "Installatiekosten"]),
    "pt": ("Categoria", "Assinatura", ["Taxa única", "Avulso"]),
    "sv": ("Intäktstyp", "Abonnemang", ["Engångsavgift"]),
    "da": ("Type", "Abonnement", ["Engangsgebyr", "Oprettelsesgebyr"]),
    "no": ("Type", "Abonnement", ["Engangsgebyr"]),
    "fi": ("Laji", "Tilaus", ["Kertamaksu", "Aloitusmaksu"]),
    "pl": ("Rodzaj", "Abonament", ["Jednorazowa"]),
    "cs": ("Druh", "Předplatné", ["Jednorázový poplatek"]),
    "tr": ("Tür", "Abonelik", ["Tek seferlik", "Kurulum ücreti"]),
    "ru": ("Вид", "Подписка", ["Разовый", "Подключение"]),
    "ja": ("種別", "定期", ["初期費用"]),
    "zh": ("类型", "订阅", ["一次性费用", "安装费"]),
    "ko": ("유형", "구독", ["일회성", "설치비"]),
}


@pytest.mark.parametrize("language", KINDS)
def test_kinds_of_revenue(language, tmp_path):
    heading, good, bad = KINDS[language]
    is_book(tmp_path / "lines.csv", long(["Customer", "Date", "Amount", heading], good, EXTRA, bad), asked=[])


@pytest.mark.parametrize(
    ("monthly", "others"),
    [
        ("Monthly", ["One-time", "Trial"]),
        ("month", ["once", "free trial"]),
        ("monatlich", ["einmalig", "Testphase"]),
        ("mensuel", ["ponctuel", "essai"]),
        ("maandelijks", ["eenmalig", "proefperiode"]),
        ("mensual", ["pago único", "prueba"]),
        ("mensile", ["una tantum", "prova"]),
        ("Monthly", ["N/A - one-time", "14-day trial"]),
    ],
)
def test_one_time_and_trial_rows_in_the_column_of_intervals(monthly, others, tmp_path):
    more = [
        ["Anddale Group", others[0], "2024-10-01", "2024-10-31", 900],
        ["Newcome Ltd", others[1], "2025-09-01", "2025-10-31", 240],
    ]
    rows = periods(["Customer", "Billing interval", "Start", "End", "Price"], monthly, more, times=1)
    is_book(tmp_path / "lines.csv", rows, ["^Leave them out$"])


def test_all_unknown_words_are_one_question_and_each_has_rows_and_money():
    rows = long(["Customer", "Date", "Amount", "Status"], "Paid", EXTRA, ["Glorped", "Zonked", "Pending"])
    rows[0].append("Type")
    rows[1:] = [[*row, "Subscription" if at % 9 else "Wibble"] for at, row in enumerate(rows[1:])]
    said = read_object(read(text(rows), "book.csv"))
    (question,) = [m for m in said["messages"] if m["level"] == "question"]
    assert question["code"] == "status_rows"
    for words in (
        "Glorped' (1 row, 250.00)",
        "Zonked' (1 row, 550.00)",
        "Pending' (1 row, 740.00)",
        "Wibble' (",
    ):
        assert words in question["text"]
    assert [choice["label"] for choice in question["choices"]] == ["Leave them out", "All of them count"]
    assert [item["label"] for item in question["items"]] == ["Glorped", "Zonked", "Pending", "Wibble"]


def test_each_word_is_answered_by_itself(tmp_path):
    path = tmp_path / "book.csv"
    path.write_bytes(
        text(long(["Customer", "Date", "Amount", "Status"], "Paid", EXTRA, ["Glorped", "Zonked", "Pending"]))
    )
    (question,) = [m for m in command("read", path, {})["messages"] if m["level"] == "question"]
    said = {
        item["label"]: {c["label"]: c["answers"]["words"] for c in item["choices"]}
        for item in question["items"]
    }
    words = {**said["Glorped"]["Leave out"], **said["Zonked"]["Counts"], **said["Pending"]["Leave out"]}
    found = command("read", path, {"words": words, "same_month": "sum"})
    months = dict(zip(MONTHS, added(*BOOK.values()), strict=True))
    months[MONTHS[12]] += 550
    assert totals(found) == {month: float(amount) for month, amount in months.items()}


def test_a_word_not_answered_yet_is_asked_about_though_others_are():
    rows = text(long(["Customer", "Date", "Amount", "Status"], "Paid", EXTRA, ["Glorped", "Zonked"]))
    told = parsed_answers({"words": {"Glorped": "leave_out"}})[0]
    (question,) = [m for m in read_object(read(rows, "b.csv", told))["messages"] if m["level"] == "question"]
    assert "Zonked" in question["text"] and "Glorped" not in question["text"]


def test_the_answers_file_may_list_the_words_left_out(tmp_path):
    path = tmp_path / "book.csv"
    path.write_bytes(
        text(long(["Customer", "Date", "Amount", "Status"], "Paid", EXTRA, ["Glorped", "Pending, held"]))
    )
    found = command("read", path, {"status": ["glorped", "Pending, Held"]})
    assert found["outcome"] == "accepted"
    assert totals(found) == dict(zip(MONTHS, map(float, added(*BOOK.values())), strict=True))


@pytest.mark.parametrize("word", ["Glorped, Lost & found", "Void?, maybe", "Paid, then have the status lost"])
def test_a_word_with_a_comma_is_left_out_when_the_label_says_so(word, tmp_path):
    rows = long(["Customer", "Date", "Amount", "Status"], "Paid", EXTRA, [word])
    _, _, answers = is_book(tmp_path / "book.csv", rows, ["^Leave them out$"], ["status_rows"])
    assert answers["words"] == {word: "leave_out"}


def test_only_one_word_can_count_where_all_others_are_known_to_be_no_revenue(tmp_path):
    rows = long(["Customer", "Date", "Amount", "Status"], "Glorped", EXTRA, ["Failed", "Declined"])
    is_book(tmp_path / "book.csv", rows, asked=[])


def test_where_nothing_else_counts_the_words_that_can_are_offered(tmp_path):
    rows = long(["Customer", "Date", "Amount", "Status"], "Glorped", EXTRA, ["Zonked", "Failed"])
    is_book(tmp_path / "book.csv", rows, ["^Only 'Glorped' counts"], ["status_rows"])


@pytest.mark.parametrize(
    "word", ["cancelled", "paused", "Glorped", "Failed", "geannuleerd", "résilié", "停止中"]
)
def test_rows_without_an_amount_are_not_asked_about(word, tmp_path):
    rows = long(
        ["Customer", "Date", "MRR", "Status"],
        "active",
        [("Masholt Inc", at, 0) for at in range(10, 15)],
        [word],
    )
    is_book(tmp_path / "book.csv", rows, asked=[])


def test_a_contract_cancelled_counts_until_its_end_and_one_without_an_end_is_asked_about(tmp_path):
    head = ["Customer", "Status", "Start", "End", "MRR"]
    rows = periods(head, "active", [], times=1)
    ended = [[n, "cancelled" if end < "2025-10" else s, start, end, a] for n, s, start, end, a in rows[1:]]
    is_book(tmp_path / "ended.csv", [head, *ended], asked=[])
    endless = [*rows, ["Newcome Ltd", "cancelled", "2025-01-01", "", 4000]]
    is_book(tmp_path / "endless.csv", endless, ["^Leave them out$"], ["status_rows"])


def test_a_subscription_ended_by_status_counts_until_its_cancellation_where_only_others_have_an_end(tmp_path):
    rows = periods(["Customer", "Status", "Start", "End", "MRR"], "active", [], times=1)[1:]
    head = ["Customer", "Status", "Start", "End", "Cancelled at", "MRR"]
    gone = [(n == "Masholt Inc", n, s, a, e, m) for n, s, a, e, m in rows]
    ended = [[n, "cancelled" if g else s, a, "" if g else e, e if g else "", m] for g, n, s, a, e, m in gone]
    _, said, _ = is_book(tmp_path / "cancelled.csv", [head, *ended], asked=[])
    told = next(m for m in said["messages"] if "ended by status" in m["text"])
    assert told["level"] == "warning" and told["count"] == 1 and "column Cancelled at" in told["text"]
    running = [[n, "active", *rest] for n, _, *rest in ended]  # a cancellation alone ends nothing
    found = read(text([head, *running]), "running.csv", Answers(as_of=MONTHS[-1]))
    assert float(found.totals.by_currency[""][MONTHS[-1]]) == added(*BOOK.values())[-1] + 550


def test_a_row_of_no_amount_and_no_start_is_no_reason_to_refuse(tmp_path):
    rows = periods(["Customer", "Status", "Start", "End", "MRR"], "active", [], times=1)
    is_book(tmp_path / "free.csv", [*rows, ["Havfield Group", "active", "", "", 0]], asked=[])
    unread = read(text([*rows, ["Havfield Group", "active", "", "", 5]]), "paid.csv")
    assert unread.outcome == "refused" and any(p.code == "start_missing" for p in unread.problems)


def test_the_status_of_today_takes_no_month_away(tmp_path):
    rows = [
        ["Customer", "Date", "MRR", "Status"],
        *(
            [n, f"{m}-01", row[i], "Churned" if not row[-1] else "Active"]
            for i, m in enumerate(MONTHS)
            for n, row in BOOK.items()
            if row[i]
        ),
    ]
    _, said, _ = is_book(tmp_path / "book.csv", rows, asked=[])
    assert any(m["code"] == "status_of_today" for m in said["messages"])


def test_words_that_would_leave_nothing_are_asked_about(tmp_path):
    rows = long(["Customer", "Date", "Amount", "Status"], "Draft", [], ["-"])
    is_book(tmp_path / "book.csv", rows, ["^They count$"], ["status_rows"])


@pytest.mark.parametrize("heading", ["is_trial_conversion", "Setup completed", "Trial converted"])
def test_a_word_beside_the_one_that_flags_makes_it_a_question(heading, tmp_path):
    rows = long(["Customer", "Date", "Amount", heading], "false", EXTRA, ["true"])
    is_book(tmp_path / "book.csv", rows, ["^Leave them out$"], ["status_rows"])


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Status", ["Gold", "Silver"]),
        ("State", ["CA", "NY"]),
        ("Type", ["Enterprise", "SMB"]),
        ("Category", ["Consulting", "Software"]),
        ("Support", ["yes", "no"]),
        ("Industry", ["Training", "Retail"]),
        ("Auto renew", ["yes", "no"]),
        ("Existing customer", ["yes", "no"]),
        ("Phase", ["1", "2"]),
        ("Training", ["yes", "no"]),
        ("Is Closed", ["yes", "no"]),
        ("Onboarded", ["yes", "no"]),
    ],
)
def test_columns_that_only_describe_decide_nothing(heading, cells, tmp_path):
    rows = [
        ["Customer", "Date", "MRR", heading],
        *(
            [n, f"{m}-01", row[i], cells[at % 2]]
            for i, m in enumerate(MONTHS)
            for at, (n, row) in enumerate(BOOK.items())
            if row[i]
        ),
    ]
    is_book(tmp_path / "book.csv", rows, asked=[])


NONE = [
    "N/A",
    "n.a.",
    "n/a",
    "NA",
    "tbd",
    "none",
    "k.A.",
    "s/o",
    "n.v.t.",
    "n.d.",
    "-",
    "brak",
    "нет данных",
    "なし",
    "无",
    "없음",
]


@pytest.mark.parametrize("word", NONE)
def test_cells_that_say_there_is_no_amount_are_asked_about(word, tmp_path):
    wide = [["Customer", *MONTHS], *([n, *(a or word for a in row)] for n, row in BOOK.items())]
    is_book(tmp_path / "cube.csv", wide, ["no revenue"], [] if word == "-" else ["not_available"])


def test_cells_without_an_amount_in_a_list(tmp_path):
    rows = [
        ["Customer", "Month", "MRR"],
        *([n, m, row[i] or "N/A"] for i, m in enumerate(MONTHS) for n, row in BOOK.items()),
    ]
    _, said, _ = is_book(tmp_path / "book.csv", rows, ["no revenue"], ["not_available"])
    assert any("as you answered" in m["text"] for m in said["messages"])


def test_another_word_among_amounts_is_still_an_error():
    wide = [["Customer", *MONTHS], *([n, *(a or "see note" for a in row)] for n, row in BOOK.items())]
    assert read(text(wide), "cube.csv").outcome == "refused"


def test_a_word_on_several_sheets_is_asked_about_once():
    book = Workbook()
    book.remove(book.active)
    head, *rows = long(["Customer", "Date", "Amount", "Status"], "Paid", EXTRA, ["Glorped"])
    for year in ("2024", "2025"):
        sheet = book.create_sheet(year)
        for row in [head, *(row for row in rows if row[1].startswith(year))]:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    questions = [p for p in read(out.getvalue(), "book.xlsx").problems if p.severity == "question"]
    assert [p.code for p in questions] == ["status_rows"] and "(3 rows, 1,540.00)" in questions[0].what


def test_a_total_row_that_adds_up_rows_left_out_ties_out():
    trial = ["Newcome Ltd", "trial", *[90] * 15]
    total = ["Total", "", *(a + 90 for a in added(*BOOK.values()))]
    wide = [["Customer", "Status", *MONTHS], *([n, "active", *row] for n, row in BOOK.items()), trial, total]
    said = read_object(read(text(wide), "cube.csv"))
    assert said["outcome"] == "accepted" and totals(said) == dict(
        zip(MONTHS, map(float, added(*BOOK.values())), strict=True)
    )
    assert any(m["code"] == "tie_out" and m["level"] == "info" for m in said["messages"])
