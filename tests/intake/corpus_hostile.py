"""Names and sizes that are meant to hurt."""

from truths import Case, book, dated_long, long_text, reading, text, workbook

NASTY = [
    "=1+2",
    "@SUM(A1)",
    "+4",
    "-5+6",
    '=HYPERLINK("http://127.0.0.1:9","x")',
    "<script>alert(1)</script>",
    "![x](http://127.0.0.1/x.png)",
    "$\\alpha$",
    "\u202eevil",
    "👩‍🚀 Ltd",
    "../../etc/passwd",
    "'; DROP TABLE x;--",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "NA",
    "null",
    "None",
    "nan",
    "TRUE",
    "-",
    "0",
    "1e5",
    "2024-01",
    "#REF!",
    "N/A",
    "inf",
    "%s%n",
    "line\nbreak",
    "tab\there",
    "a" * 3000,
    "\u0000x"[1:],
    "​",
]


def cases():
    made = book(customers=NASTY[:-1])
    yield Case(
        "names-csv",
        long_text(made).encode(),
        readings=(reading(made),),
        names=tuple(n for n in NASTY[:-2] if n.strip()),
    )
    plain = book(customers=[n for n in NASTY if n.isprintable() and not n.startswith("=")][:14])
    yield Case(
        "names-xlsx",
        workbook({"MRR": dated_long(plain)}),
        readings=(reading(plain),),
        allowed=("accepted", "refused"),
    )
    good = book()
    for name in (
        "../../etc/passwd",
        "a\tb\n.csv",
        "<b>x</b>.csv",
        "--help",
        "=cmd.csv",
        "x" * 5000 + ".csv",
        "\ud800.csv",
        "",
    ):
        yield Case(f"upload-{name[:8]!r}", long_text(good).encode(), name=name, readings=(reading(good),))
    big = text(
        [["Customer", "Month", "MRR"], ["A", "2023-01-01", 5], ["x" * 10_000_000, "2023-01-01", 5]]
    ).encode()
    yield Case("cell-10mb", big, allowed=("refused", "accepted"), readings=(({}, {"": {"2023-01": 10}}, 2),))
    wide = text([["Customer", *(f"c{i}" for i in range(16_383))], ["A", *["1"] * 16_383]]).encode()
    yield Case("columns-16384", wide, allowed=("refused", "needs_answer"))
    yield Case("columns-100000", text([["Customer", *["x"] * 100_000]]).encode(), allowed=("refused",))
    yield Case("brackets", b"[" * 200_000, allowed=("refused",))
    yield Case("quotes", b'"' * 200_001, allowed=("refused",))
    yield Case("newlines", b"\n" * 2_000_000, allowed=("refused",))
    yield Case("commas", b"," * 1_000_000, allowed=("refused",))
    yield Case("lines-of-commas", b",,,\n" * 300_000, allowed=("refused",))
    huge = [["A", f"2025-0{m}-05", "9" * 20] for m in (1, 2)] + [["B", f"2025-0{m}-07", 5] for m in (1, 2, 3)]
    huge += [["A", "2025-03-05", "-" + "9" * 20], ["C", "2025-01-09", 5]]
    yield Case(
        "invoices-beyond-cents",
        text([["Customer", "Invoice date", "Invoice amount"], *huge]).encode(),
        allowed=("refused",),
    )
    many = "Customer,Month,MRR\n" + "".join(
        f"C{i},2023-0{j}-01,{i}.5\n" for i in range(3000) for j in range(1, 6)
    )
    yield Case(
        "many",
        many.encode(),
        readings=(({}, {"": {f"2023-0{j}": str(sum(range(3000)) + 1500) for j in range(1, 6)}}, 3000),),
    )
