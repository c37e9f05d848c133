"""Publishes (without end if `last` is -1) and prints each link only after `publish` has returned. Run by
tests, which kill it.
"""

import os
import resource
import sys

from nrr.store import Draft, StoreRefusal, open_store
from store.hands import payload


def main(url: str, first: int, most_bytes: int, user: int, last: int) -> None:
    store = open_store(url)
    if most_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, resource.RLIM_INFINITY))
    if user:
        os.setuid(user)
    _say("ready")
    number = first
    while number != last:
        try:
            links = store.publish(Draft(payload(number), note=os.urandom(9_000).hex()))
        except StoreRefusal as refusal:
            _say(f"refused {type(refusal).__name__} {refusal}")
            return
        _say(f"published {number} {links.board_token} {links.manage_token}")
        number += 1


def _say(line: str) -> None:
    """A line in one piece."""
    print(f"{line}\n", end="", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
