"""Files whose columns have to be told apart, written from one ledger: reports, row numbers, rivals, twins,
unknown headings.
"""

import csv
import hashlib
import io
import uuid

from openpyxl import Workbook

MONTHS = [f"{2024 + (7 + t) // 12}-{(7 + t) % 12 + 1:02d}" for t in range(15)]
CUSTOMERS = ["Branford", "Lumell", "Rokano Inc", "Anduna Group", "Morberg", "Tarneta Ltd"]


def paid(who, t):
    """The MRR of a customer in a month: Lumell leaves, Rokano arrives late, every other one grows in
    April.
    """
    if (who == 1 and t > 6) or (who == 2 and t < 3):
        return 0
    return 100 + 40 * who + 60 * (t >= 8 and who % 2 == 1)


BOOK = {month: sum(paid(who, t) for who in range(6)) for t, month in enumerate(MONTHS)}
ROWS = [(who, t) for who in range(6) for t in range(15) if paid(who, t)]
OPEN, CLOSE = 2, 14
NRR = sum(paid(who, CLOSE) for who in range(6) if paid(who, OPEN)) / sum(paid(who, OPEN) for who in range(6))


def text(rows, sign=","):
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def workbook(**sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def listed(**columns):
    """One row a customer and month; each column is made from (number of the row, customer, month, amount)."""
    lines = [[make(i, who, t, paid(who, t)) for make in columns.values()] for i, (who, t) in enumerate(ROWS)]
    return [list(columns), *lines]


def name(_i, who, _t, _amount):
    return CUSTOMERS[who]


def code(_i, who, _t, _amount):
    return f"U{100 + who * 3}"


def number(_i, who, _t, _amount):
    return 4000 + who * 3


def month(_i, _who, t, _amount):
    return MONTHS[t]


def day(i, _who, t, _amount):
    return f"{MONTHS[t]}-{1 + i % 28:02d}"


def amount(_i, _who, _t, money):
    return money


def count(i, *_):
    return i + 1


def digest(i, *_):
    return hashlib.sha256(str(i).encode()).hexdigest()[:20]


def unique(i, *_):
    return str(uuid.uuid5(uuid.NAMESPACE_OID, str(i)))


def invoice(i, *_):
    return f"INV-{1000 + i * 7}"


def yes_no(i, *_):
    return "true" if i % 7 else "false"


def operation(i, *_):
    return ("open", "renew", "renew")[i % 3]


def constant(*_):
    return "x"


def two_prices(i, *_):
    return (19, 29)[i % 2]


def creeping(start, step=1):
    return [start + step * t + t % 3 for t in range(15)]


def moving(start):
    return [round(start * 1.013**t, 2) for t in range(15)]


def rate(start=97.0):
    return [round(start + 0.3 * t, 1) for t in range(15)]


COUNTED = {
    "en": "Month,Customers,MRR",
    "en 2": "month,active_customers,new_customers,mrr",
    "en 3": "date,# of accounts,revenue,arpa",
    "de": "Monat,Kunden,Umsatz",
    "fr": "Mois,Clients,Revenu",
    "es": "Mes,Clientes,Ingresos",
    "it": "Mese,Clienti,Ricavi",
    "nl": "Maand,Klanten,Omzet",
    "pt": "Mês,Clientes,Receita",
    "sv": "Månad,Kunder,Intäkter",
    "da": "Måned,Kunder,Omsætning",
    "no": "Måned,Antall kunder,Inntekter",
    "fi": "Kuukausi,Asiakkaat,Liikevaihto",
    "pl": "Miesiąc,Klienci,Przychód",
    "cs": "Měsíc,Zákazníci,Tržby",
    "tr": "Ay,Müşteriler,Gelir",
    "ru": "Месяц,Клиенты,Выручка",
    "ja": "月,顧客数,売上",
    "zh": "月份,客户,收入",
    "ko": "월,고객,매출",
}
"""A month, counts of customers and money: nothing in such a row is a customer."""

MEASURED = {
    "en": ("MRR", "ARPA", "NRR %", "Logo churn"),
    "en 2": ("Net new MRR", "Average revenue per account", "GRR", "CAC"),
    "de": ("Kunden", "MRR", "Kündigungsquote", "Umsatz pro Kunde"),
    "fr": ("Clients", "Chiffre d'affaires", "Taux d'attrition"),
    "es": ("Clientes", "Ingresos", "Tasa de abandono"),
    "it": ("Numero clienti", "Ricavi", "Tasso di abbandono"),
    "nl": ("Aantal klanten", "Omzet", "Omzet per klant"),
    "pt": ("Número de clientes", "Receita recorrente", "Cancelamentos"),
    "sv": ("Antal kunder", "Intäkter", "Kundbortfall"),
    "fi": ("Asiakkaiden lukumäärä", "Liikevaihto", "Asiakaspoistuma"),
    "pl": ("Liczba klientów", "Przychód", "Wskaźnik rezygnacji"),
    "cs": ("Počet zákazníků", "Tržby", "Míra odchodu"),
    "tr": ("Müşteri sayısı", "Gelir", "Kayıp oranı"),
    "ru": ("Количество клиентов", "Выручка", "Отток"),
    "ja": ("顧客数", "売上", "解約率"),
    "zh": ("客户数", "收入", "流失率"),
    "ko": ("고객 수", "매출", "이탈률"),
}
"""Measures as rows below months, as columns beside months, as cells of a column."""


def counted(headings):
    titles = headings.split(",")
    columns = [MONTHS, *(creeping(100 + 40 * i) for i in range(len(titles) - 2)), moving(5000)]
    return [titles, *map(list, zip(*columns, strict=True))]


def courses(labels):
    return {label: rate() if i % 2 else creeping(10 * 30**i) for i, label in enumerate(labels)}


def in_rows(labels, corner="Metric"):
    return [[corner, *MONTHS], *([label, *course] for label, course in courses(labels).items())]


def in_columns(labels):
    return [["Month", *labels], *map(list, zip(MONTHS, *courses(labels).values(), strict=True))]


def in_cells(labels):
    return [
        ["month", "name", "value"],
        *([m, label, course[t]] for label, course in courses(labels).items() for t, m in enumerate(MONTHS)),
    ]


SEGMENTS = ("SMB", "Mid-market", "Enterprise")


def by_segment(heading):
    lines = [
        [m, segment, 50 * (j + 1) + t + j * (t % 3), 1000 * (j + 1) + 37 * t]
        for t, m in enumerate(MONTHS)
        for j, segment in enumerate(SEGMENTS)
    ]
    return [["month", heading, "customers", "mrr"], *lines]


REPORTS = {
    **{f"counts {language}": counted(headings) for language, headings in COUNTED.items()},
    **{f"rows {language}": in_rows(labels, "") for language, labels in MEASURED.items()},
    **{f"columns {language}": in_columns(labels) for language, labels in MEASURED.items()},
    **{f"cells {language}": in_cells(labels) for language, labels in MEASURED.items() if language < "f"},
    **{f"by {heading}": by_segment(heading) for heading in ("plan", "Region", "grp")},
    "unknown rows under Metric": in_rows(("Foo", "Bar", "Baz"), "KPI"),
    "quarters": [
        ["Quarter", "Customers", "ARR"],
        *(
            [f"Q{q} {y}", y - 1900 + 3 * q, 50_000 + 700 * q + y]
            for y in (2023, 2024, 2025)
            for q in (1, 2, 3, 4)
        ),
    ],
    "counts beside plans": [
        ["Plan", "Customers", *MONTHS],
        *([segment, 40 + 30 * j, *moving(1000 + 500 * j)] for j, segment in enumerate(SEGMENTS)),
    ],
    "a note in some months": [
        ["month", "customers", "mrr", "notes"],
        *([m, 100 + t, 5000 + 30 * t, "record month" if t % 4 == 0 else ""] for t, m in enumerate(MONTHS)),
    ],
    "one row a month without change": [
        ["month", "customers", "mrr"],
        *([m, 100, 5000 + 30 * t] for t, m in enumerate(MONTHS)),
    ],
}

ROW_NUMBERS = {
    "id": count,
    "ID": unique,
    "uuid": unique,
    "hash": digest,
    "invoice_number": invoice,
    "Belegnummer": invoice,
    "line no": count,
    "Nr": count,
    "key": digest,
    "external_id": digest,
    "reference": invoice,
    "name": invoice,
    "account": digest,
    "customer invoice id": invoice,
    "№": count,
}
"""Headings of columns in which every value stands once, though the customers come back every month."""

KNOWN = {
    **{
        f"{heading} beside a reference": listed(
            **{heading: make, "cust_ref": code, "month": month, "mrr": amount}
        )
        for heading, make in ROW_NUMBERS.items()
    },
    "numbers as customers": listed(customer=number, month=month, mrr=amount),
    "numbers under a plural": listed(Customers=number, Month=month, MRR=amount),
    "numbers and a plan": listed(client=number, month=month, plan=constant, mrr=amount),
    "short headings": listed(activity_date=day, user_id=number, inc_amt=amount),
    "months down, customers across": [
        ["Month", *CUSTOMERS],
        *([m, *(paid(who, t) or None for who in range(6))] for t, m in enumerate(MONTHS)),
    ],
    "two dates of one month": listed(
        **{"Invoice Date": month, "Posting Date": day, "Customer": name, "Amount": amount}
    ),
    "a day in either order beside a key": listed(
        **{
            "Order Date": lambda i, _w, t, _a: f"{int(MONTHS[t][5:])}/{1 + i % 12}/{MONTHS[t][:4]}",
            "Date Key": lambda i, _w, t, _a: f"{MONTHS[t].replace('-', '')}{1 + i % 12:02d}",
            "Customer": name,
            "Sales": amount,
        }
    ),
    "one amount written twice": listed(
        Date=month, Customer=name, MRR=amount, Mrr=lambda _i, _w, _t, a: f"{a}.00"
    ),
}

UNKNOWN = {
    "three columns": (listed(dt=day, cid=code, val=amount), "customer in cid .*month in dt .*amount in val"),
    "a name": (listed(d=day, k=name, x=amount), "customer in k .*amount in x"),
    "German letters": (listed(per=month, kd=name, betr=amount), "customer in kd .*amount in betr"),
    "only the amount": (listed(Month=month, cust_id=number, net_val=amount), "amount in net_val"),
    "only the customer": (listed(datum=day, knr=number, bedrag=amount), "customer in knr"),
    "flags, indexes, operations": (
        listed(
            row_index=count,
            operation=operation,
            gateway=constant,
            acct_handle=code,
            booked=day,
            qty_eur=amount,
            auto_pay=yes_no,
            steps=two_prices,
        ),
        "customer in acct_handle .*month in booked .*amount in qty_eur",
    ),
    "hashes": (
        listed(hash=digest, kind=operation, party=name, stamp=day, figure=amount),
        "customer in party .*amount in figure",
    ),
    "seats beside money": (
        listed(party=name, when=day, seats=lambda i, *_: 1 + i % 5, fig=amount),
        "amount in fig",
    ),
}
"""Unknown headings: the rows, and the one proposal that may stand there."""

RIVALS = {
    "Untaxed Amount": "Monthly Recurring",
    "Amount": "Annual contract value",
    "Deal amount": "ARR",
    "Invoice Amount": "Monthly amount",
    "Rechnungsbetrag": "Monatsbetrag",
    "Vertragswert": "Jahreswert",
    "Montant facturé": "Montant mensuel",
    "Importe factura": "Importe mensual",
    "Bedrag": "Maandbedrag",
    "Belopp": "Månadsbelopp",
    "請求金額": "月額",
    "TCV": "ACV",
    "Net amount": "Monthly fee",
    "Total": "Subscription amount",
}
"""A bill, and what comes again."""


def beside(bill, recurring):
    """Bills of one, three or twelve months beside the recurring amount, which may be annual."""
    yearly = 12 if any(sign in recurring for sign in ("Annual", "ARR", "ACV", "Jahr")) else 1
    return listed(
        **{
            "Customer": name,
            "Month": month,
            bill: lambda i, _w, _t, a: a * (1, 3, 12)[i % 3] + 7,
            recurring: lambda _i, _w, _t, a: a * yearly,
        }
    )


def companies(skip, count):
    """Companies with a number each, which counts up to where one is skipped."""
    lines = [
        [i + 1 + (i >= skip), f"Firm {chr(65 + i % 26)}{i // 26}x", 100 + i % 7, 100 + i % 7, 110]
        for i in range(count)
    ]
    return [["id", "Company", *MONTHS[:3]], *lines]


def split(nth):
    """Customers with two lines in every nth row."""
    lines = []
    for i, (who, t) in enumerate(ROWS):
        parts = [paid(who, t) - 40, 40] if i % nth == 0 else [paid(who, t)]
        lines += [[f"{MONTHS[t]}-{1 + i % 28:02d}", CUSTOMERS[who], part] for part in parts]
    return [["d", "k", "x"], *lines]


def staying(months):
    """Eight customers at a time, each for about so many months."""
    lines = [
        [f"{MONTHS[t]}-{1 + w:02d}", f"Client {'abcdefgh'[w]}{int(t / months)}", 100 + 10 * w]
        for t in range(12)
        for w in range(8)
    ]
    return [["d", "k", "x"], *lines]


def grouped(rows, groups=3):
    """Rows with an ID in so many groups, under a heading nobody knows."""
    lines = [[f"K{i * i + 7}", f"G{'abc'[i % groups]}", 100 + i, 100 + i, 90 + i, 120] for i in range(rows)]
    return [["id", "grp", *MONTHS[:4]], *lines]


def of(customers):
    lines = [
        [f"{m}-{1 + w:02d}", CUSTOMERS[w], 100 + w * 10 + (t > 6)]
        for t, m in enumerate(MONTHS)
        for w in range(customers)
    ]
    return [["d", "k", "x"], *lines]


def figures(moves, steps=10, apart=300, columns=8):
    """Columns of figures that move so often in so many steps; the last is so many times the first."""
    lines = [
        [MONTHS[t], *((50 + min(t, moves)) * round(apart ** (j / (columns - 1))) + j for j in range(columns))]
        for t in range(steps + 1)
    ]
    return [["Month", *(f"s{j}" for j in range(columns))], *lines]


def measured(*labels):
    return [["", *MONTHS], *([label, *moving(3000 * (k + 1))] for k, label in enumerate(labels))]


LEGAL = "Anlagenbau und Verwaltung GmbH"
REMARKS = [
    "Renewed by phone with the office manager, who asks for one more seat",
    "Paid late again; the reminder went out on the third of the month",
    "Wants the annual plan when the new budget is there, call back soon",
    "The contract is with the parent company, the bill goes to the branch",
    "Asked about the new report and will tell us in the next quarter",
    "Unhappy with support in the spring, all tickets are closed by now",
]
OTHER = ("by hand", "see order")


def restated(factor):
    """The amounts of every customer, and those of one month said again."""
    head = ["Customer", *MONTHS[:4], f"{MONTHS[3]} restated"]
    return [head, *([who, *([100 + 10 * i] * 4), (100 + 10 * i) * factor] for i, who in enumerate(CUSTOMERS))]


def cube(*lines):
    """A row a customer: its amounts in the first months."""
    width = max(map(len, lines))
    return [
        ["Customer", *MONTHS[:width]],
        *([f"Firm {'ABCDEFGHIJKL'[i]}", *line] for i, line in enumerate(lines)),
    ]


def summed(customers, months, level=0, every=0):
    """Sums since a start; some stay level in every so many steps."""
    lines = []
    for who in range(customers):
        paid_so_far, line = 0, []
        for t in range(months):
            stays = t and ((t + who) % every == 0 if every else t <= level)
            paid_so_far += 0 if stays else 100 + 7 * who + 3 * t
            line.append(paid_so_far)
        lines.append(line)
    return cube(*lines)


def cut(share, customers=5, there=None):
    """A last month in which customers pay a part, or only some are there."""
    lines = [[100 + 10 * who] * 6 for who in range(customers)]
    for who, line in enumerate(lines):
        line.append(round(line[0] * share, 2) if there is None or who < there else "")
    return cube(*lines)


def changing(filled):
    """Changes in so many of ten months; two customers leave in the last."""
    lines = [["Customer", "Month", "Amount"]]
    for who in range(5):
        steps = [100 + who, *([5] * (filled - 1))]
        steps[-1] = -sum(steps[:-1]) if who < 2 else 5
        places = [round(i * 9 / (filled - 1)) for i in range(filled)]
        lines += [[f"Firm {'ABCDE'[who]}", MONTHS[t], x] for t, x in zip(places, steps, strict=True)]
    return lines


def with_fees(customers, fees, months, gone=0, when=1):
    """So many customers pay a fee once, in the second month; some of them leave then."""
    lines = [
        [f"Firm {chr(65 + who)}", MONTHS[t], "blue", 100 + who]
        for who in range(customers)
        for t in range(2 if who < gone else months)
    ]
    lines += [[f"Firm {chr(65 + who)}", MONTHS[when], "green", 40 + who] for who in range(fees)]
    return [["Customer", "Month", "Kolor", "Amount"], *lines]


def sided(credits, rows):
    """A ledger's account with so many rows on the side of the debits."""
    lines = [
        [CUSTOMERS[i % 6], f"{MONTHS[i // 6]}-{1 + i % 6:02d}", "D" if i < credits else "C", 100 + i]
        for i in range(rows)
    ]
    return [["Customer", "Date", "DC", "Amount"], *lines]


def misspelt(times):
    """One leaves, one comes for so many times as much, and their names are a letter apart."""
    kept = [["Ada", *([100] * 8)], ["Bo", *([50] * 8)]]
    gone, come = ["Morberg", *([100] * 4)], ["Morburg", "", "", "", "", *([100 * times] * 4)]
    return [["Customer", *MONTHS[:8]], *kept, [*gone, "", "", "", ""], come]


def followed(amount):
    """One leaves, another one comes in the next month for the same amount."""
    gap = [""] * 4
    return cube([100] * 8, [50] * 8, [*[amount] * 4, *gap], [*gap, *[amount] * 4])


SETTLING = {
    "sums of five months": summed(8, 5),
    "sums of six months": summed(8, 6),
    "sums of three customers": summed(3, 12),
    "sums of four customers": summed(4, 12),
    "sums in 22 steps": [row if i < 4 else [row[0], "", "", *row[3:]] for i, row in enumerate(summed(4, 7))],
    "sums in 25 steps": summed(5, 6),
    "three steps of four rise": summed(6, 13, every=4),
    "six steps of seven rise": summed(7, 15, every=7),
    "two thirds of the last month": cut(0.65),
    "three quarters of the last month": cut(0.75),
    "a part from three customers": cut(0.5, 3),
    "a part from four customers": cut(0.5, 4),
    "two of five still there": cut(1, 5, 2),
    "three of five still there": cut(1, 5, 3),
    "changes in two months of five": changing(4),
    "changes in three months of five": changing(6),
    "fees in a fifth of the rows": with_fees(10, 8, 3),
    "fees in a third of the rows": with_fees(10, 10, 2, when=0),
    "seven of ten go on": with_fees(10, 10, 5, gone=3),
    "nine of ten go on": with_fees(10, 10, 5, gone=1),
    "credits in a third of the rows": sided(12, 36),
    "credits in four rows of nine": sided(16, 36),
    "misspelt for 1.8 times as much": misspelt(1.8),
    "misspelt for 2.5 times as much": misspelt(2.5),
    "followed at 573": followed(573),
    "followed at 1,249": followed(1249),
    "a month said again by a third less": restated(0.67),
    "a month restated by a tenth": restated(0.9),
    "numbers with notes": listed(
        d=day, k=name, x=amount, y=lambda i, _w, _t, a: a * 3 + 0.5 if i % 4 else f"see note {i % 3}"
    ),
    "days with open ones": listed(
        d=lambda i, w, t, a: day(i, w, t, a) if i % 6 else "open", k=name, x=amount
    ),
    "a third of the amounts": listed(
        Customer=name, Month=month, Amount=lambda i, _w, _t, a: OTHER[i % 2] if i % 3 else a, figure=amount
    ),
    "half of the amounts": listed(
        Customer=name, Month=month, Amount=lambda i, _w, _t, a: a if i % 2 else OTHER[i % 4 // 2]
    ),
    "one skipped at 590": companies(590, 640),
    "one skipped at 610": companies(610, 640),
    "two companies": companies(9, 2),
    "three companies": companies(9, 3),
    "three groups of twelve rows": grouped(12),
    "three groups of fifteen rows": grouped(15),
    "long legal names": listed(d=day, k=lambda _i, w, _t, _a: f"{CUSTOMERS[w]} {LEGAL}", x=amount),
    "remarks beside names": listed(d=day, k=name, r=lambda _i, w, t, _a: REMARKS[(w + t) % 6], x=amount),
    "four moves of ten": figures(4),
    "six moves of ten": figures(6),
    "every second row twice": split(2),
    "every fifth row twice": split(5),
    "a month and a half": staying(1.5),
    "three months": staying(3),
    "three customers": of(3),
    "four customers": of(4),
    "seventy times the size": figures(10, apart=70),
    "150 times the size": figures(10, apart=150),
    "22 columns": figures(10, columns=22),
    "26 columns": figures(10, columns=26),
    "four steps": figures(4, 4),
    "five steps": figures(5, 5),
    "two measures of five": measured("MRR", "ARPA", "Alder", "Birch", "Cedar"),
    "two measures of four": measured("MRR", "ARPA", "Alder", "Birch"),
}
"""Tables that one number of `thresholds.toml` decides: a little lower or higher, they are read otherwise."""
