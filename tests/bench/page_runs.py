"""What one run of every page costs the server: processor time, messages, bytes. A script, not a test.

    python tests/bench/page_runs.py [rounds]

One visitor of the sample company turns from page to page, moves a lever and changes the month, alone on a
server of its own. Printed for each, in milliseconds of processor of the whole server, so that a busy machine
changes little: the first run, the median of runs that show the same again, and of first
runs in another month.
"""

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.access import PAGES  # noqa: E402
from bench.visitors import Front, Visitor  # noqa: E402
from board.servers import Server  # noqa: E402

# The lever is moved on the page before it.
ACTIONS = (*(page for page in PAGES if page not in ("", "what-if")), "what-if", "lever")
NEW_MONTHS = 4


@dataclass(slots=True)
class Counting:
    """A socket that counts what it hears."""

    line: object
    messages: int = 0
    size: int = 0

    def send(self, message):
        self.line.send(message)

    def recv(self, timeout):
        told = self.line.recv(timeout=timeout)
        self.messages, self.size = self.messages + 1, self.size + len(told)
        return told


def processor_ms(process):
    """Of a process and its threads so far, finer than the ticks that the system counts in."""
    return time.clock_gettime((~process << 3) | 2) * 1000


def does(visitor, action):
    if action == "lever":
        visitor.moves_lever()
    elif action == "month":
        visitor.changes_month()
    else:
        visitor.turns_to(action)
    visitor.done += action in ("lever", "month")


def cost(visitor, process, action):
    """Milliseconds of processor, messages and bytes of one action."""
    visitor.line.messages = visitor.line.size = 0
    before = processor_ms(process)
    does(visitor, action)
    return processor_ms(process) - before, visitor.line.messages, visitor.line.size


def main(rounds):
    with tempfile.TemporaryDirectory() as folder:
        server = Server(f"sqlite:///{folder}/boards.db", Path(folder) / "log.txt").start()
        try:
            visitor = Visitor.arrives(Front(server.port))
            visitor.line, process = Counting(visitor.line), server.process.pid
            first, *again = [{at: cost(visitor, process, at) for at in ACTIONS} for _ in range(rounds + 1)]
            moved = [
                {at: cost(visitor, process, at) for at in ("what-if", "month", *ACTIONS)}
                for _ in range(NEW_MONTHS)
            ]
        finally:
            server.stop()
    print("             first    again  in a new month   messages      kB      (ms of processor)")
    for at in ACTIONS:
        spent, messages, size = (median(part) for part in zip(*(one[at] for one in again), strict=True))
        fresh = median(one[at][0] for one in moved)
        print(f"{at:12} {first[at][0]:5.0f} {spent:8.1f} {fresh:15.1f} {messages:10.0f} {size / 1000:7.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
