"""Files of contracts, drawn from stays at a month's price: other headings, languages, ends, cadences,
quarters. The truth is the stays.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

FIRST, MONTHS, WINDOW = 2024 * 12 + 7, 15, 12  # August 2024 to October 2025, NRR over the last twelve
STAYS = (
    ("Alder Ltd", 0, 4, 600),
    ("Alder Ltd", 5, None, 720),
    ("Birken GmbH", 0, 8, 300),
    ("Calder Inc", 0, None, 1200),
    ("Dorno SA", 0, 5, 480),
    ("Dorno SA", 6, 11, 420),
    ("Dorno SA", 12, None, 540),
    ("Elm & Co", 3, 9, 900),
    ("Fjord AS", 10, None, 660),
    ("Gorse Group", 14, None, 240),
)
"""Customer, first and last month counted from the first one (None: still there), the price of a month."""


def first_day(index):
    return date((FIRST + index) // 12, (FIRST + index) % 12 + 1, 1)


def last_day(index):
    return first_day(index + 1) - timedelta(1)


def label(index):
    return f"{(FIRST + index) // 12}-{(FIRST + index) % 12 + 1:02}"


def within(stays):
    """The same stays, those still there ended with the last month."""
    return tuple((who, start, MONTHS - 1 if end is None else end, price) for who, start, end, price in stays)


@dataclass(frozen=True)
class Truth:
    """MRR by month, and NRR over the window."""

    totals: dict[str, int]
    nrr: float


def truth(stays=STAYS):
    paid = {}
    for who, start, end, price in within(stays):
        for month in range(start, end + 1):
            paid[who, month] = paid.get((who, month), 0) + price
    totals = {label(m): sum(v for (_, n), v in paid.items() if n == m) for m in range(MONTHS)}
    opening = MONTHS - 1 - WINDOW
    base = [who for who, month in paid if month == opening]
    return Truth(totals, sum(paid.get((who, MONTHS - 1), 0) for who in base) / totals[label(opening)])


@dataclass(frozen=True)
class File:
    """One file, the truth it must give, and the labels a person would choose, in order; no label: accepted
    at once.
    """

    name: str
    rows: list[tuple]
    want: Truth = field(default_factory=truth)
    labels: tuple[str, ...] = ()
    exact: bool = False  # no other month may hold an amount

    @property
    def data(self):
        return "\n".join(";".join(map(str, row)) for row in self.rows).encode()


HEADINGS = {
    "en": ("Customer", "Starts at", "Ends at", "MRR"),
    "en-snake": ("account", "period_starts_at", "period_ends_at", "mrr"),
    "en-valid": ("Client", "Valid from", "Valid until", "Monthly fee"),
    "en-current": ("customer", "current_period_start", "current_period_end", "mrr"),
    "en-effective": ("Customer", "Effective date", "Expiration date", "MRR"),
    "de": ("Kunde", "Vertragsbeginn", "Vertragsende", "Monatsbetrag"),
    "de-parts": ("Firma", "Laufzeit von", "Laufzeit bis", "Monatsumsatz"),
    "fr": ("Client", "Début de période", "Fin de période", "Montant mensuel"),
    "fr-elided": ("Société", "Date d'effet", "Date d'échéance", "Montant mensuel"),
    "es": ("Cliente", "Vigente desde", "Vigente hasta", "Cuota mensual"),
    "it": ("Cliente", "Decorrenza", "Scadenza", "Canone mensile"),
    "nl": ("Klant", "Ingangsdatum", "Afloopdatum", "Maandbedrag"),
    "pt": ("Cliente", "Início da vigência", "Fim da vigência", "Valor mensal"),
    "sv": ("Kund", "Avtalsstart", "Avtalsslut", "Månadsavgift"),
    "da": ("Kunde", "Aftalestart", "Udløbsdato", "Månedsbeløb"),
    "no": ("Kunde", "Oppstart", "Utløpsdato", "Månedspris"),
    "fi": ("Asiakas", "Sopimus alkaa", "Sopimus päättyy", "Kuukausihinta"),
    "pl": ("Klient", "Początek okresu", "Koniec okresu", "Opłata miesięczna"),
    "cs": ("Zákazník", "Platnost od", "Platnost do", "Měsíční částka"),
    "tr": ("Müşteri", "Başlangıç tarihi", "Bitiş tarihi", "Aylık tutar"),
    "ru": ("Клиент", "Действует с", "Действует до", "Сумма в месяц"),
    "ja": ("顧客名", "契約開始日", "契約終了日", "月額"),
    "zh": ("客户名称", "生效日期", "到期日期", "月费"),
    "ko": ("고객", "계약 시작일", "계약 만료일", "월 이용료"),
}
RENEWALS = {
    "en": ("Customer", "Start date", "Renewal date", "Contract value"),
    "en-signed": ("account", "signed_at", "renews_on", "tcv"),
    "de": ("Kunde", "Vertragsbeginn", "Verlängerungsdatum", "Vertragswert"),
    "fr": ("Client", "Date de signature", "Date de renouvellement", "Montant du contrat"),
    "nl": ("Klant", "Startdatum", "Verlengingsdatum", "Contractwaarde"),
    "ja": ("顧客名", "契約開始日", "更新日", "契約金額"),
}
CANCELLED = {
    "en": ("customer", "created_at", "cancelled_at", "MRR"),
    "en-churn": ("Customer", "Signup date", "Churn date", "MRR"),
    "de": ("Kunde", "Kunde seit", "Gekündigt zum", "Monatsbetrag"),
    "it": ("Cliente", "Cliente dal", "Data disdetta", "Canone mensile"),
    "ko": ("고객", "가입일", "해지일", "월 이용료"),
}
CADENCES = {
    "words": ("Billing cycle", "Monthly", "Quarterly", "Semi-annual", "Annual"),
    "every": ("Billed", "every month", "every 3 months", "every 6 months", "every year"),
    "durations": ("Plan duration", "1 Month", "3 Months", "6 Months", "1 Year"),
    "iso": ("billing_period", "P1M", "P3M", "P6M", "P1Y"),
    "letters": ("Freq", "M", "Q", "SA", "A"),
    "days": ("Billing interval", "30 days", "90 days", "180 days", "365 days"),
    "numbers": ("Billing interval (months)", 1, 3, 6, 12),
    "de": ("Abrechnungsrhythmus", "monatlich", "alle 3 Monate", "halbjährlich", "1 Jahr"),
    "fr": ("Périodicité", "mensuel", "tous les 3 mois", "semestriel", "annuel"),
    "pl": ("Cykl rozliczeniowy", "miesięcznie", "kwartalnie", "co 6 miesięcy", "rocznie"),
    "ru": ("Периодичность", "ежемесячно", "раз в 3 месяца", "раз в полгода", "ежегодно"),
    "ja": ("請求周期", "毎月", "3ヶ月ごと", "半年", "年払い"),
}
COUNTED = {
    "interval": ("Interval", "Interval Count", ("month", 1), ("month", 3), ("month", 6), ("year", 1)),
    "rule": (
        "recurring_rule_type",
        "recurring_interval",
        ("monthly", 1),
        ("monthly", 3),
        ("monthly", 6),
        ("yearly", 1),
    ),
    "field": (
        "billing_cycle.interval",
        "billing_cycle.frequency",
        ("month", 1),
        ("quarter", 1),
        ("month", 6),
        ("year", 1),
    ),
    "every": ("interval", "every", ("months", 1), ("months", 3), ("months", 6), ("months", 12)),
}
RHYTHM = dict(
    zip(
        ("Alder Ltd", "Birken GmbH", "Calder Inc", "Dorno SA", "Elm & Co", "Fjord AS", "Gorse Group"),
        (0, 1, 3, 2, 1, 0, 3),
        strict=True,
    )
)
COUNTS = (1, 3, 6, 12)
ENDED = ("Through Oct 2025",)


def headed():
    for name, heading in HEADINGS.items():
        open_rows = [
            (who, first_day(a), "" if b is None else last_day(b), price) for who, a, b, price in STAYS
        ]
        yield File(f"open-{name}", [heading, *open_rows], labels=ENDED)
        shared = [(who, first_day(a), first_day(b + 1), price) for who, a, b, price in within(STAYS)]
        yield File(f"shared-{name}", [heading, *shared])


def renewed():
    for name, heading in RENEWALS.items():
        spans = [(who, a, 24 if b is None else b + 1, price) for who, a, b, price in STAYS]
        rows = [(who, first_day(a), first_day(end), price * (end - a)) for who, a, end, price in spans]
        yield File(f"renewal-{name}", [heading, *rows])
    for name, heading in CANCELLED.items():
        rows = [
            (who, f"{first_day(a)} 09:00:00", "" if b is None else f"{first_day(b + 1)} 09:00:00", price)
            for who, a, b, price in STAYS
        ]
        yield File(f"cancelled-{name}", [heading, *rows], labels=ENDED)


def billed():
    for name, (heading, *words) in CADENCES.items():
        rows = [
            (who, price * COUNTS[RHYTHM[who]], words[RHYTHM[who]], first_day(a), last_day(b))
            for who, a, b, price in within(STAYS)
        ]
        yield File(f"cadence-{name}", [("Customer", "Price", heading, "Start", "End"), *rows])
    for name, (unit, count, *pairs) in COUNTED.items():
        rows = [
            (who, price * COUNTS[RHYTHM[who]], *pairs[RHYTHM[who]], first_day(a), last_day(b))
            for who, a, b, price in within(STAYS)
        ]
        yield File(f"counted-{name}", [("Customer", "Price", unit, count, "Start", "End"), *rows])
    rows = [(who, first_day(a), last_day(b), price * (b - a + 1)) for who, a, b, price in within(STAYS)]
    yield File(
        "whole-period", [("Customer", "Start", "End", "Price"), *rows], labels=("For the whole period",)
    )


def monthly_on_a_day():
    """Monthly periods that end on the day the next begins: on the 15th, on the 30th, on the last day of
    every month.
    """
    days = {"Alder Ltd": 31, "Birken GmbH": 30, "Calder Inc": 15, "Dorno SA": 31}
    rows = []
    for who, a, b, price in within(STAYS):
        for month in range(a, b + 1):
            rows.append((who, _day(month, days.get(who, 28)), _day(month + 1, days.get(who, 28)), price))
    yield File("month-ends", [("Customer", "Start", "End", "MRR"), *rows])
    invoices = [(who, start, end, price, start) for who, start, end, price in rows]
    yield File(
        "month-end-invoices",
        [("Customer", "Service from", "Service to", "Net amount", "Invoice date"), *invoices],
    )


def _day(index, day):
    first = first_day(index)
    return first.replace(day=min(day, monthrange(first.year, first.month)[1]))


def in_quarters():
    """Quarters in columns and in rows: one book."""
    names = ("Q3 2024", "Q4 2024", "Q1 2025", "Q2 2025", "Q3 2025")
    sales = {
        "Alder Ltd": (360, 360, 420, 420, 420),
        "Birken GmbH": (750, 750, 750, 0, 0),
        "Calder Inc": (0, 0, 1500, 1500, 900),
    }
    wide = [("Customer", *names), *((who, *(v or "" for v in row)) for who, row in sales.items())]
    long = [
        ("Customer", "Quarter", "Revenue"),
        *((who, n, v) for i, n in enumerate(names) for who, row in sales.items() if (v := row[i])),
    ]
    totals = [sum(row[i] for row in sales.values()) for i in range(5)]
    at_end = Truth({label(1 + 3 * i): total for i, total in enumerate(totals)}, 420 / 1110)
    spread = Truth(
        {label(1 + 3 * i - back): total / 3 for i, total in enumerate(totals) for back in range(3)},
        420 / 1110,
    )
    for shape, rows in (("wide", wide), ("long", long)):
        yield File(f"quarter-ends-{shape}", rows, at_end, ("MRR at the end of the quarter",), exact=True)
        yield File(f"quarter-revenue-{shape}", rows, spread, ("Revenue of the quarter",), exact=True)


def every_file():
    return [*headed(), *renewed(), *billed(), *monthly_on_a_day(), *in_quarters()]
