"""Amounts in every notation."""

from decimal import Decimal

from truths import Case, book, dated_long, long_rows, long_text, reading, text, wide_rows, workbook

BIG = {name: {m: a * 1000 + Decimal("0.37") for m, a in row.items()} for name, row in book().items()}
WHOLE = {name: {m: Decimal(int(a)) for m, a in row.items()} for name, row in book().items()}
PLAIN = book()


def grouped(group, decimal, size="western"):
    def write(amount):
        whole, _, fraction = f"{abs(amount):.2f}".partition(".")
        if size == "indian" and len(whole) > 3:
            head, tail = whole[:-3], whole[-3:]
            parts = []
            while head:
                parts.insert(0, head[-2:])
                head = head[:-2]
            whole = group.join([*parts, tail])
        else:
            whole = f"{int(whole):,}".replace(",", group)
        return f"{'-' if amount < 0 else ''}{whole}{decimal}{fraction}"

    return write


def with_one(made, change):
    """The first amount replaced; returns rows and the changed book."""
    rows = long_rows(made)
    rows[3][2] = change
    return text([["Customer", "Month", "MRR"], *rows]).encode()


def signed(made):
    first = next(iter(made))
    month = next(iter(made[first]))
    return {**made, first: {**made[first], month: -made[first][month]}}


def cases():
    styles = {
        "us": (",", "."),
        "german": (".", ","),
        "swiss": ("'", "."),
        "swiss-curly": ("\u2019", "."),
        "nbsp": ("\u00a0", ","),
        "thin": ("\u202f", ","),
        "space": (" ", ","),
        "space-dot": (" ", "."),
    }
    for name, (group, decimal) in styles.items():
        yield Case(
            f"num-{name}",
            long_text(BIG, write_amount=grouped(group, decimal), delimiter=";").encode(),
            readings=(reading(BIG),),
        )
        yield Case(
            f"num-{name}-wide",
            text(wide_rows(BIG, write_amount=grouped(group, decimal)), delimiter="\t").encode(),
            readings=(reading(BIG),),
        )
    yield Case(
        "num-indian",
        long_text(BIG, write_amount=grouped(",", ".", "indian")).encode(),
        readings=(reading(BIG),),
    )
    for sign, code in (
        ("$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("CHF ", "CHF"),
        ("US$", "USD"),
        ("R$ ", "BRL"),
        ("₹", "INR"),
        ("kr ", ""),
    ):
        yield Case(
            f"cur-lead-{code}-{len(sign)}",
            long_text(BIG, write_amount=lambda a, s=sign: s + grouped(",", ".")(a)).encode(),
            readings=(reading(BIG, code),),
        )
    for sign, code in ((" €", "EUR"), ("€", "EUR"), (" USD", "USD"), (" zł", "PLN"), (" kr.", "")):
        yield Case(
            f"cur-trail-{code}-{len(sign)}",
            long_text(BIG, write_amount=lambda a, s=sign: grouped(".", ",")(a) + s, delimiter=";").encode(),
            readings=(reading(BIG, code),),
        )
    neg = signed(BIG)
    notations = {
        "minus": lambda a: grouped(",", ".")(a),
        "paren": lambda a: f"({grouped(',', '.')(-a)})" if a < 0 else grouped(",", ".")(a),
        "trail": lambda a: f"{grouped(',', '.')(-a)}-" if a < 0 else grouped(",", ".")(a),
        "unicode": lambda a: grouped(",", ".")(a).replace("-", "−"),
        "cr": lambda a: f"{grouped(',', '.')(-a)} CR" if a < 0 else grouped(",", ".")(a),
        "dollar": lambda a: f"-${grouped(',', '.')(-a)}" if a < 0 else "$" + grouped(",", ".")(a),
        "paren-dollar": lambda a: f"$({grouped(',', '.')(-a)})" if a < 0 else "$" + grouped(",", ".")(a),
        "space-minus": lambda a: f"- {grouped(',', '.')(-a)}" if a < 0 else grouped(",", ".")(a),
    }
    for name, write in notations.items():
        yield Case(
            f"neg-{name}",
            long_text(neg, write_amount=write).encode(),
            readings=(reading(neg),),
            says=("negativ|credit",),
        )
    thousands = {name: {m: Decimal(int(a)) * 100 for m, a in row.items()} for name, row in PLAIN.items()}
    yield Case(
        "num-k",
        long_text(thousands, write_amount=lambda a: f"{a / 1000}k").encode(),
        readings=(reading(thousands),),
        says=("thousand|k",),
    )
    yield Case(
        "num-M",
        long_text(thousands, write_amount=lambda a: f"${(a / 1000000).normalize():f}M").encode(),
        readings=(reading(thousands),),
        says=("million",),
    )
    yield Case(
        "num-sci",
        long_text(thousands, write_amount=lambda a: f"{a:E}").encode(),
        readings=(reading(thousands),),
        says=("scientific",),
    )
    yield Case(
        "num-fullwidth",
        long_text(WHOLE, write_amount=lambda a: "".join(chr(ord(c) + 0xFEE0) for c in str(a))).encode(),
        readings=(reading(WHOLE),),
    )
    yield Case(
        "num-apostrophe",
        long_text(PLAIN, write_amount=lambda a: f"'{a}").encode(),
        readings=(reading(PLAIN),),
    )
    for name, blank in (
        ("dash", "-"),
        ("endash", "–"),
        ("dollar-dash", "$ -"),
        ("zero", "0.00"),
        ("space", "  "),
        ("accounting", " -   "),
    ):
        yield Case(f"blank-{name}", text(wide_rows(PLAIN, blank=blank)).encode(), readings=(reading(PLAIN),))
    for name, bad in (
        ("ref", "#REF!"),
        ("na", "#N/A"),
        ("div", "#DIV/0!"),
        ("nan", "NaN"),
        ("inf", "Infinity"),
        ("word", "pending"),
        ("n-a", "n/a"),
        ("percent", "5%"),
        ("huge", "1e400"),
        ("broken", "1,23,4"),
        ("two", "12.50.1"),
        ("tbd", "TBD"),
        ("see", "see note"),
        ("paren", "(12"),
        ("double", "--5"),
        ("null", "null"),
    ):
        yield Case(f"bad-{name}", with_one(PLAIN, bad), allowed=("refused", "needs_answer"), says=("row 5",))
    cube = wide_rows(PLAIN)
    cube[3][2] = "#REF!"
    yield Case(
        "bad-wide-ref", text(cube).encode(), allowed=("refused", "needs_answer"), says=("row 4", "error")
    )
    cube = wide_rows(PLAIN)
    cube[2][2] = "paused"
    yield Case("bad-wide-word", text(cube).encode(), allowed=("refused", "needs_answer"), says=("row 3",))
    small = {n: {m: Decimal(int(a)) / 1000 + 1 for m, a in row.items()} for n, row in PLAIN.items()}
    ambiguous = {
        n: {m: f"{(int(a) % 9) + 1}.{int(a) % 900 + 100}" for m, a in row.items()} for n, row in PLAIN.items()
    }
    grouping = {n: {m: Decimal(a.replace(".", "")) for m, a in row.items()} for n, row in ambiguous.items()}
    pointing = {n: {m: Decimal(a) for m, a in row.items()} for n, row in ambiguous.items()}
    yield Case(
        "ambiguous-dot",
        text([["Customer", "Month", "MRR"], *long_rows(ambiguous)], delimiter=";").encode(),
        allowed=("needs_answer",),
        says=("decimal|thousand",),
        readings=(
            reading(grouping, choosing="groups thousands"),
            reading(pointing, choosing="decimal point"),
        ),
    )
    commas = text(
        [["Customer", "Month", "MRR"], *long_rows(ambiguous, write_amount=lambda a: a.replace(".", ","))],
        delimiter=";",
    ).encode()
    yield Case(
        "ambiguous-comma",
        commas,
        allowed=("needs_answer",),
        says=("decimal|thousand",),
        readings=(
            reading(grouping, choosing="groups thousands"),
            reading(pointing, choosing="decimal point"),
        ),
    )
    quoted = text(
        [["Customer", "Month", "MRR"], *long_rows(ambiguous, write_amount=lambda a: a.replace(".", ","))]
    ).encode()
    yield Case(
        "grouped-comma-quoted",
        quoted,
        allowed=("accepted", "needs_answer"),
        readings=(reading(grouping),),
        says=("decimal|thousand",),
    )
    yield Case("xlsx-three-places", workbook({"MRR": dated_long(small)}), readings=(reading(small),))
    texty = [[*row[:2], str(row[2])] for row in dated_long(PLAIN)]
    yield Case("xlsx-text-numbers", workbook({"MRR": texty}), readings=(reading(PLAIN),))
    cents = {n: {m: a * 100 for m, a in row.items()} for n, row in PLAIN.items()}
    yield Case(
        "cents-heading",
        long_text(
            cents, head=("Customer", "Month", "MRR (cents)"), write_amount=lambda a: str(int(a))
        ).encode(),
        readings=(reading(PLAIN),),
        says=("cent|minor",),
    )
    yield Case(
        "cents-snake",
        long_text(
            cents, head=("customer", "month", "amount_cents"), write_amount=lambda a: str(int(a))
        ).encode(),
        readings=(reading(PLAIN),),
        says=("cent|minor",),
    )
    annual = {n: {m: a * 12 for m, a in row.items()} for n, row in PLAIN.items()}
    for head in ("ARR", "Annual Recurring Revenue", "ACV", "arr_usd"):
        yield Case(
            f"arr-{head}",
            long_text(annual, head=("Customer", "Month", head)).encode(),
            readings=(reading(PLAIN),),
            says=("annual|ARR|12",),
        )
    yield Case(
        "arr-title",
        ("ARR by customer\r\n\r\n" + text(wide_rows(annual))).encode(),
        allowed=("needs_answer", "accepted"),
        says=("ARR|annual",),
        readings=(
            reading(PLAIN, choosing="Annual"),
            reading(annual, choosing="Monthly"),
        ),
    )
    yield Case(
        "per-year-cells",
        long_text(annual, write_amount=lambda a: f"${a}/yr").encode(),
        readings=(reading(PLAIN, "USD"),),
        says=("year|12",),
    )
    huge = {**PLAIN, "Aspen Works": {(2023, 3): Decimal("9007199254740993.01")}}
    yield Case(
        "beyond-float", long_text(huge).encode(), allowed=("accepted", "refused"), readings=(reading(huge),)
    )
    beyond = {**PLAIN, "Aspen Works": {(2023, 3): Decimal("99999999999999999999.01")}}
    yield Case("beyond-int64", long_text(beyond).encode(), allowed=("refused",), says=("large|overflow",))
    fine = {n: {m: a + Decimal("0.0049") for m, a in row.items()} for n, row in PLAIN.items()}
    yield Case("four-places", long_text(fine).encode(), readings=(reading(fine),))
    noisy = [
        [*row[:2], float(row[2]) * 3 / 3 + 1e-13 if i else row[2]] for i, row in enumerate(dated_long(PLAIN))
    ]
    yield Case("float-noise", workbook({"MRR": noisy}), readings=(reading(PLAIN),))
    mixed = long_rows(PLAIN, write_amount=lambda a: f"{a}")
    for i, row in enumerate(mixed):
        if i % 4 == 0:
            row[2] = row[2].replace(".", ",")
    yield Case(
        "mixed-decimal-signs",
        text([["Customer", "Month", "MRR"], *mixed], delimiter=";").encode(),
        allowed=("accepted", "needs_answer", "refused"),
        readings=(reading(PLAIN),),
        says=("decimal|separator|mixed",),
    )
