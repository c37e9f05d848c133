"""A certificate as a file: written by `nrr certify --json`, read by who puts it on a board."""

import json
from collections.abc import Mapping
from typing import Any

from nrr.ground import Refusal
from nrr.retention import AMOUNTS
from nrr.snapshots import Snapshot
from nrr.warehouse.certificates import BRIDGES, Certificate, Compared, Question


def certificate_object(found: Certificate) -> dict[str, Any]:
    """A certificate as JSON."""
    return {
        "sentence": found.sentence,
        "equal": not found.unequal,
        "sources": [found.left, found.right],
        "stamp": found.stamp,
        "definition": list(found.sentences),
        "questions": [
            {
                "question": question.name,
                "statements": list(question.statements),
                "figures": [[one.name, one.left, one.right] for one in question.figures],
            }
            for question in found.questions
        ],
        "sha256": found.digest,
    }


def certificate_in(data: bytes) -> Certificate:
    """The certificate in a file; Refusal where it is none, or no longer what was signed by its hash."""
    try:
        told = json.loads(data)
        left, right = told["sources"]
        found = Certificate(
            left,
            right,
            told["stamp"],
            tuple(told["definition"]),
            tuple(_question(one) for one in told["questions"]),
        )
        signed = told["sha256"]
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal("this is not a certificate; make one with nrr certify --json") from error
    if found.digest != signed:
        raise Refusal("the certificate was changed after it was made; make it again with nrr certify --json")
    return found


def _question(told: Mapping[str, Any]) -> Question:
    figures = tuple(Compared(*one) for one in told["figures"])
    return Question(told["question"], tuple(told["statements"]), figures)


def certified_sentence(certificate: Certificate, snapshot: Snapshot) -> str:
    """What a board may say of a certificate. Refusal where its totals are not equal, or where it is not of
    the figures of the board: another definition, another window, another book.
    """
    if certificate.unequal:
        raise Refusal(f"the certificate does not certify: {certificate.sentence}")
    if certificate.stamp != snapshot.stamp:
        raise Refusal(
            f"the certificate is of other figures: {certificate.stamp}; the board shows {snapshot.stamp}"
        )
    shown, bridge = snapshot.main.headline.window.closing, snapshot.main.bridge
    bridges = (question for question in certificate.questions if question.name == BRIDGES)
    figures = {one.name: one.left for question in bridges for one in question.figures}
    own = {} if bridge is None else {f"{shown} {name}": getattr(bridge, name) for name in AMOUNTS}
    apart = [name for name, amount in own.items() if figures.get(name) != amount]
    if apart or not own:
        raise Refusal(
            f"the certificate is of other data: {apart[0] if apart else 'its bridge'} is not the board's"
        )
    return f"{certificate.sentence} SHA-256 {certificate.digest[:16]}."
