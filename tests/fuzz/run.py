"""The long run: `python tests/fuzz/run.py 100000 [first seed]` reads that many inputs, half rendered
truths, half broken files. The count stands in the output all along, so that a run that is stopped says how
far it came.
"""

import sys
import time
import traceback
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "intake"), str(HERE.parent.parent)]

SLOW_SECONDS = 30
TELL_EVERY = 5_000


def one(seed):
    """(outcome, seconds, what went wrong)."""
    import corpus_containers
    import corpus_layout
    import corpus_numbers
    import corpus_text

    from properties import check_broken, check_rendering

    global FILES
    if "FILES" not in globals():
        modules = (corpus_layout, corpus_containers, corpus_numbers, corpus_text)
        FILES = [case for module in modules for case in module.cases() if len(case.data) < 60_000]
    started = time.monotonic()
    try:
        if seed % 2:
            found = check_rendering(seed)
        else:
            case = FILES[seed // 2 % len(FILES)]
            found = check_broken(case.data, seed, case.name)
        wrong = ""
    except Exception:
        found, wrong = "FAILED", traceback.format_exc(limit=-3)
    return found, time.monotonic() - started, wrong, seed


def main():
    """Prints the counts, and every failure as it happens."""
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    outcomes, slowest = Counter(), 0.0
    with Pool() as pool:
        for found, seconds, wrong, seed in pool.imap_unordered(
            one, range(first, first + count), chunksize=50
        ):
            outcomes[("rendered " if seed % 2 else "broken ") + found] += 1
            slowest = max(slowest, seconds)
            if not outcomes.total() % TELL_EVERY:
                print(f"{outcomes.total():,} read, slowest {slowest:.1f} s", flush=True)
            if wrong or seconds > SLOW_SECONDS:
                print(seed, round(seconds, 1), wrong, flush=True)
    print(count, dict(outcomes), f"slowest {slowest:.1f} s")
    sys.exit(1 if any("FAILED" in key for key in outcomes) or slowest > SLOW_SECONDS else 0)


if __name__ == "__main__":
    main()
