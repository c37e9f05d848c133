"""How many board requests a second the real server answers, and how evenly. A script, not a test.

    python tests/bench/board_load.py [requests] [connections] [a second]

Starts the app on a free port with a store of its own, publishes the sample company, then asks for its
board over kept connections, gzip accepted, every request from another reader's address (as a trusted proxy
reports them, so that the limit per address stays on). First as fast as answers come, then paced at 200 a
second. Prints requests a second, p50, p95, p99, errors and the server's memory before and after; exit
status 1 with an error or with memory that grew by more than a twentieth.
"""

import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_data" / "tarnbeck_long.csv"
WARM_REQUESTS = 200
MOST_GROWTH = 0.05


def main(requests: int, connections: int, paced: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        settings = os.environ | {
            "NRR_STORE_URL": f"sqlite:///{folder}/boards.db",
            "NRR_BASE_URL": f"http://127.0.0.1:{port}",
            "PYTHONPATH": str(ROOT),
        }
        link = json.loads(
            run(settings, "-m", "nrr", "publish", str(SAMPLE), "--title", "Load", "--json").stdout
        )["link"]
        command = [
            "-m",
            "streamlit",
            "run",
            "app.py",
            "--server.port",
            str(port),
            "--server.headless",
            "true",
        ]
        server = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=settings, stdout=subprocess.DEVNULL
        )
        try:
            wait_for(port)
            path = "/b/" + link.rpartition("/")[2]
            asyncio.run(load(port, path, WARM_REQUESTS, connections, 0))
            well = True
            for rate in (0, paced):
                before, begun, spent = memory_mb(server.pid), time.perf_counter(), cpu_s(server.pid)
                taken, errors = asyncio.run(load(port, path, requests, connections, rate))
                seconds, after = time.perf_counter() - begun, memory_mb(server.pid)
                print(f"paced at {rate} a second:" if rate else "as fast as answers come:")
                report(taken, errors, seconds, before, after)
                each = (cpu_s(server.pid) - spent) / len(taken) * 1000
                print(f"processor time of the server {each:.2f} ms a request, whatever else the machine does")
                well = well and not errors and after <= before * (1 + MOST_GROWTH)
            return well
        finally:
            server.terminate()
            server.wait(20)


def run(settings: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=settings, capture_output=True, text=True, check=True
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.2)
        if time.monotonic() > until:
            raise SystemExit("the server did not start")


def memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def cpu_s(pid: int) -> float:
    """User and system time of a process and its threads so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def load(port: int, path: str, requests: int, connections: int, rate: int) -> tuple[list[float], int]:
    shares = [len(range(place, requests, connections)) for place in range(connections)]
    results = await asyncio.gather(
        *(
            one_connection(port, path, share, seed, connections / rate if rate else 0.0)
            for seed, share in enumerate(shares)
        )
    )
    return [one for taken, _ in results for one in taken], sum(errors for _, errors in results)


async def one_connection(
    port: int, path: str, requests: int, seed: int, every_s: float
) -> tuple[list[float], int]:
    chance, taken, errors = random.Random(seed), [], 0
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    start = time.perf_counter() + chance.random() * every_s
    for turn in range(requests):
        # When the server is late, the wait counts: the next request was due all the same.
        await asyncio.sleep(max(0.0, start + turn * every_s - time.perf_counter()) if every_s else 0)
        address = ".".join(str(chance.randrange(1, 255)) for _ in range(4))
        begun = start + turn * every_s if every_s else time.perf_counter()
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n"
            f"X-Forwarded-For: {address}\r\n\r\n".encode()
        )
        errors += not await whole(reader)
        taken.append(time.perf_counter() - begun)
    writer.close()
    return taken, errors


async def whole(reader: asyncio.StreamReader) -> bool:
    """Reads one answer to its end; whether it was the board."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
    body = await reader.readexactly(length)
    return head.startswith(b"http/1.1 200") and body[:2] == b"\x1f\x8b" and length > 10_000


def report(taken: list[float], errors: int, seconds: float, before: float, after: float) -> None:
    ordered = sorted(taken)
    at = {share: ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.95, 0.99)}
    print(f"{len(taken)} requests, {errors} errors, {len(taken) / seconds:.0f} a second")
    print(
        f"p50 {at[0.5]:.1f} ms, p95 {at[0.95]:.1f} ms, p99 {at[0.99]:.1f} ms, worst"
        f" {ordered[-1] * 1000:.0f} ms"
    )
    print(f"memory of the server {before:.0f} MB before, {after:.0f} MB after ({after / before - 1:+.1%})")


if __name__ == "__main__":
    told = [int(word) for word in sys.argv[1:]]
    sys.exit(0 if main(*told, *(5_000, 50, 200)[len(told) :]) else 1)
