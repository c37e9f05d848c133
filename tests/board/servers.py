"""The real server on a free port with a store of its own, and requests as the network sends them."""

import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
FOURTEEN = ROOT / "sample_data" / "fourteen_customers_wide.xlsx"
READY = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const still = app && app.dataset.testScriptState === 'notRunning';
    return still && !document.querySelector('[data-stale=true]');
}"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass(slots=True)
class Server:
    """`streamlit run app.py` with a store; `log` is the file its output goes to, `tree` another checkout."""

    url: str
    log: Path
    settings: dict = field(default_factory=dict)
    arguments: tuple = ()
    folder: Path = ROOT
    tree: Path = ROOT
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self.begin()
        return self.awaited()

    def begin(self):
        """Its process; nobody answers yet."""
        command = [
            "-m",
            "streamlit",
            "run",
            str(self.tree / "app.py"),
            "--server.port",
            str(self.port),
            "--server.headless",
            "true",
        ]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command, *self.arguments],
                cwd=self.folder,
                env=os.environ | {"NRR_STORE_URL": self.url} | self.settings,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def awaited(self):
        until = time.monotonic() + 60
        while not self.healthy():
            assert self.process.poll() is None and time.monotonic() < until, self.log.read_text()
            time.sleep(0.1)
        return self

    def healthy(self):
        try:
            return self.ask("/_stcore/health").body == b"ok"
        except OSError:
            return False

    def ask(self, path, method="GET", body=None, **headers):
        """One request on a connection of its own; header names are written with underscores."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def unlock(self, token, passphrase, **headers):
        return self.ask(
            f"/b/{token}/open",
            "POST",
            f"passphrase={passphrase.replace(' ', '+')}",
            Content_Type="application/x-www-form-urlencoded",
            **headers,
        )

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def kill(self):
        self.process.kill()
        self.process.wait(20)


def started(servers):
    """Several that start at the same time."""
    servers = list(servers)
    for server in servers:
        server.begin()
    return [server.awaited() for server in servers]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def cookie(self):
        return self.headers.get("set-cookie", "").split(";")[0]


def token_of(link):
    return urlsplit(link).path.rpartition("/")[2]


def open_fourteen(page):
    """The small book that is checked by hand, brought to the start page as a file."""
    page.set_input_files("input[type=file]", FOURTEEN, timeout=60_000)
    page.get_by_role("button", name="View retention").click(timeout=60_000)
    page.wait_for_url("**/overview*", timeout=60_000)
