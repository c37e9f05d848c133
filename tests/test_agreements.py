"""What became of agreed actions, by files: four honest verdicts, and only events are added."""

import dataclasses
import email
import email.policy
import json

import pytest
from click.testing import CliRunner

import nrr
from nrr.actions import Event, EventKind, Terms, agree, outcome, outcome_said
from nrr.commands import main


def sheet(rows, months):
    lines = [["customer", *months]] + [[name, *map(str, amounts)] for name, amounts in rows]
    return nrr.read("\n".join(",".join(line) for line in lines).encode(), "book.csv").ledger


MONTHS = [f"2025-{month:02}" for month in range(1, 13)] + [f"2026-{month:02}" for month in range(1, 8)]
NOW, LATER = MONTHS[:16], MONTHS[:19]


def rows(length, kept, kept_aside):
    """Sixty cutters of the past, half of them gone; seventy that cut lately; two hundred calm ones.

    `kept` and `kept_aside` are how the seventy fare, asked by name, in the three months that follow.
    """
    gone = [(f"g{n}", [100] * 2 + [50] * 2 + [0] * 15) for n in range(30)]
    stay = [(f"s{n}", [100] * 3 + [50] * 16) for n in range(30)]
    calm = [(f"c{n}", [100] * 19) for n in range(200)]
    lately = [(f"r{n:02}", [200] * 15 + [150] + [150 if kept(n) else 0] * 3) for n in range(70)]
    return [(name, amounts[:length]) for name, amounts in [*gone, *stay, *calm, *lately]]


def subject_of(ledger):
    return nrr.findings.subject_of(ledger, nrr.View(nrr.Window.trailing(ledger.months[-1], 12)))


@pytest.fixture(scope="module")
def agreement():
    subject = subject_of(sheet(rows(16, lambda n: True, None), NOW))
    terms = Terms("one", "2026-05-02", nrr.Month.parse("2026-06"), by_lot=True)
    return agree(subject, (), "A-CUT", terms, "stamp")


def after(agreement, worked_on_stay, aside_stay):
    """The file three months later: of each side, every n-th customer leaves as told."""
    sides = [[one.customer for one in side] for side in (agreement.customers, agreement.compared)]
    left = {
        name
        for side, share in zip(sides, (worked_on_stay, aside_stay), strict=True)
        for name in side[: round(len(side) * (1 - share))]
    }
    return outcome(agreement, subject_of(sheet(rows(19, lambda n: f"r{n:02}" not in left, None), LATER)))


def test_every_fifth_customer_is_left_aside_by_lot(agreement):
    assert (len(agreement.customers), len(agreement.compared)) == (56, 14)
    assert not {one.customer for one in agreement.customers} & {one.customer for one in agreement.compared}


def test_a_lot_of_too_few_is_refused():
    subject = subject_of(sheet(rows(16, lambda n: True, None)[:-30], NOW))
    terms = Terms("one", "2026-05-02", nrr.Month.parse("2026-06"), by_lot=True)
    with pytest.raises(nrr.Refusal, match="at least ten customers a side"):
        agree(subject, (), "A-CUT", terms, "stamp")


def test_it_worked_and_by_lot_it_may_say_because(agreement):
    found = after(agreement, 1.0, 0.2)
    assert found.months == 3 and found.measured.verdict is nrr.actions.Verdict.WORKED
    said = outcome_said(found)
    assert said.startswith("Because of it, 78.6 points") and "not proof" not in said


def test_nothing_told_apart_is_not_told(agreement):
    assert "Cannot tell with 56 customers" in outcome_said(after(agreement, 0.8, 0.75))


def test_the_other_way_is_said(agreement):
    assert outcome_said(after(agreement, 0.2, 1.0)) == "They kept less than like customers."


def test_only_dated_events_are_added(agreement):
    moved = agreement.after(Event(EventKind.MOVED, "2026-06-01", due=nrr.Month.parse("2026-09")))
    assert moved.due_now.label == "Sep 2026" and moved.due == agreement.due
    dropped = moved.after(Event(EventKind.DROPPED, "2026-07-01"))
    assert dropped.standing is EventKind.DROPPED
    with pytest.raises(nrr.Refusal, match="agree it anew"):
        dropped.after(Event(EventKind.DONE, "2026-08-01"))


def test_a_lever_of_the_whole_book_is_measured_by_its_rate():
    subject = subject_of(sheet(rows(16, lambda n: True, None), NOW))
    terms = Terms("two", "2026-05-02", nrr.Month.parse("2026-06"))
    found = agree(subject, (), "A-EXIT", terms, "stamp")
    later = subject_of(sheet(rows(19, lambda n: True, None), LATER))
    said = outcome_said(outcome(found, later))
    assert said.endswith("not proof of the cause.") and not found.customers


def test_a_customer_called_otherwise_in_the_next_file_is_followed(agreement):
    """One of those worked on has a new name: nobody is missing, and what became of it counts."""
    before = sheet(rows(16, lambda n: True, None), NOW)
    first = agreement.customers[0].customer
    later = [("Renamed Ltd" if name == first else name, a) for name, a in rows(19, lambda n: True, None)]
    now = sheet(later, LATER)
    assert outcome(agreement, subject_of(now)).missing == 1
    (followed,) = nrr.successions.agreements_followed((agreement,), before, now, nrr.Policy(), "2026-08-02")
    found = outcome(followed, subject_of(now))
    assert (found.missing, found.measured.customers) == (0, 56)
    assert followed.customers == agreement.customers
    assert [event.kind for event in followed.events] == [EventKind.RENAMED]
    kept = nrr.publishing.KeptWork("a", now, nrr.Policy(), agreements=(followed,))
    assert nrr.publishing.unpack_work(nrr.publishing.pack_work(kept)).agreements == (followed,)


def test_the_watch_tells_what_became_of_what_was_agreed(agreement, tmp_path, monkeypatch):
    """The state knows the agreement; three months later it was due in June, and worked."""
    monkeypatch.setenv("NRR_STORE_URL", f"sqlite:///{tmp_path / 'boards.db'}")
    monkeypatch.setenv("NRR_BASE_URL", "https://nrr.example")
    monkeypatch.setattr(
        nrr.intake, "read_apart", lambda data, name, answers, recipes: nrr.read(data, name, answers)
    )
    gone = {one.customer for one in agreement.compared}
    own = sheet(rows(16, lambda n: True, None), NOW)
    made, shown = "2026-05-02T09:00:00+00:00", {"shown": nrr.notes.Reach.BOARD}
    notes = tuple(
        nrr.notes.Note(month, made, nrr.notes.About.MONTH, "", month, f"Told of {month}", **shown)
        for month in ("2026-03", "2026-06")
    )
    work = nrr.publishing.KeptWork("book", own, nrr.Policy(), agreements=(agreement,), notes=notes)
    store = nrr.open_store(nrr.publishing.store_url())
    kept = nrr.publishing.keep_for_next(store, work, nrr.store.Series(b"s" * 32))
    store.close()
    state, file = tmp_path / "state", tmp_path / "book.csv"
    state.write_text(nrr.publishing.book_address("https://nrr.example", kept.keep_token))
    later = [["customer", *LATER]]
    later += [[name, *map(str, one)] for name, one in rows(19, lambda n: f"r{n:02}" not in gone, None)]
    file.write_text("\n".join(",".join(line) for line in later))
    mail = tmp_path / "mail.eml"
    line = ["watch", str(file), "--follow", str(state), "--today", "2026-08-02", "--json"]
    told = CliRunner().invoke(main, [*line, "--mail-file", str(mail)])
    assert told.exit_code == 3, told.output
    (found,) = json.loads(told.stdout)["agreed"]
    assert (found["title"], found["due"], found["verdict"]) == (agreement.title, "2026-06", "worked")
    assert found["happened"].startswith("Because of it, ") and found["low"] > 0
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    said = " ".join(message.get_body(("plain",)).get_content().split())
    assert f"Agreed: {agreement.title}, due Jun 2026. Because of it, " in said
    assert "Note, Jun 2026: Told of 2026-06" in said and "Told of 2026-03" not in said


def with_ids(length, kept):
    """The same book with a column of ids before the names."""
    lines = [["Customer ID", "Customer name", *LATER[:length]]]
    lines += [[f"ID-{name}", name.upper(), *map(str, one)] for name, one in rows(length, kept, None)]
    return nrr.read("\n".join(",".join(line) for line in lines).encode(), "book.csv").ledger


def test_customers_known_by_an_id_are_found_again_and_shown_by_name():
    terms = Terms("one", "2026-05-02", nrr.Month.parse("2026-06"), by_lot=True)
    found = agree(subject_of(with_ids(16, lambda n: True)), (), "A-CUT", terms, "stamp")
    assert {one.customer[:4] for one in found.customers} == {"ID-r"}
    assert {one.shown[:1] for one in found.customers} == {"R"}
    later = outcome(found, subject_of(with_ids(19, lambda n: n % 2)))
    assert (later.missing, later.measured.customers) == (0, 56)


def test_a_filter_of_the_page_takes_nobody_off_the_list(agreement):
    book = sheet(rows(19, lambda n: n % 2, None), LATER)
    view = nrr.View(nrr.Window.trailing(book.months[-1], 12))
    bands = nrr.retention.prepared(book, view).attribute(nrr.retention.ACV_BAND).groups
    narrowed = dataclasses.replace(view, where=((nrr.retention.ACV_BAND, (bands[0],)),))
    whole, part = (outcome(agreement, nrr.findings.subject_of(book, one)) for one in (view, narrowed))
    assert part == dataclasses.replace(whole, agreement=agreement)


def test_restated_amounts_of_its_customers_are_named(agreement):
    """Three of those on the list are read with 160 in April, not with the 150 of the file before."""
    restated = {one.customer for one in agreement.customers[:3]}
    later = [
        (name, [*amounts[:15], 160, *amounts[16:]] if name in restated else amounts)
        for name, amounts in rows(19, lambda n: n % 2, None)
    ]
    found = outcome(agreement, subject_of(sheet(later, LATER)))
    assert found.restated == 3
    said = "For 3 customers this file holds another amount in Apr 2026 than was read when it was agreed."
    assert said in outcome_said(found)


def test_somebody_stays_on_the_list():
    subject = subject_of(sheet(rows(16, lambda n: True, None), NOW))
    everybody = tuple(f"r{n:02}" for n in range(70))
    terms = Terms("one", "2026-05-02", nrr.Month.parse("2026-06"), without=everybody)
    with pytest.raises(nrr.Refusal, match="at least one customer on the list"):
        agree(subject, (), "A-CUT", terms, "stamp")
