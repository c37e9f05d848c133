"""What a publisher says for the figures of a board: why doubtful ones are right, and a certificate."""

from dataclasses import replace

from nrr.snapshots import Snapshot
from nrr.warehouse import Certificate, certified_sentence


def vouched(snapshot: Snapshot, confirmation: str, certificate: Certificate | None) -> Snapshot:
    """The snapshot with both; Refusal for a certificate of other figures."""
    certified = "" if certificate is None else certified_sentence(certificate, snapshot)
    return replace(snapshot, confirmed=confirmation, certified=certified)
