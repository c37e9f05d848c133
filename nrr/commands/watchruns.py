"""One run of the watch: may the file be used, what happened, telling it, keeping the book for the next."""

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nrr.commands.watchboards import board_of
from nrr.commands.watchletters import Letter, delivered
from nrr.comparisons import definition_change
from nrr.definitions import Policy, read_settings
from nrr.findings import decided_counts
from nrr.ground import Month, Refusal, Window, percent
from nrr.ledgers import Ledger, Naming, settle, shown_as
from nrr.notes import notes_told
from nrr.publishing import (
    Earlier,
    KeptWork,
    base_address,
    book_address,
    following,
    keep_for_next,
    names_key,
    unpack_work,
)
from nrr.publishing.follows import token_kept_in
from nrr.retention import View, default_window
from nrr.snapshots import headline
from nrr.store import KeptBook, Series, StillOpen, Store
from nrr.successions import Expectation, agreements_followed, objection, rolled
from nrr.watching import (
    EXIT,
    NOT_DELIVERED,
    Digest,
    Outcome,
    State,
    Teller,
    digest_object,
    digest_of,
    outcome_of,
    part_said,
    refused_object,
    thresholds_of,
)


@dataclass(frozen=True, slots=True)
class Run:
    """What the command was told, once for the whole run."""

    asked: Mapping[str, Any]
    expected: Expectation
    thresholds: Mapping[str, float]
    letter: Letter

    @property
    def state(self) -> Path:
        """The file that holds the link of the kept book."""
        path: Path = self.asked["follow"]
        return path


def watched_file(store: Store, work: KeptWork, run: Run) -> int:
    """The exit status; on a refusal, or where it could not be delivered, the state stays as it was."""
    with following(run.state) as remember:
        if not run.state.exists():
            kept = keep_for_next(store, work, Series(secrets.token_bytes(32)), actor="command line")
            remember(book_address(base_address(), kept.keep_token))
            _say_first(work, run)
            return EXIT[Outcome.FIRST]
        token = token_kept_in(run.state)
        former = _former(store, token, run.state)
        going_on = rolled(former.ledger, work.ledger).ledger
        on = run.expected.today.isoformat()
        agreed = agreements_followed(former.agreements, former.ledger, going_on, former.policy, on)
        former = replace(former, agreements=agreed)
        status, kept_on = _compared(store, token, former, replace(work, ledger=going_on), run)
        if kept_on is not None:
            kept = keep_for_next(store, kept_on, _series(store, token), actor="command line")
            remember(book_address(base_address(), kept.keep_token))
            with suppress(StillOpen):
                store.revoke(token, actor="command line")
    return status


def _former(store: Store, token: str, state: Path) -> KeptWork:
    found = store.open_book(token)
    if not isinstance(found, KeptBook):
        raise Refusal(f"the link in {state.name} opens no saved data; delete the file to start again")
    return unpack_work(found.payload)


def _series(store: Store, token: str) -> Series:
    return store.series(token) or Series(secrets.token_bytes(32))


def _compared(
    store: Store, token: str, former: KeptWork, work: KeptWork, run: Run
) -> tuple[int, KeptWork | None]:
    """Status, and what the state becomes; None where it stays."""
    policy = read_settings(run.asked["policies"], former.policy)
    book = settle(work.ledger, former.policy)
    before = Earlier(ledger=former.ledger).former(former.policy)
    assert before is not None and before.ledger is not None
    found = objection(before, book, work.ledger, run.expected)
    if found is not None:
        refused(str(found.code), found.sentence, run)
        return EXIT[Outcome.REFUSED], None
    same = before.ledger.fingerprint == book.fingerprint and policy == former.policy
    if same and not run.asked["always"]:
        return EXIT[Outcome.QUIET], None
    limits = thresholds_of(policy, run.thresholds)
    digest = digest_of(
        former.ledger,
        work.ledger,
        policy,
        run.asked["by"],
        limits,
        State(former.policy, former.agreements),
    )
    outcome = Outcome.NEWS if run.asked["always"] else outcome_of(digest.happened, limits)
    going_on = _going_on(former, work, digest)
    if outcome is Outcome.QUIET:
        return EXIT[outcome], going_on
    series = _series(store, token)
    links = board_of(store, former.ledger, going_on, series, run.asked) if run.asked["publish"] else {}
    sent = _told(digest, outcome, series, going_on, links, run)
    if sent is None:
        return NOT_DELIVERED, None
    return EXIT[outcome], replace(going_on, sent=sent)


def _going_on(former: KeptWork, work: KeptWork, digest: Digest) -> KeptWork:
    """What the owner decided stays, under the definition in force; a change of it is a row of the log."""
    kept = replace(former, name=work.name, ledger=work.ledger, problems=work.problems)
    if not digest.changed:
        return kept
    own, policy = digest.pair, digest.pair.policy
    window = Window.trailing(own.since, 12)
    old, new = (headline(settle(former.ledger, one), window, one).rates for one in (former.policy, policy))
    row = definition_change(
        (former.policy, old),
        (policy, new),
        made_at=datetime.now(UTC).isoformat(timespec="microseconds"),
        as_of=str(own.since),
        fingerprint=former.ledger.fingerprint,
        other=_decided(former.ledger, own.since, former.policy, policy),
    )
    return replace(kept, policy=policy, log=(*former.log, row))


def _decided(ledger: Ledger, closing: Month, old: Policy, new: Policy) -> dict[str, tuple[int, int]]:
    """What thresholds decide in the same data under both; nothing where none of them was changed."""
    if old.criteria == new.criteria:
        return {}
    until = ledger.until(closing)
    was, now = (decided_counts(until, View(default_window(settle(until, one)), one)) for one in (old, new))
    return {what: (was[what], now[what]) for what in was}


def _told(
    digest: Digest,
    outcome: Outcome,
    series: Series,
    work: KeptWork,
    links: Mapping[str, str | None],
    run: Run,
) -> str | None:
    """Prints the digest and delivers it, the same one never twice; its hash, None where not everybody got
    it.
    """
    naming = Naming(run.asked["names"])
    show = shown_as(naming, names_key(series.key))
    masks = {name: show(name) for name in work.ledger.names}
    fresh = [note for note in work.notes if Month.parse(note.month) > digest.pair.since]
    notes = notes_told(fresh, work.ledger, naming, masks)
    teller, plain = Teller(digest, show), digest_object(digest, outcome, show)
    plain |= {"title": run.asked["company"], "notes": list(notes), **links}
    told = (part_said(key, link=link) for key, link in links.items() if link)
    lines = (*teller.lines(), *(part_said("note", note=one) for one in notes), *told)
    written = run.letter.written(teller.subject(run.asked["company"]), lines, digest.pair.policy.stamp)
    click.echo(json.dumps(plain) if run.asked["as_json"] else written.text)
    sent = str(plain["digest"])
    return sent if sent == work.sent or delivered(run.letter, written, plain) else None


def _say_first(work: KeptWork, run: Run) -> None:
    closing = work.ledger.months[-1]
    own = headline(settle(work.ledger, work.policy), Window.trailing(closing, 12), work.policy)
    said = part_said("first", month=closing.label, now=percent(own.rates.nrr))
    plain = {"schema": "watch 1", "outcome": str(Outcome.FIRST), "now": str(closing), "nrr": own.rates.nrr}
    click.echo(json.dumps(plain) if run.asked["as_json"] else said)


def refused(code: str, sentence: str, run: Run) -> None:
    """Says why the file is not used, to those who are told as well."""
    plain = refused_object(code, sentence)
    if run.asked["as_json"]:
        click.echo(json.dumps(plain))
    else:
        click.echo(f"refused: {code}: {sentence}", err=True)
    written = run.letter.written(part_said("refused", code=code), (sentence,), "")
    delivered(run.letter, written, plain)
