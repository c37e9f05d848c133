"""The digest in sentences, each from its row in words.toml."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nrr.actions import Agreement, outcome_said
from nrr.comparisons import rules_said
from nrr.disclosures import customer_names, named_in
from nrr.ground import Basis, compact, percent, plural, points, points_said, signed_money
from nrr.watching.agreed import AgreedNow
from nrr.watching.digests import Account, Digest, Due, Mover
from nrr.watching.moves import Move, Status
from nrr.watching.sides import Watched

_MOST = 5
_SUBJECT = 78


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells a digest; `show` gives a customer's name as readers may have it, empty where they may not."""

    digest: Digest
    show: Callable[[str], str]

    def lines(self) -> tuple[str, ...]:
        """Restated first, since it decides whether the rest may be believed."""
        digest = self.digest
        told = self._definition()
        told += [line for one in digest.figures for line in self._figure(one)]
        told += self._restatements()
        told += [self._loss(one) for one in digest.large_losses]
        told += self._list("movers", [self._mover(one) for one in digest.movers])
        told += self._reds()
        told += self._renewals(digest.renewals)
        told += [_part("finding_new", sentence=one.sentence) for one in digest.findings_new]
        told += [_part("finding_gone", title=one.title) for one in digest.findings_gone]
        told += self._thresholds()
        told += [self._agreed(one) for one in digest.agreed if one.due or one.measured][:_MOST]
        return tuple(told)

    def subject(self, company: str) -> str:
        """`Tarnbeck: NRR 105.1%, moved`, of at most 78 letters; of another figure where NRR is quiet."""
        whole = [one for one in self.digest.figures if one.segment is None]
        told = next((one for one in whole if one.move.status is not Status.NOISE), whole[0])
        own = str(told.move.status)
        quiet = told.move.status is Status.NOISE and self.digest.changed
        status = _words()["statuses"]["subject"]["definition" if quiet else own]
        name = "" if told.figure == whole[0].figure else f"{_figure_name(told.figure)} "
        head = f"{company}: " if company else ""
        said = f"{_figure_name(whole[0].figure)} {percent(whole[0].move.now)}, {name}{status}"
        return f"{head[: _SUBJECT - len(said)]}{said}"

    def _definition(self) -> list[str]:
        """First of all: a new definition is never read as a movement."""
        digest = self.digest
        if not digest.changed:
            return []
        told = [_part("definition", rules=rules_said(digest.changed))]
        for one in digest.figures:
            if one.definition:
                numbers = {"said": percent(one.said), "before": percent(one.move.before)}
                numbers |= {"change": points(one.definition), "since": digest.pair.since.label}
                told.append(_part("definition_figure", figure=_figure_name(one.figure), **numbers))
        return told

    def _thresholds(self) -> list[str]:
        """Beside colours and findings: what decided about them, where it is not the standard."""
        digest = self.digest
        lines = "; ".join(digest.pair.policy.changed_criteria)
        beside = digest.reds_new or digest.reds_gone or digest.findings_new or digest.findings_gone
        return [_part("thresholds", lines=lines)] if lines and beside else []

    def _agreed(self, one: AgreedNow) -> str:
        own = one.outcome.agreement
        happened = outcome_said(one.outcome)
        return _part("agreed", title=self.title_of(own), due=own.due_now.label, happened=happened)

    def title_of(self, own: Agreement) -> str:
        """The title of an agreed action; one that names a customer only where names are shown."""
        named = named_in(own.title, customer_names(self.digest.pair.after))
        shown = all(self.show(name) == name for name in self.digest.pair.names[:1])
        return own.title if shown or not named else _part("one_action")

    def _figure(self, one: Watched) -> Iterable[str]:
        move, name = one.move, _figure_name(one.figure)
        if one.segment is not None:
            if move.status in (Status.NOISE, Status.CANNOT_TELL):
                return
            name = _part("segment", figure=name, column=one.segment[0], label=one.segment[1])
        if move.status.restated:
            since = self.digest.pair.since.label
            said = {"before": percent(move.before), "then": percent(move.then), "since": since}
            yield _status(Status.RESTATED, figure=name, who=self._who(move.corrected), **said)
        own = _OWN[move.status]
        yield _status(own, figure=name, who=self._who(move.largest), them=_them(move), **_numbers(move))

    def _who(self, largest: tuple[tuple[int, float], ...]) -> str:
        names = self.digest.pair.names
        shown = [self.show(names[row]) for row, _ in largest]
        if any(not name for name in shown) or not shown:
            return plural(max(len(shown), 1), "customer")
        return ", ".join(f"{name} {points(part)}" for name, (_, part) in zip(shown, largest, strict=True))

    def _restatements(self) -> list[str]:
        found = self.digest.restated
        if not found:
            return []
        count = plural(len(found), "earlier amount")
        if not self.show(found[0].customer):
            return [_part("restatements_unnamed", count=count)]
        listed = [f"{self._name(one.customer)} {one.label}".strip() for one in found[:_MOST]]
        more = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
        return [_part("restatements", count=count, list=", ".join(listed + more))]

    def _mover(self, one: Mover) -> str:
        return _part("mover", who=self._name(one.customer), kind=one.kind, change=self._signed(one.change))

    def _loss(self, one: Mover) -> str:
        return _part(
            "large_loss",
            who=self._name(one.customer),
            kind=one.kind,
            change=self._signed(one.change),
            share=percent(-one.change / self.digest.revenue),
        )

    def _reds(self) -> list[str]:
        digest = self.digest
        told = self._list("reds_new", [self._account(one) for one in digest.reds_new])
        if told and not digest.proven:
            told.append(_part("reds_unproven"))
        return told + self._list("reds_gone", [self._name(one.customer) for one in digest.reds_gone])

    def _account(self, one: Account) -> str:
        because = f" ({one.because})" if one.because else ""
        return f"{self._name(one.customer)} {self._short(one.arr_minor)}{because}"

    def _renewals(self, due: tuple[Due, ...]) -> list[str]:
        if not due:
            return []
        new = [f"{self._name(one.customer)} {self._short(one.arr_minor)}" for one in due if one.new]
        listed = _part("renewals_new", count=len(new), list=", ".join(new[:_MOST])) if new else ""
        whole = sum(one.arr_minor for one in due)
        return [_part("renewals", count=plural(len(due), "renewal"), money=self._short(whole), new=listed)]

    def _list(self, key: str, listed: list[str]) -> list[str]:
        more = [f"and {len(listed) - _MOST} more"] if len(listed) > _MOST else []
        return [_part(key, list=", ".join(listed[:_MOST] + more))] if listed else []

    def _name(self, customer: str) -> str:
        return self.show(customer) or _part("one_customer")

    def _short(self, arr_minor: int) -> str:
        return compact(arr_minor, self.digest.pair.after.currency, Basis.ARR)

    def _signed(self, arr_minor: int) -> str:
        return signed_money(arr_minor, self.digest.pair.after.currency, Basis.ARR)


_OWN: Mapping[Status, Status] = {
    Status.RESTATED: Status.NOISE,
    Status.RESTATED_AND_MOVED: Status.MOVED,
    Status.RESTATED_AND_FEW: Status.FEW,
    Status.MOVED: Status.MOVED,
    Status.FEW: Status.FEW,
    Status.NOISE: Status.NOISE,
    Status.CANNOT_TELL: Status.CANNOT_TELL,
}


def _numbers(move: Move) -> dict[str, str]:
    if move.moved is None or move.half_width is None:
        return {}
    return {
        "now": percent(move.now),
        "change": points(move.moved),
        "points": points_said(abs(move.moved)),
        "half": f"{100 * move.half_width:.1f}",
        "verb": "rose" if move.moved > 0 else "fell",
    }


def _them(move: Move) -> str:
    return "one customer" if len(move.largest) == 1 else f"{len(move.largest)} customers"


def _figure_name(key: str) -> str:
    return str(_words()["figures"][key])


def _status(status: Status, **values: object) -> str:
    return str(_words()["statuses"][str(status)]).format(**values)


def _part(key: str, **values: object) -> str:
    return str(_words()["parts"][key]).format(**values)


def part_said(key: str, **values: object) -> str:
    """A sentence of the file that stands beside the digest: first, quiet, board."""
    return _part(key, **values)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("nrr.watching").joinpath("words.toml").read_text(encoding="utf-8"))
