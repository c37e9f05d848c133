"""The digest as JSON, text, HTML and a message."""

import hashlib
import textwrap
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from html import escape
from typing import Any

from nrr.actions import expected_said, outcome_said, role_of
from nrr.ground import Basis, amount, compact
from nrr.successions import ChangeSpan
from nrr.watching.agreed import AgreedNow
from nrr.watching.digests import Account, Digest, Due, Mover
from nrr.watching.outcomes import Outcome
from nrr.watching.said import Teller
from nrr.watching.sides import Watched

SCHEMA = "watch 1"
_WIDTH, _MOST_LINES = 78, 25
Show = Callable[[str], str]
Plain = dict[str, Any]


def digest_object(digest: Digest, outcome: Outcome, show: Show) -> Plain:
    """The whole digest: money as decimal text of a year's revenue, rates fractions, undefined null; fields
    are added, never renamed. `digest` is the hash by which the same one is known again.
    """

    teller = Teller(digest, show)

    def name(customer: str) -> str | None:
        return show(customer) or None

    plain = _head(digest, outcome) | {
        "figures": [_figure(one, digest, name) for one in digest.figures],
        "restated": [_restated(one, name) for one in digest.restated],
        "movers": [_mover(one, name) for one in digest.movers],
        "large_losses": [_mover(one, name) for one in digest.large_losses],
        "reds": {
            "new": [_account(one, name) for one in digest.reds_new],
            "gone": [_account(one, name) for one in digest.reds_gone],
            "arr": _money(sum(one.arr_minor for one in digest.reds_new)),
            "proven": digest.proven,
        },
        "renewals": _renewals(digest.renewals, name),
        "findings": {
            "new": [one.rule for one in digest.findings_new],
            "gone": [one.rule for one in digest.findings_gone],
        },
        "agreed": [_agreed(one, teller, digest) for one in digest.agreed],
        "notes": [],
        "problems": [],
        "board": None,
        "standing": None,
    }
    return plain | {"digest": hashlib.sha256(repr(plain).encode()).hexdigest()}


def _head(digest: Digest, outcome: Outcome) -> Plain:
    pair = digest.pair
    return {
        "schema": SCHEMA,
        "outcome": str(outcome),
        "code": None,
        "currency": pair.after.currency,
        "basis": str(Basis.ARR),
        "stamp": pair.policy.stamp,
        "thresholds": list(pair.policy.changed_criteria),
        "before": str(pair.since),
        "now": str(pair.latest),
        "fingerprint_before": pair.before.fingerprint,
        "fingerprint_now": pair.after.fingerprint,
    }


def refused_object(code: str, sentence: str) -> Plain:
    """A file that may not be used: why, and nothing else."""
    problem = {"code": code, "what": sentence}
    return {"schema": SCHEMA, "outcome": str(Outcome.REFUSED), "code": code, "problems": [problem]}


def text_of(subject: str, lines: Sequence[str], stamp: str) -> str:
    """At most 25 lines of at most 78 letters; the stamp is the last."""
    wrapped = [part for line in lines for part in textwrap.wrap(line, _WIDTH, subsequent_indent="  ")]
    own = textwrap.wrap(stamp, _WIDTH)
    room = _MOST_LINES - len(own) - 3
    cut = (
        wrapped
        if len(wrapped) <= room
        else [*wrapped[: room - 1], f"and {len(wrapped) - room + 1} more lines"]
    )
    return "\n".join([subject[:_WIDTH], "", *cut, "", *own])


def html_of(subject: str, lines: Sequence[str], stamp: str) -> str:
    """The same lines: no image, no script, no address of another server, readable without style."""
    body = "".join(f"<p style='margin:0 0 8px'>{escape(line)}</p>" for line in lines)
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
        f"<title>{escape(subject)}</title>"
        "<body style='font:15px/1.5 system-ui,sans-serif;max-width:42em;margin:24px auto;padding:0 16px'>"
        f"<h1 style='font-size:18px'>{escape(subject)}</h1>{body}"
        f"<p style='color:#52606F;font-size:13px'>{escape(stamp)}</p></body></html>"
    )


def message_of(subject: str, text: str, html: str, ends: Mapping[str, str]) -> bytes:
    """One message with both parts, as `sendmail -t` takes it; `ends` are From and To."""
    message = EmailMessage()
    for head, value in ends.items():
        if value:
            message[head] = value
    message["Subject"] = subject
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message.as_bytes()


def hook_object(text: str, plain: Mapping[str, Any]) -> Plain:
    """What a webhook gets: the text on top, so that chat hooks show it, and no customer's row."""
    if "figures" not in plain:
        return {"text": text} | dict(plain)
    figures = [{key: value for key, value in one.items() if key != "customers"} for one in plain["figures"]]
    counts = {
        "restated": len(plain["restated"]),
        "large_losses": len(plain["large_losses"]),
        "reds_new": len(plain["reds"]["new"]),
        "renewals_due": plain["renewals"]["due"],
        "findings_new": len(plain["findings"]["new"]),
    }
    return {
        "text": text,
        "outcome": plain["outcome"],
        "figures": figures,
        "counts": counts,
        "board": plain["board"],
        "standing": plain["standing"],
        "digest": plain["digest"],
    }


def _figure(one: Watched, digest: Digest, name: Callable[[str], str | None]) -> Plain:
    move = one.move
    return {
        "figure": one.figure,
        "segment": None if one.segment is None else {one.segment[0]: one.segment[1]},
        "before": move.before if one.said is None else one.said,
        "then": move.then,
        "now": move.now,
        "definition": one.definition,
        "restated": move.restated,
        "moved": move.moved,
        "half_width": move.half_width,
        "effective": move.effective,
        "status": str(move.status),
        "top3_share": move.top3_share,
        "customers": [
            {"name": name(digest.pair.names[row]), "points": 100 * part} for row, part in move.largest
        ],
    }


def _restated(one: ChangeSpan, name: Callable[[str], str | None]) -> Plain:
    months = {"first": one.first and str(one.first), "last": one.last and str(one.last)}
    amounts = {"kind": str(one.kind), "before": _money(one.before), "after": _money(one.after)}
    return {"customer": name(one.customer)} | months | amounts


def _agreed(one: AgreedNow, teller: Teller, digest: Digest) -> Plain:
    own, measured = one.outcome.agreement, one.outcome.measured
    currency = digest.pair.after.currency
    return {
        "title": teller.title_of(own),
        "owner": str(role_of(own.action, own.owner)),
        "due": str(own.due_now),
        "expected": expected_said(own, lambda minor: compact(minor, currency, Basis.ARR)),
        "happened": outcome_said(one.outcome),
        "low": None if measured is None else measured.low,
        "high": None if measured is None else measured.high,
        "verdict": one.outcome.happened,
    }


def _mover(one: Mover, name: Callable[[str], str | None]) -> Plain:
    ends = {"before": _money(one.before), "after": _money(one.after)}
    return {"customer": name(one.customer), "kind": one.kind} | ends


def _account(one: Account, name: Callable[[str], str | None]) -> Plain:
    return {"customer": name(one.customer), "arr": _money(one.arr_minor), "because": one.because}


def _renewals(due: Sequence[Due], name: Callable[[str], str | None]) -> Plain:
    whole = sum(one.arr_minor for one in due)
    risky = sum(one.arr_minor for one in due if one.light in ("amber", "red"))
    rows = [
        {"customer": name(one.customer), "arr": _money(one.arr_minor), "days": one.days}
        | {"health": one.light or None, "new": one.new}
        for one in due
    ]
    return {
        "due": len(due),
        "new": sum(one.new for one in due),
        "arr": _money(whole),
        "at_risk_share": risky / whole if whole else None,
        "rows": rows,
    }


def _money(arr_minor: int) -> str:
    return str(amount(arr_minor, Basis.ARR))
