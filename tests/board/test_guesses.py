"""A stranger guesses links as fast as he can: he learns nothing, fills nothing, and disturbs nobody.

NRR_GUESSES sets how many links are guessed (1,000 by default, 10,000 before a release).
"""

import http.client
import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

GUESSES = int(os.environ.get("NRR_GUESSES", "1000"))
READER = {"X_Forwarded_For": "10.9.8.7"}


def memory_kb(server):
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0])


def guessed(server, count, address):
    """The statuses of so many unknown links over one connection."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    found = Counter()
    for number in range(count):
        line.request("GET", f"/b/{number:043d}", headers={"X-Forwarded-For": address})
        answer = line.getresponse()
        answer.read()
        found[answer.status] += 1
    line.close()
    return found


def test_a_loop_of_guesses_gets_a_handful_of_answers_and_no_memory(server, publish):
    links = publish()
    guessed(server, 200, "10.9.8.1")
    before = memory_kb(server)
    found = guessed(server, GUESSES, "10.9.8.2")
    assert set(found) == {404, 429} and found[404] <= 12 + GUESSES // 100
    assert memory_kb(server) - before < 20_000
    assert server.ask(f"/b/{links.board_token}", **READER).status == 200


def test_guesses_sent_at_once_get_no_more_answers_than_guesses_in_a_row(server):
    with ThreadPoolExecutor(30) as hands:
        found = Counter()
        for part in hands.map(lambda _: guessed(server, 2, "10.9.8.3"), range(30)):
            found += part
    assert found[404] <= 12 and found[404] + found[429] == 60
