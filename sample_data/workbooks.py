"""A small workbook writer whose bytes depend on nothing but the table: no clock, no library version.

Headings that look like YYYY-MM become real dates (month-ends, shown as Nov 2023), numbers become numbers.
"""

import io
import re
import zipfile
from calendar import monthrange
from datetime import date
from xml.sax.saxutils import escape

PART = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TEXT, HEADING, MONTH_HEADING, AMOUNT = range(4)

CONTENT_TYPES = f"""{PART}<Types xmlns="{PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KINDS}.worksheet+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="{KINDS}.styles+xml"/></Types>"""
PACKAGE_RELATIONS = f"""{PART}<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK_RELATIONS = f"""{PART}<Relationships xmlns="{PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>\
<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"""
STYLES = f"""{PART}\
<styleSheet xmlns="{MAIN}">\
<numFmts count="1"><numFmt numFmtId="164" formatCode="mmm\\ yyyy"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/></patternFill></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
<cellXfs count="4"><xf/>\
<xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>\
<xf numFmtId="164" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/>\
<xf numFmtId="4" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def workbook_part(sheet):
    """The part that names the sheet."""
    return (
        f'{PART}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def letters(column):
    """0 is A, 26 is AA."""
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def serial(month):
    """The spreadsheet's day number of the end of a month written YYYY-MM."""
    year, number = map(int, month.split("-"))
    return (date(year, number, monthrange(year, number)[1]) - date(1899, 12, 30)).days


def cell(row, column, text):
    """One cell: heading, month heading, number or text."""
    where = f'r="{letters(column)}{row}"'
    if row == 1 and re.fullmatch(r"\d{4}-\d{2}", text):
        return f'<c {where} s="{MONTH_HEADING}"><v>{serial(text)}</v></c>'
    if row > 1 and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return f'<c {where} s="{AMOUNT}"><v>{text}</v></c>'
    style = HEADING if row == 1 else TEXT
    return f'<c {where} s="{style}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def sheet_part(table):
    """The part that holds the rows, the first one and the first column frozen."""
    rows = "".join(
        f'<row r="{number}">{"".join(cell(number, column, text) for column, text in enumerate(row))}</row>'
        for number, row in enumerate(table, start=1)
    )
    pane = '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    first = '<col min="1" max="1" width="30" customWidth="1"/>'
    others = '<col min="2" max="60" width="13" customWidth="1"/>'
    return (
        f'{PART}<worksheet xmlns="{MAIN}">'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<cols>{first}{others}</cols><sheetData>{rows}</sheetData></worksheet>"
    )


def workbook(table, sheet):
    """The bytes of an .xlsx file with one sheet."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "xl/workbook.xml": workbook_part(sheet),
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet_part(table),
    }
    out = io.BytesIO()
    # Stored, not compressed: compressed bytes differ between versions of the compression library.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            member = zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0))
            member.create_system = 3
            archive.writestr(member, text.encode())
    return out.getvalue()
