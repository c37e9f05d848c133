"""Words for months, quarters and years in the languages spreadsheets arrive in."""

import unicodedata
from collections.abc import Iterator

_MONTH_WORDS: tuple[tuple[str, ...], ...] = (
    (
        "january",
        "jan",
        "januar",
        "janvier",
        "janv",
        "enero",
        "ene",
        "gennaio",
        "gen",
        "januari",
        "janeiro",
        "stycznia",
        "styczen",
        "sty",
        "leden",
        "ledna",
        "ocak",
        "tammikuu",
        "янв",
        "январь",
        "января",
        "janner",
        "jaenner",
    ),
    (
        "february",
        "feb",
        "februar",
        "fevrier",
        "fevr",
        "fev",
        "febrero",
        "febbraio",
        "februari",
        "fevereiro",
        "luty",
        "lutego",
        "lut",
        "unor",
        "subat",
        "helmikuu",
        "фев",
        "февраль",
        "февраля",
        "febr",
    ),
    (
        "march",
        "mar",
        "marz",
        "maerz",
        "mrz",
        "mars",
        "marts",
        "marzo",
        "maart",
        "mrt",
        "marco",
        "marzec",
        "marca",
        "brezen",
        "mart",
        "maaliskuu",
        "мар",
        "март",
        "марта",
    ),
    (
        "april",
        "apr",
        "avril",
        "avr",
        "abril",
        "abr",
        "aprile",
        "kwiecien",
        "kwietnia",
        "kwi",
        "duben",
        "nisan",
        "huhtikuu",
        "апр",
        "апрель",
        "апреля",
    ),
    (
        "may",
        "mai",
        "mayo",
        "maggio",
        "mag",
        "mei",
        "maj",
        "maio",
        "maja",
        "kveten",
        "mayis",
        "toukokuu",
        "май",
        "мая",
    ),
    (
        "june",
        "jun",
        "juni",
        "juin",
        "junio",
        "giugno",
        "giu",
        "junho",
        "czerwiec",
        "czerwca",
        "cze",
        "cerven",
        "haziran",
        "kesakuu",
        "июн",
        "июнь",
        "июня",
    ),
    (
        "july",
        "jul",
        "juli",
        "juillet",
        "juil",
        "julio",
        "luglio",
        "lug",
        "julho",
        "lipiec",
        "lipca",
        "lip",
        "cervenec",
        "temmuz",
        "heinakuu",
        "июл",
        "июль",
        "июля",
    ),
    (
        "august",
        "aug",
        "aout",
        "agosto",
        "ago",
        "augustus",
        "augusti",
        "sierpien",
        "sierpnia",
        "sie",
        "srpen",
        "agustos",
        "elokuu",
        "авг",
        "август",
        "августа",
    ),
    (
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "settembre",
        "set",
        "setembro",
        "wrzesien",
        "wrzesnia",
        "wrz",
        "zari",
        "eylul",
        "syyskuu",
        "сен",
        "сент",
        "сентябрь",
        "сентября",
    ),
    (
        "october",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "ottobre",
        "ott",
        "outubro",
        "out",
        "pazdziernik",
        "pazdziernika",
        "paz",
        "rijen",
        "ekim",
        "lokakuu",
        "окт",
        "октябрь",
        "октября",
    ),
    (
        "november",
        "nov",
        "novembre",
        "noviembre",
        "novembro",
        "listopad",
        "listopada",
        "lis",
        "kasim",
        "marraskuu",
        "ноя",
        "ноябрь",
        "ноября",
    ),
    (
        "december",
        "dec",
        "dezember",
        "dez",
        "decembre",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
        "grudzien",
        "grudnia",
        "gru",
        "desember",
        "des",
        "prosinec",
        "aralik",
        "joulukuu",
        "дек",
        "декабрь",
        "декабря",
    ),
)

_UNDIVIDED = str.maketrans(
    {"\u0131": "i", "\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u00e6": "ae", "\u0153": "oe"}
)
"""Letters that carry their mark in one piece, which no normal form takes off."""

MONTH_OF_WORD = {word: number for number, words in enumerate(_MONTH_WORDS, start=1) for word in words}


def _without_accents(folded: str) -> Iterator[str]:
    """Accents go from Latin letters only: elsewhere they make another letter."""
    latin = True
    for char in folded:
        if unicodedata.combining(char):
            if not latin:
                yield char
        elif unicodedata.category(char) != "Cf":
            latin = char < "\u0250"
            yield char


def as_written(text: str) -> str:
    """The content of a cell written as `="2023-01"`, by which exports keep spreadsheets from changing it."""
    return text[2:-1] if text.startswith('="') and text.endswith('"') and len(text) > 3 else text


def plain(text: str) -> str:
    """Casefolded, accents removed, compatibility forms and odd blanks made plain, outer blanks cut."""
    if text.isascii():
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(_UNDIVIDED)
    kept = unicodedata.normalize("NFC", "".join(_without_accents(folded)))
    return " ".join(
        kept.replace("\u2019", "'")
        .replace("\u2013", "-")
        .replace("\u2014", "-")
        .replace("\u2212", "-")
        .split()
    )
