"""People who come and go for hours: what they took of memory comes back. A script, not a test.

    python tests/bench/visitor_soak.py [minutes] [people at a time] [waves]

In every wave that many people are there at a time: each opens the sample company, or every third a file of
its own, works like the visitors of `visitors.py` for a while, closes the tab and is followed by another. When
a wave is over the last tab is closed, and after the server had time to notice its memory is printed. Two
hours in six waves by default; `10 20 3` is the short form. Exit status 1 where memory after the last wave
exceeds the one after the second by more than a twentieth, somebody met a fault, or a session stayed.
"""

import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.board_load import memory_mb  # noqa: E402
from bench.reading import MONTHS, long_csv  # noqa: E402
from bench.visitors import MONTH, THINKS_S, Front, Visitor  # noqa: E402
from board.servers import Server  # noqa: E402
from board.strangers import Stranger  # noqa: E402

MEMORY_MB, FORGOTTEN_S, SETTLES_S = 64, 30, 100
"""What is held for everyone is kept small, so that anything else that grows is seen; after half a minute a
closed tab is forgotten; a while later the server has looked at its memory once more.
"""
CUSTOMERS, ACTIONS, MOST_GROWTH = 300, (2, 14), 0.05


@dataclass(slots=True)
class Wave:
    """What the people of one wave did."""

    until: float
    done: Counter = field(default_factory=Counter)
    faults: list = field(default_factory=list)


def comes(server, chance):
    """With a file of its own, or to the sample company; and who holds the socket open."""
    if chance.random() > 1 / 3:
        return Visitor.arrives(Front(server.port)), None
    own = Stranger(server)
    own.drop(
        long_csv(CUSTOMERS * MONTHS).encode() + f"Of {chance.random()},2023-01-01,5,Team,EMEA\n".encode()
    )
    visitor = Visitor(own.line)
    while "View retention" not in visitor.shown:
        visitor.hears()
    visitor.presses("View retention")
    while MONTH not in visitor.shown:
        visitor.hears()
    visitor.turns_to("what-if")
    return visitor, own


def one_after_another(server, wave, seed):
    """A chair at which people sit down by turns, until the wave is over."""
    chance = random.Random(seed)
    while time.monotonic() < wave.until:
        visitor = None
        try:
            visitor, holder = comes(server, chance)
            for _ in range(chance.randint(*ACTIONS)):
                begun = time.monotonic()
                wave.done[visitor.acts()[0]] += 1
                time.sleep(max(0.0, THINKS_S - (time.monotonic() - begun)))
            wave.done["visit"] += 1
            wave.done["own file"] += holder is not None
        except Exception as error:
            wave.faults.append(f"{error!r} from {error.__cause__!r}"[:300])
        finally:
            if visitor is not None:
                with suppress(OSError):
                    visitor.line.close()


def settled(server):
    """Memory once the server had time to forget; sessions are looked at when somebody else comes or goes."""
    time.sleep(FORGOTTEN_S)
    Stranger(server).close()
    time.sleep(FORGOTTEN_S)
    Stranger(server).close()
    time.sleep(SETTLES_S - 2 * FORGOTTEN_S)
    return memory_mb(server.process.pid)


def soaked(server, wave, people, first):
    seats = [
        threading.Thread(target=one_after_another, args=(server, wave, first + n)) for n in range(people)
    ]
    for seat in seats:
        seat.start()
    most = 0.0
    while any(seat.is_alive() for seat in seats):
        most = max(most, memory_mb(server.process.pid))
        time.sleep(1)
    return most


def main(minutes, people, waves):
    settings = {
        "NRR_MEMORY_MB": str(MEMORY_MB),
        "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(FORGOTTEN_S),
    }
    left, faults = [], []
    with tempfile.TemporaryDirectory() as folder:
        server = Server(f"sqlite:///{folder}/boards.db", Path(folder) / "log.txt", settings).start()
        print(f"the server alone: {memory_mb(server.process.pid):.0f} MB", flush=True)
        for number in range(waves):
            wave = Wave(time.monotonic() + 60 * minutes / waves)
            most = soaked(server, wave, people, 1000 * number)
            left.append(settled(server))
            faults += wave.faults
            print(
                f"wave {number + 1}: {wave.done.pop('visit', 0)} visits, {dict(wave.done)},"
                f" at most {most:.0f} MB, after the last tab {left[-1]:.0f} MB, {len(wave.faults)} faults",
                flush=True,
            )
        server.stop()
    for words in faults[:5]:
        print("fault:", words)
    growth = left[-1] / left[min(1, len(left) - 1)] - 1
    print(f"memory after the last tab {growth:+.1%} since the second wave")
    return growth <= MOST_GROWTH and not faults


if __name__ == "__main__":
    told = [float(word) for word in sys.argv[1:]]
    minutes, people, waves = (*told, *(120.0, 20, 6)[len(told) :])
    sys.exit(0 if main(minutes, int(people), int(waves)) else 1)
