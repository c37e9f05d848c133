"""Workbooks, archives and files that are something else."""

import gzip
import io
import struct
import zipfile
import zlib

from truths import Case, book, dated_long, dated_wide, long_text, reading, text, wide_rows, workbook

PLAIN = book()
CSV = long_text(PLAIN).encode()
XLSX = workbook({"MRR": dated_long(PLAIN)})
NO = ("refused",)


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def rezipped(data, change):
    """A zip with `change(name, bytes) -> bytes | None` applied to its members."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, change(name, archive.read(name))) for name in archive.namelist()]
    return zipped([(n, d) for n, d in members if d is not None])


def sheet_change(find, replace):
    return rezipped(XLSX, lambda n, d: d.replace(find, replace) if n == "xl/worksheets/sheet1.xml" else d)


def ods(rows):
    cells = "".join(
        "<table:table-row>" + "".join(cell(value) for value in row) + "</table:table-row>" for row in rows
    )
    content = (
        '<?xml version="1.0"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' office:version="1.2"><office:body><office:spreadsheet><table:table'
        f' table:name="MRR">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
        ' manifest:full-path="/"'
        ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    return zipped(
        [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content),
            ("META-INF/manifest.xml", manifest),
        ]
    )


def cell(value):
    if isinstance(value, str):
        return (
            value
            if value.startswith("<table")
            else f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        )
    return (
        '<table:table-cell office:value-type="float"'
        f' office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    )


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def html(rows):
    return (
        "<html><head><style>td{}</style><script>alert(1)</script></head><body><table>"
        + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
        + "</table></body></html>"
    ).encode()


def xml2003(rows):
    body = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{c}</Data></Cell>' for c in row) + "</Row>"
        for row in rows
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook'
        ' xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet'
        f' ss:Name="MRR"><Table>{body}</Table></Worksheet></Workbook>'.encode()
    )


def with_entities(declared):
    """The first sheet replaced by a document that declares `declared` and uses its entity x."""
    document = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY ' + declared + b">]><sst>&x;</sst>"
    return lambda name, data: document if name.endswith("sheet1.xml") else data


def cases():
    plain = (reading(PLAIN),)
    yield Case("zip-one", zipped([("book.csv", CSV)]), name="book.zip", readings=plain)
    yield Case(
        "zip-xlsx",
        zipped([("dir/book.xlsx", XLSX), ("__MACOSX/._book.xlsx", b"x")]),
        name="book.zip",
        readings=plain,
    )
    yield Case(
        "zip-readme", zipped([("readme.md", b"hello"), ("book.csv", CSV)]), name="book.zip", readings=plain
    )
    yield Case(
        "zip-two",
        zipped([("a.csv", CSV), ("b.csv", CSV.replace(b"1", b"2"))]),
        name="book.zip",
        allowed=("needs_answer", "refused"),
    )
    yield Case("zip-empty", zipped([]), name="book.zip", allowed=NO, says=("empty",))
    yield Case(
        "zip-nested",
        zipped([("a.zip", zipped([("b.zip", zipped([("c.zip", zipped([("d.csv", CSV)]))]))]))]),
        allowed=("refused", "accepted"),
        readings=plain,
    )
    yield Case("zip-duplicate", duplicate(), allowed=NO, says=("duplicate|same name",))
    yield Case(
        "zip-traversal",
        zipped([("../../etc/passwd.csv", CSV)]),
        allowed=("refused", "accepted"),
        readings=plain,
    )
    yield Case(
        "zip-bomb", zipped([("book.csv", b"0" * 300_000_000)]), allowed=NO, says=("bomb|large|expand",)
    )
    yield Case("gzip", gzip.compress(CSV), name="book.csv.gz", readings=plain)
    yield Case("gzip-bomb", gzip.compress(b"0" * 200_000_000), allowed=NO, says=("bomb|large",))
    yield Case("gzip-cut", gzip.compress(CSV)[:-30], allowed=NO, says=("damaged|break",))
    yield Case("xlsx-cut", XLSX[: len(XLSX) // 2], allowed=NO, says=("damaged|zip|corrupt",))
    for name, declared in (
        ("bomb-entity", b'a "aaaa"><!ENTITY x "&a;&a;"'),
        ("xxe", b'x SYSTEM "file:///etc/passwd"'),
    ):
        yield Case(f"xlsx-{name}", rezipped(XLSX, with_entities(declared)), allowed=NO, says=("entit|dtd",))
    yield Case(
        "xlsx-far-cell",
        sheet_change(
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row></sheetData>',
        ),
        allowed=("refused", "accepted"),
        readings=plain,
        says=("large|dimension|far",),
    )
    yield Case(
        "xlsx-far-row",
        sheet_change(
            b"</sheetData>",
            b'<row r="900000"><c r="A900000" t="inlineStr"><is><t> </t></is></c></row></sheetData>',
        ),
        allowed=("refused", "accepted"),
        readings=plain,
    )
    yield Case(
        "xlsx-no-formula-values",
        workbook(
            {
                "MRR": [
                    ["Customer", "Month", "Seats", "MRR"],
                    *([r[0], r[1], 2, f"=C{i}*5"] for i, r in enumerate(dated_long(PLAIN)[1:], 2)),
                ]
            }
        ),
        allowed=NO,
        says=("formula",),
    )
    yield Case(
        "xlsx-wide-formulas",
        workbook({"MRR": [*dated_wide(PLAIN)[:3], ["X", *["=1+1"] * 8]]}),
        allowed=NO,
        says=("formula", "row 4"),
    )
    yield Case(
        "xlsx-error-cell",
        sheet_change(b'<c r="C4" t="n"><v>', b'<c r="C4" t="e"><v>#REF!</v></c><c r="D4" t="n"><v>'),
        allowed=("refused", "needs_answer"),
        says=("error",),
    )
    yield Case(
        "xlsx-total-formula",
        workbook({"MRR": [*dated_wide(PLAIN), ["Total", *["=SUM(B2:B9)"] * 8]]}),
        allowed=("accepted", "refused"),
        readings=plain,
        says=("total|formula",),
    )
    yield Case(
        "xlsx-bool",
        workbook({"MRR": [[*r[:2], True if i == 3 else r[2]] for i, r in enumerate(dated_long(PLAIN))]}),
        allowed=("refused", "needs_answer"),
        says=("row 4",),
    )
    yield Case(
        "xlsx-currency-format",
        workbook({"MRR": dated_long(PLAIN)}, change=lambda b: formatted(b, ["[$€-407]#,##0.00"])),
        readings=(reading(PLAIN, "EUR"),),
    )
    yield Case(
        "xlsx-currency-formats",
        workbook(
            {"MRR": dated_long(PLAIN)},
            change=lambda b: formatted(b, ["[$€-407]#,##0.00", "[$$-409]#,##0.00"]),
        ),
        allowed=("needs_answer",),
        says=("currenc",),
    )
    yield Case(
        "xlsx-percent",
        workbook({"MRR": dated_long(PLAIN)}, change=lambda b: formatted(b, ["0.0%"])),
        allowed=("refused", "needs_answer"),
        says=("percent",),
    )
    yield Case(
        "xlsx-charts-only", workbook({"Sheet": []}), allowed=NO, says=("empty|no table|no revenue|data",)
    )
    yield Case("xlsm", XLSX, name="book.xlsm", readings=plain)
    rows = [
        ["Customer", "Month", "MRR"],
        *[[r[0], f"{r[1]:%Y-%m-%d}", float(r[2])] for r in dated_long(PLAIN)[1:]],
    ]
    yield Case("ods", ods(rows), name="book.ods", readings=plain)
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    yield Case(
        "ods-tail",
        ods(
            [
                *rows,
                [blank + '</table:table-row><table:table-row table:number-rows-repeated="1048000">' + blank],
            ]
        ),
        name="book.ods",
        readings=plain,
    )
    bomb = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float"'
        ' office:value="1"><text:p>1</text:p></table:table-cell>'
    )
    yield Case(
        "ods-bomb",
        ods(
            [
                *rows,
                [
                    "<table:table-cell/></table:table-row><table:table-row"
                    ' table:number-rows-repeated="1048576">' + bomb
                ],
            ]
        ),
        name="book.ods",
        allowed=NO,
        says=("large|repeat",),
    )
    yield Case("html-xls", html(rows), name="book.xls", readings=plain, allowed=("accepted", "refused"))
    yield Case(
        "html-page",
        b"<!doctype html><html><body><h1>Hello</h1></body></html>",
        name="book.xls",
        allowed=NO,
        says=("not a spreadsheet|html|table",),
    )
    yield Case("xml-2003", xml2003(rows), name="book.xls", readings=plain, allowed=("accepted", "refused"))
    yield Case("png", png(), name="book.csv", allowed=NO, says=("image|not a spreadsheet",))
    yield Case("pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", name="book.xlsx", allowed=NO, says=("pdf",))
    yield Case("empty", b"", allowed=NO, says=("empty",))
    yield Case("blank", b"\xef\xbb\xbf \r\n\r\n", allowed=NO, says=("empty",))
    yield Case("json", b'[{"customer": "A", "mrr": 5}]', name="book.json", allowed=NO, says=("json",))
    yield Case(
        "pickle",
        b"\x80\x04\x95\x1c\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix\x94\x8c\x06system\x94\x93\x94\x8c\x01x\x94\x85\x94R\x94.",
        name="book.csv",
        allowed=NO,
        says=("not a spreadsheet|format",),
    )
    yield Case(
        "docx",
        zipped([("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")]),
        name="book.xlsx",
        allowed=NO,
        says=("not a spreadsheet",),
    )
    yield Case(
        "ole-garbage",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
        name="book.xls",
        allowed=NO,
        says=("damaged|cannot",),
    )
    yield Case("prose", b"Dear all,\nplease find attached.\nRegards\n", allowed=NO, says=("table|column",))
    yield Case("binary", bytes(range(256)) * 40, allowed=NO)
    yield Case("sqlite", b"SQLite format 3\0" + b"\0" * 500, allowed=NO, says=("not a spreadsheet",))


def duplicate():
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return zipped(
            [*((n, XLSX_MEMBERS[n]) for n in XLSX_MEMBERS), ("xl/worksheets/sheet1.xml", b"<worksheet/>")]
        )


XLSX_MEMBERS = {
    name: zipfile.ZipFile(io.BytesIO(XLSX)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(XLSX)).namelist()
}


def formatted(made, codes):
    for i, row in enumerate(made["MRR"].iter_rows(min_row=2, min_col=3, max_col=3)):
        row[0].number_format = codes[i % len(codes)]


__all__ = ["cases", "text", "wide_rows"]
