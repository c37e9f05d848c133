"""Encodings, delimiters, quoting, line ends."""

import csv

from truths import Case, book, dated_long, long_rows, long_text, reading, text, wide_rows, workbook

PLAIN = book()
EURO = book(
    customers=["Jäger & Töchter", "Société Générale", "Ångström AB", "Café Münster", "Öl & Gas", "Plain Ltd"]
)
RUSSIAN = book(customers=["Альфа", "Бета Софт", "Гамма Консалт", "Дельта", "Омега Групп", "Сигма Торг"])
JAPANESE = book(
    customers=["株式会社アルファ", "東京商事", "山田製作所", "大阪データ", "さくら工業", "富士ソリューション"]
)
CHINESE = book(customers=["北京科技有限公司", "上海贸易", "广州软件", "深圳电子", "杭州网络", "成都数据"])
GREEK = book(customers=["Αθήνα Λογισμικό", "Δέλτα ΑΕ", "Ωμέγα Εμπορική", "Σίγμα Τεχνική"])
POLISH = book(customers=["Łódź Sp. z o.o.", "Żółty Dom", "Kraków Śródmieście", "Gdańsk Źródło"])


def encoded(made, encoding):
    return long_text(made).encode(encoding)


def cases():
    yield from few_letters()
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        yield Case(f"enc-{encoding}", encoded(EURO, encoding), readings=(reading(EURO),), names=tuple(EURO))
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield Case(
            f"enc-{encoding}-nobom",
            encoded(EURO, encoding),
            readings=(reading(EURO),),
            names=tuple(EURO),
            says=("encod|utf",),
        )
    for encoding in ("cp1252", "latin-1", "iso8859-15"):
        yield Case(
            f"enc-{encoding}",
            encoded(EURO, encoding),
            readings=(reading(EURO),),
            names=tuple(EURO),
            says=("encod|1252",),
        )
    for encoding, made in (
        ("cp1251", RUSSIAN),
        ("shift_jis", JAPANESE),
        ("gb18030", CHINESE),
        ("cp1253", GREEK),
        ("cp1250", POLISH),
        ("euc_jp", JAPANESE),
        ("koi8_r", RUSSIAN),
        ("big5", book(customers=["台北科技", "高雄貿易", "台中軟體", "新竹電子"])),
        ("mac_roman", EURO),
    ):
        yield Case(f"enc-{encoding}", encoded(made, encoding), readings=(reading(made),), says=("encod",))
    mixed = encoded(EURO, "utf-8").replace("Société".encode(), "Société".encode("cp1252"))
    yield Case(
        "enc-mixed",
        mixed,
        allowed=("accepted", "needs_answer", "refused"),
        readings=(reading(EURO),),
        says=("encod",),
    )
    for name, sign in (
        ("semicolon", ";"),
        ("tab", "\t"),
        ("bar", "|"),
        ("caret", "^"),
        ("tilde", "~"),
        ("unit", "\x1f"),
    ):
        yield Case(f"delim-{name}", long_text(PLAIN, delimiter=sign).encode(), readings=(reading(PLAIN),))
        yield Case(
            f"delim-{name}-wide", text(wide_rows(PLAIN), delimiter=sign).encode(), readings=(reading(PLAIN),)
        )
    yield Case("delim-double-bar", long_text(PLAIN).replace(",", "||").encode(), readings=(reading(PLAIN),))
    yield Case(
        "sep-line", ("sep=;\r\n" + long_text(PLAIN, delimiter=";")).encode(), readings=(reading(PLAIN),)
    )
    yield Case("delim-comma-space", long_text(PLAIN).replace(",", ", ").encode(), readings=(reading(PLAIN),))
    yield Case("cr-only", long_text(PLAIN, end="\r").encode(), readings=(reading(PLAIN),))
    yield Case("lf-no-last", long_text(PLAIN, end="\n").rstrip().encode(), readings=(reading(PLAIN),))
    yield Case(
        "mixed-ends", long_text(PLAIN, end="\n").replace("\n", "\r\n", 9).encode(), readings=(reading(PLAIN),)
    )
    yield Case("quote-all", long_text(PLAIN, quoting=csv.QUOTE_ALL).encode(), readings=(reading(PLAIN),))
    single = book(customers=["O, Brien", "Plain", "Third, Inc", "Four"])
    yield Case(
        "quote-single",
        long_text(single, quoting=csv.QUOTE_ALL, quote="'").encode(),
        readings=(reading(single),),
        names=tuple(single),
    )
    odd = book(customers=['Say "Hi", Inc', "Two\nLines", "A;B|C", 'Tail "x"', "Comma, Ltd"])
    yield Case(
        "quote-doubled", long_text(odd).encode(), readings=(reading(odd),), names=("Comma, Ltd", "A;B|C")
    )
    address = book(customers=["12 High St,\nLondon, UK", "Acme\r\nLtd, The", "Plain", "Last"])
    yield Case("quote-address", long_text(address).encode(), readings=(reading(address),))
    inches = long_text(PLAIN).replace("Elm Studios", '5" Pipe').encode()
    yield Case("quote-inside", inches, readings=(reading(PLAIN),), names=('5" Pipe',))
    escaped = "Customer,Month,MRR\n" + "\n".join(
        f'"Say \\"{n}\\" Ltd",{m},{a}' for n, m, a in long_rows(PLAIN)
    )
    yield Case("quote-escaped", escaped.encode(), readings=(reading(PLAIN),))
    lines = long_text(PLAIN).split("\r\n")
    lines[9] = '"' + lines[9]
    yield Case("quote-unclosed", "\r\n".join(lines).encode(), allowed=("refused",), says=("quot",))
    yield Case(
        "quote-unclosed-last",
        (long_text(PLAIN) + '"Tail,2023-05-01,5\r\n').encode(),
        allowed=("refused", "accepted"),
        says=("quot",),
    )
    spare = [[*row, "", ""] for row in [["Customer", "Month", "MRR"], *long_rows(PLAIN)]]
    yield Case("trailing-delimiters", text(spare).encode(), readings=(reading(PLAIN),))
    comma = "Customer,Month,MRR\n" + "\n".join(
        f"{n}, Inc,{m},{a}" if i == 4 else f"{n},{m},{a}" for i, (n, m, a) in enumerate(long_rows(PLAIN))
    )
    yield Case("ragged-name", comma.encode(), allowed=("refused", "needs_answer"), says=("row 6",))
    decimal = "Customer,Month,MRR\n" + "\n".join(
        f"{n},{m},{str(a).replace('.', ',')}" for n, m, a in long_rows(PLAIN)
    )
    yield Case(
        "unquoted-decimal-comma",
        decimal.encode(),
        allowed=("refused", "needs_answer"),
        says=("row|column|cell|comma",),
    )
    short = [row if i % 5 else row[:4] for i, row in enumerate(wide_rows(PLAIN))]
    yield Case(
        "short-lines",
        text([*short[:1], *list(wide_rows(PLAIN)[1:])]).replace(",,\r\n", "\r\n").encode(),
        allowed=("accepted", "refused", "needs_answer"),
        readings=(reading(PLAIN),),
    )
    bom = "\ufeffCustomer\u200b,Month ,\u00a0MRR\r\n" + text(long_rows(PLAIN))
    yield Case("invisible-headings", bom.encode(), readings=(reading(PLAIN),))
    yield Case(
        "heading-upper",
        long_text(PLAIN, head=("CUSTOMER_NAME", "PERIOD_END", "MRR_USD")).encode(),
        readings=(reading(PLAIN, "USD"),),
    )
    for code, head in (
        ("de", ("Kunde", "Monat", "Umsatz")),
        ("fr", ("Client", "Mois", "Montant")),
        ("es", ("Cliente", "Mes", "Importe")),
        ("it", ("Cliente", "Mese", "Importo")),
        ("nl", ("Klant", "Maand", "Bedrag")),
        ("ru", ("Клиент", "Месяц", "Сумма")),
        ("zh", ("客户", "月份", "金额")),
        ("ja", ("顧客名", "月", "金額")),
    ):
        yield Case(f"head-{code}", long_text(PLAIN, head=head).encode(), readings=(reading(PLAIN),))
    yield Case("xlsx-as-csv", workbook({"MRR": dated_long(PLAIN)}), readings=(reading(PLAIN),))
    yield Case("csv-as-xlsx", long_text(PLAIN).encode(), name="book.xlsx", readings=(reading(PLAIN),))
    yield Case(
        "nul-bytes",
        long_text(PLAIN).replace("Elm", "E\0lm").encode(),
        allowed=("accepted", "refused", "needs_answer"),
        readings=(reading(PLAIN),),
    )


def few_letters():
    """A word or two in other letters, the customers in plain ones: statistics of letters tell nothing."""
    asian = "{0}\u5e74{1}\u6708".format
    for encoding, head, month in (
        ("cp932", "顧客名", asian),
        ("euc_jp", "得意先", asian),
        ("cp949", "고객명", "{0}년 {1}월".format),
        ("gb18030", "客户名称", asian),
        ("big5", "客戶名稱", asian),
        ("cp1251", "Клиент", "{1:02d}.{0}".format),
        ("koi8_r", "Клиент", "{1:02d}.{0}".format),
        ("cp1253", "Πελάτης", "{1:02d}.{0}".format),
    ):
        rows = wide_rows(PLAIN, lambda m, month=month: month(*m))
        data = text([[head, *rows[0][1:]], *rows[1:]]).encode(encoding)
        yield Case(f"few-letters-{encoding}", data, readings=(reading(PLAIN),), says=("encod",))
    czech = [["Zákazník", "Měsíc", "Částka"], *long_rows(PLAIN)]
    yield Case("few-letters-cp1250", text(czech).encode("cp1250"), readings=(reading(PLAIN),))
