"""The rule about contracts: one quarter ahead in which too many of them end."""

from collections.abc import Iterator, Sequence
from datetime import date

from nrr.findings.evidence.subjects import MOST_LINES, Subject
from nrr.findings.records import Finding
from nrr.findings.revenue_rules import quarter_wall
from nrr.ground import day_label
from nrr.terms import AT_RISK, CalendarRow, refused, renewals_of


def contract_findings(subject: Subject) -> Iterator[Finding]:
    """The renewal wall, where the book holds terms of contracts."""
    if refused(subject.ledger, subject.view):
        return
    found = renewals_of(subject.ledger, subject.view)
    names, lights = subject.book.names, subject.scored.lights
    health = {n: str(light) for n, light in zip(names, lights, strict=True) if light is not None}
    calendar = found.calendar(health)
    wall = found.wall(calendar)
    own = calendar.between(wall.first, wall.last).rows()
    risky = {row.customer for row in own if row.health in AT_RISK}
    others = {row.customer for row in own} - risky
    paying = int((subject.run.grid[-1] > 0).sum())
    told = [len(risky), len(others), paying - len(risky) - len(others)]
    smallest = min((count for count in told if count > 0), default=0)
    rule = subject.rule("R-WALL")
    yield quarter_wall(subject.facts, wall, _largest(subject, own), rule, customers=smallest)


def _largest(subject: Subject, own: Sequence[CalendarRow]) -> tuple[str, ...]:
    """The largest renewals of the quarter, by the names the book shows, with the day they are due."""
    rows = {name: row for row, name in reversed(list(enumerate(subject.book.names)))}
    largest = sorted(own, key=lambda one: (-one.up, one.due, one.customer))
    known = [one for one in largest if one.customer in rows][:MOST_LINES]
    lines = [
        subject.line(rows[one.customer], one.up, f" due {day_label(date.fromordinal(one.due))}")
        for one in known
    ]
    return subject.singly(lines)
