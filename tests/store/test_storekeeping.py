"""The operator's commands, and the drill: back up, lose everything, restore, and every board opens as
before.
"""

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from nrr.store import Board, NotAvailable, open_store
from store.databases import Server
from store.hands import PHRASE, draft, payload
from store.processes import ROOT


def command(url: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "nrr", "store", *arguments],
        cwd=ROOT,
        env=os.environ | {"NRR_STORE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_restore_drill(tmp_path: Path, server: Server) -> None:
    url = f"sqlite:///{tmp_path / 'data' / 'boards.db'}"
    store = open_store(url)
    links = {n: store.publish(draft(n, passphrase=PHRASE if n == 2 else None)) for n in range(12)}
    store.close()
    backup = tmp_path / "monday.db"
    saved = command(url, "backup", str(backup))
    assert saved.returncode == 0 and json.loads(saved.stdout)["records"] == 12
    store = open_store(url)
    store.revoke(links[5].manage_token)
    store.close()
    (tmp_path / "data" / "boards.db").unlink()
    for again in (url, server.new_database()):
        begun = time.monotonic()
        restored = command(again, "restore", str(backup))
        assert restored.returncode == 0, restored.stderr
        assert time.monotonic() - begun < 60, "five minutes are allowed, for more boards than these"
        assert "withdraw them again" in restored.stderr
        head = json.loads(saved.stdout)["audit_head"]
        checked = json.loads(command(again, "check", "--head", head).stdout)
        assert checked["sound"] and checked["payloads"] == 12 and checked["audit_broken_at"] is None
        store = open_store(again)
        for number, published in links.items():
            board = store.resolve(published.board_token, passphrase=PHRASE)
            assert isinstance(board, Board) and board.payload == payload(number)
        store.revoke(links[5].manage_token)
        assert store.resolve(links[5].board_token) == NotAvailable()
        store.close()


def test_the_log_and_the_purge_from_the_command_line(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'boards.db'}"
    store = open_store(url)
    links = store.publish(draft(), actor="Ada")
    store.close()
    told = command(url, "audit", "--last", "1").stdout
    assert json.loads(told)[2] == "published" and links.board_token not in told
    assert json.loads(command(url, "purge").stdout) == {"links": 0, "payloads": 0, "records": 0}


def test_a_jump_of_the_clock_is_refused_until_the_date_is_typed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'boards.db'}"
    store = open_store(url)
    with store.vault.writing() as connection:
        connection.exec_driver_sql("UPDATE nrr_clock SET seq = 99, at_s = 1768467600")
    store.close()
    jumped = command(url, "purge")
    assert jumped.returncode == 2 and "refused: The clock went from 2026-01-15 09:00 UTC to " in jumped.stderr
    wrong = command(url, "purge", "--today", "2026-01-15")
    assert wrong.returncode == 2 and "the date typed is 2026-01-15" in wrong.stderr
    typed = command(url, "purge", "--today", str(datetime.now(UTC).date()))
    assert json.loads(typed.stdout) == {"links": 0, "payloads": 0, "records": 0}
    assert command(url, "purge").returncode == 0, "once is enough"


def test_damage_and_refusals_end_with_status_2(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'boards.db'}"
    store = open_store(url)
    store.publish(draft())
    with store.vault.writing() as connection:
        connection.exec_driver_sql("UPDATE nrr_payloads SET body = x'00'")
    store.close()
    found = command(url, "check")
    assert found.returncode == 2 and json.loads(found.stdout)["damaged"] == [1]
    assert command(url, "backup", str(tmp_path / "boards.db")).stderr.startswith("refused: ")
    assert command("oracle://nowhere", "check").stderr.startswith("refused: ")
