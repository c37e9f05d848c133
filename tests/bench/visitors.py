"""How fast the overview is drawn again while many people work at once. A script, not a test.

    python tests/bench/visitors.py [people] [seconds]

Every visitor is a bare socket on the same book of 20,000 customers and 36 months, who draws the overview
again every two seconds. Printed: how long a drawing took (median and the slowest twentieth), and processor
time and memory of the server.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: E402
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: E402
from websockets.sync.client import connect  # noqa: E402

from bench.board_load import cpu_s, memory_mb  # noqa: E402
from board.servers import free_port  # noqa: E402

THINKS_S = 2.0


def main(people: int, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        settings = {"NRR_STORE_URL": f"sqlite:///{folder}/boards.db", "WHATIF_CUSTOMERS": "20000"}
        command = [sys.executable, "-m", "uvicorn", "whatif_app:app", "--port", str(port), "--no-access-log"]
        with (Path(folder) / "log.txt").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=Path(__file__).parent, env=os.environ | settings, stdout=log, stderr=log
            )
        lines = [opened(port) for _ in range(people)]
        for line in lines:
            drawn(line)
        taken, begun, before = list[float](), time.monotonic(), cpu_s(process.pid)
        working = [threading.Thread(target=work, args=(line, begun + seconds, taken)) for line in lines]
        for place, one in enumerate(working):
            one.start()
            time.sleep(THINKS_S / people if place < people - 1 else 0)
        for one in working:
            one.join()
        passed = time.monotonic() - begun
        taken.sort()
        print(
            f"{people} people, {len(taken)} drawings in {passed:.0f} s: median"
            f" {statistics.median(taken) * 1000:.0f} ms, p95 {taken[int(len(taken) * 0.95)] * 1000:.0f} ms;"
            f" server {(cpu_s(process.pid) - before) / len(taken) * 1000:.0f} ms of processor a drawing,"
            f" {memory_mb(process.pid):.0f} MB; load average {os.getloadavg()[0]:.1f}"
        )
        process.terminate()
        process.wait(20)


def opened(port: int):
    until = time.monotonic() + 60
    while True:
        try:
            return connect(
                f"ws://127.0.0.1:{port}/_stcore/stream",
                subprotocols=["streamlit"],
                max_size=None,
                legacy=True,
            )
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.2)


def drawn(line) -> None:
    told = BackMsg()
    told.rerun_script.page_name = "overview"
    line.send(told.SerializeToString())
    while ForwardMsg.FromString(line.recv(timeout=300)).WhichOneof("type") != "script_finished":
        pass


def work(line, until: float, taken: list[float]) -> None:
    while time.monotonic() < until:
        begun = time.monotonic()
        drawn(line)
        taken.append(time.monotonic() - begun)
        time.sleep(max(0.0, THINKS_S - taken[-1]))


if __name__ == "__main__":
    people_, seconds_ = ([int(word) for word in sys.argv[1:]] + [20, 30][len(sys.argv) - 1 :])[:2]
    main(people_, seconds_)
