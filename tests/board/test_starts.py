"""The real server leaves with a sentence instead of starting under settings that open a door."""

import http.client
import os
import socket
import subprocess
import sys
import time

import pytest

from board.servers import READY, ROOT, Server, free_port
from chromiums import resting


def started(folder, *options, **settings):
    """What a server says that ends by itself."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    port = ("--server.port", str(free_port()))
    environment = os.environ | {"NRR_STORE_URL": f"sqlite:///{folder / 'boards.db'}"} | settings
    return subprocess.run(
        [*command, *port, *options],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("options", "settings", "words"),
    [
        (("--server.enableXsrfProtection", "false"), {}, "enableXsrfProtection must stay true"),
        (("--server.enableCORS", "false"), {}, "enableCORS must stay true"),
        (
            (),
            {"STREAMLIT_SERVER_COOKIE_SECRET": "changeme"},
            "server.cookieSecret needs 32 random characters",
        ),
        (("--server.address", "0.0.0.0"), {}, "would enter the workshop"),
        ((), {"NRR_STRICT": "1"}, "would enter the workshop"),
        ((), {"NRR_SIGN_IN": "required"}, "no [auth] section"),
    ],
)
def test_it_does_not_start_and_says_no_address(tmp_path, options, settings, words):
    found = started(tmp_path, *options, **settings)
    assert found.returncode != 0
    assert words in found.stdout + found.stderr and "Traceback" not in found.stderr
    assert "The server does not start." in found.stdout + found.stderr
    assert "http" not in found.stdout and "You can now view" not in found.stdout + found.stderr
    assert not (tmp_path / "boards.db").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start as root")
def test_it_does_not_start_as_root_where_others_reach_it(tmp_path):
    found = started(tmp_path, "--server.address", "0.0.0.0", NRR_SIGN_IN="off")
    assert found.returncode != 0 and "runs as root" in found.stdout + found.stderr


def test_telemetry_is_off_whatever_the_settings_say(tmp_path):
    """It sends the address of the page, links included, to a third party."""
    server = Server(
        f"sqlite:///{tmp_path / 'boards.db'}",
        tmp_path / "log.txt",
        arguments=("--browser.gatherUsageStats", "true"),
    ).start()
    try:
        assert telemetry_of(server) is False
    finally:
        server.stop()


def telemetry_of(server):
    """What a fresh page is told, read from a real browser's session."""
    asked = []
    with resting() as browser:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(server.origin)
        page.wait_for_function(READY, timeout=60_000)
    return any(not url.startswith((server.origin, "ws://127.0.0.1", "data:", "blob:")) for url in asked)


def test_from_another_folder_it_listens_to_this_machine_alone(tmp_path):
    """The settings file is not found there; the address is."""
    server = Server(f"sqlite:///{tmp_path / 'boards.db'}", tmp_path / "log.txt", folder=tmp_path).start()
    try:
        with pytest.raises(OSError):
            socket.create_connection((own_address(), server.port), timeout=5).close()
    finally:
        server.stop()


def own_address():
    """An address of this machine that is not the loopback; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            pytest.skip("this machine has no other address")
        return probe.getsockname()[0]


@pytest.mark.parametrize(
    ("settings", "status"), [({}, 503), ({"NRR_SIGN_IN": "off", "NRR_ROOT": "allowed"}, 200)]
)
def test_a_wider_address_given_to_another_starter_is_not_answered(tmp_path, settings, status):
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "app:app", "--host", "0.0.0.0", "--port", str(port)]
    environment = os.environ | {"NRR_STORE_URL": f"sqlite:///{tmp_path / 'boards.db'}"} | settings
    with (tmp_path / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_for(port)
        assert asked("127.0.0.1", port)[0] == 200
        found, words = asked(own_address(), port)
        assert found == status and ("would enter the workshop" in words) is (status == 503)
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port):
    until = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)


def asked(host, port, path="/robots.txt"):
    connection = http.client.HTTPConnection(host, port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
