"""Where the time of `nrr report FILE --json` goes. A script, not a test.

    python tests/bench/command.py [file] [rounds]

Prints the whole command (seconds on the wall, and of processor for both of its processes), what loading the
modules of the command and of its reader takes, and the stages between them in one process, after a first run
that loads what is loaded late. Everything is the least of the rounds: other work on the machine only adds.
Beside it the time of a fixed piece of arithmetic, by which runs on other machines can be compared.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SAMPLE = ROOT / "sample_data" / "tarnbeck_wide.csv"
COMMAND = "from nrr.commands import main; main(['report', {file!r}, '--json'])"
WHOLE = {
    "nothing but the interpreter": "pass",
    "modules of the reader": "import nrr.intake.worker",
    "modules of the command": "import nrr.commands.reports, nrr.commands.reporting, nrr.intake.isolation",
    "the command": COMMAND,
}


def main(file: Path, rounds: int) -> None:
    print(f"{'':34}{'wall s':>8}{'processor s':>13}")
    for name, code in WHOLE.items():
        spent = [whole(code.format(file=str(file))) for _ in range(rounds)]
        print(f"{name:34}{min(wall for wall, _ in spent):8.2f}{min(cpu for _, cpu in spent):13.2f}")
    found: dict[str, list[float]] = {}
    for _ in range(rounds + 1):
        for name, seconds in stages(file).items():
            found.setdefault(name, []).append(seconds)
    for name, seconds in found.items():
        print(f"  {name:40}{min(seconds[1:]):13.3f}")
    print(f"{'a fixed piece of arithmetic':42}{min(yardstick() for _ in range(rounds)):13.3f}")


def whole(code: str) -> tuple[float, float]:
    """A program in a process of its own: seconds on the wall, and of processor with its children."""
    begun, before = time.perf_counter(), children()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - begun, children() - before


def children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def stages(file: Path) -> dict[str, float]:
    """Seconds of processor of every stage, one after the other in this process."""
    import nrr
    from nrr.export import analyses, report_object
    from nrr.export.reportactions import actions_part
    from nrr.export.reportrenewals import renewals_part
    from nrr.intake.wires import decoded, encoded
    from nrr.ledgers import Naming

    spent: dict[str, float] = {}

    def took(name: str, task: Callable[[], Any]) -> Any:
        begun = time.process_time()
        answer = task()
        spent[name] = time.process_time() - begun
        return answer

    found = took("read", lambda: nrr.read(file.read_bytes(), file.name))
    found = took("from one process to the other", lambda: decoded(encoded(found)))
    ledger = found.ledger
    view = nrr.View(nrr.Window.trailing(ledger.months[-1], 12), nrr.Policy(fiscal_start=ledger.fiscal_start))
    taken = took("snapshot", lambda: nrr.take(ledger, view, title="", made_at="", naming=Naming.ABSENT))
    snapshot = took("intervals", lambda: nrr.snapshots.with_chance(taken, ledger))
    report = took("report", lambda: report_object(snapshot, found.problems, ()))
    renewals = took("renewals", lambda: renewals_part(ledger, view, named=True))
    analysed = took("analyses", lambda: analyses(ledger, snapshot))
    acting = took("actions", lambda: actions_part(ledger, view, snapshot.findings, Naming.SHOWN))
    whole_report = report | analysed | {"renewals": renewals, "actions": acting}
    took("JSON", lambda: json.dumps(whole_report, ensure_ascii=True, indent=2))
    return spent


def yardstick() -> float:
    begun = time.process_time()
    sum(number * number for number in range(2_000_000))
    return time.process_time() - begun


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else SAMPLE, int(given[1]) if len(given) > 1 else 5)
