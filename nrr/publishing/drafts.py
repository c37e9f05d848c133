"""From a book and what its publisher chose to a board that can be sealed."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nrr.benchmarks import Benchmark, Measured, Profile, proposals, rows_for, withheld
from nrr.bridges import TOTAL
from nrr.charts import Look, look_of, moved_words
from nrr.errors import Refusal
from nrr.export import BoardOptions, Part, ScenarioStep, board_page, board_paper
from nrr.ledgers import Ledger
from nrr.maskings import Naming, named
from nrr.outlooks import course_of, outlook, own_range, splits
from nrr.publishing.payloads import pack_board
from nrr.publishing.plates import Plate, plate_of
from nrr.samples import ladder_of
from nrr.scenarios import Levers, Mode, Scenario
from nrr.snapshots import Snapshot
from nrr.takes import take
from nrr.views import View, prepared

COURSE_YEARS = 3
_MOST_BENCHMARKS = 12


@dataclass(frozen=True, slots=True)
class BoardChoices:
    """What the publisher decided. `smallest_group` is the fewest customers a shown group may have."""

    title: str
    note: str = ""
    parts: Sequence[Part] = tuple(Part)
    naming: Naming = Naming.ABSENT
    smallest_group: int = 5
    scenarios: Sequence[Scenario] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A board ready to be sealed, with the snapshot behind it."""

    snapshot: Snapshot
    plate: Plate
    options: BoardOptions

    @property
    def payload(self) -> bytes:
        """The bytes to seal."""
        return pack_board(self.plate, self.snapshot)


def prepare(
    ledger: Ledger, view: View, choices: BoardChoices, *, made_at: str, this_year: int, secret: bytes
) -> Prepared:
    """Takes the snapshot under the publisher's choices and prints its page.

    `secret` belongs to the series of boards: with the same one, masked customers keep their pseudonyms.
    Refusal for a view the book cannot answer.
    """
    least = max(view.policy.smallest_group, choices.smallest_group)
    asked = replace(view, policy=replace(view.policy, smallest_group=least))
    masked, naming = _masked(ledger, choices.naming, secret)
    snapshot = take(masked, asked, title=choices.title, made_at=made_at, naming=naming)
    frozen = replace(snapshot, scenarios=tuple(choices.scenarios))
    options = BoardOptions(
        parts=tuple(choices.parts),
        note=choices.note,
        benchmarks=_benchmarks(snapshot),
        this_year=this_year,
        scenarios=_steps(ledger, asked, choices.scenarios, look_of(snapshot)),
    )
    return Prepared(frozen, plate_of(frozen, options), options)


def offline_page(board: Prepared) -> str:
    """The page with the drawing library inside, for a file that is sent around."""
    return board_page(board.snapshot, board.options)


def paper(board: Prepared) -> bytes:
    """The same board as a PDF."""
    return board_paper(board.snapshot, board.options)


def standing_scenarios(ledger: Ledger, view: View) -> tuple[Scenario, ...]:
    """Low and High around today's course by year; none where the book is too short for a year's rates."""
    try:
        own = outlook(prepared(ledger, view), view.window.closing, view.policy, Mode.ANNUAL)
    except Refusal:
        return ()
    return own_range(own)[1:]


def _masked(ledger: Ledger, naming: Naming, secret: bytes) -> tuple[Ledger, Naming]:
    """A masked book is shown as it is: its names are pseudonyms already."""
    if naming is not Naming.MASKED:
        return ledger, naming
    key = hmac.new(secret, b"customer names", hashlib.sha256).digest()
    return named(ledger, Naming.MASKED, key), Naming.SHOWN


def _benchmarks(snapshot: Snapshot) -> tuple[Benchmark, ...]:
    """The published rows that fit the book, unless its figure may not stand beside any."""
    main, policy, bridge = snapshot.main.headline, snapshot.view.policy, snapshot.main.bridge
    measured = Measured(
        main.rates.nrr,
        snapshot.view.window.months,
        main.customers,
        main.effective,
        str(policy.method),
        str(policy.reactivation),
    )
    if bridge is None or not bridge.opening_logos or withheld(measured, ladder_of(policy)) is not None:
        return ()
    known = Profile(
        acv_minor=round(bridge.opening / bridge.opening_logos),
        arr_minor=bridge.closing,
        currency=snapshot.book.currency,
    )
    return tuple(found.row for found in proposals(known, rows_for("nrr")))[:_MOST_BENCHMARKS]


def _steps(ledger: Ledger, view: View, scenarios: Sequence[Scenario], look: Look) -> tuple[ScenarioStep, ...]:
    """Every scenario in the split its own levers are about; year before month."""
    book = prepared(ledger, view)
    ordered = [one for mode in Mode for one in scenarios if one.mode is mode]
    return tuple(_step(book, view, one, look) for one in ordered)


def _step(book: Ledger, view: View, scenario: Scenario, look: Look) -> ScenarioStep:
    by = scenario.by if scenario.by in splits(book) else TOTAL
    own = outlook(book, view.window.closing, view.policy, scenario.mode, by)
    today, moved = (course_of(own, levers, COURSE_YEARS) for levers in (own.today, scenario.levers))
    moves = _moves(scenario, own.today, look)
    return ScenarioStep(scenario.name, today, moved, scenario.mode, moves, scenario.reason)


def _moves(scenario: Scenario, start: Levers, look: Look) -> tuple[str, ...]:
    """What the scenario turns, in words; of a split only the attribute, as a group named could be a small one."""
    whole = moved_words(replace(scenario.levers.on(start), by_segment={}), start, scenario.mode, look)
    return (*whole, f"levers of their own by {scenario.by}") if scenario.levers.by_segment else whole
