"""The documented reverse proxy, started for real: TLS, sticky sessions over two app machines, logs without
links.
"""

import http.client
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

import nrr
from board.conftest import prepared
from board.servers import READY, Server, free_port, open_fourteen, started
from chromiums import resting

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
TEMPLATE = Path(__file__).resolve().parents[2] / "nrr" / "guide" / "nginx.conf.template"
# What nginx has around every file of conf.d, in a folder of the test.
AROUND = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
    access_log {folder}/around.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/nrr.conf;
}}
"""
SECRET = "the same cookie secret on every machine"


def certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1))
    signed = made.not_valid_after(now + timedelta(days=2)).sign(key, hashes.SHA256())
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


class Proxy:
    """nginx in a folder of its own, before two app servers on one store."""

    def __init__(self, folder):
        self.folder, self.plain, self.secure = folder, free_port(), free_port()
        url = f"sqlite:///{folder / 'boards.db'}"
        settings = {"STREAMLIT_SERVER_COOKIE_SECRET": SECRET}
        self.machines = started(Server(url, folder / f"app{n}.txt", settings) for n in range(2))
        self.store = nrr.open_store(url)
        certificate(folder)
        filled = TEMPLATE.read_text()
        told = {"HOST": "_", "LISTEN_TLS": f"127.0.0.1:{self.secure}", "LISTEN": f"127.0.0.1:{self.plain}"}
        told |= {"CERTIFICATES": folder, "LOGS": folder}
        told |= {
            "FIRST": f"127.0.0.1:{self.machines[0].port}",
            "SECOND": f"127.0.0.1:{self.machines[1].port}",
        }
        for name, value in told.items():
            filled = filled.replace(f"${{NRR_{name}}}", str(value))
        (folder / "nrr.conf").write_text(filled)
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder))
        self.process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf")])
        self.wait()

    @property
    def origin(self):
        return f"https://127.0.0.1:{self.secure}"

    def wait(self):
        until = time.monotonic() + 20
        while True:
            try:
                assert self.ask("/_stcore/health")[2] == b"ok"
                return
            except OSError:
                assert time.monotonic() < until, (self.folder / "error.log").read_text()
                time.sleep(0.1)

    def ask(self, path, **headers):
        trusting = ssl._create_unverified_context()
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.origin + path, headers=sent)
        try:
            with urllib.request.urlopen(request, timeout=30, context=trusting) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def ask_from(self, reader, path, claimed):
        """The status for a reader of that address who claims to be another."""
        line = http.client.HTTPSConnection(
            "127.0.0.1",
            self.secure,
            timeout=30,
            context=ssl._create_unverified_context(),
            source_address=(reader, 0),
        )
        try:
            line.request("GET", path, headers={"X-Forwarded-For": claimed})
            return line.getresponse().status
        finally:
            line.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.store.close()
        for machine in self.machines:
            machine.stop()


@pytest.fixture(scope="module")
def proxy(tmp_path_factory):
    proxy = Proxy(tmp_path_factory.mktemp("proxy"))
    yield proxy
    proxy.stop()


def test_a_board_opens_over_tls_with_its_headers(proxy):
    links = proxy.store.publish(nrr.store.Draft(prepared().payload))
    status, headers, body = proxy.ask(f"/b/{links.board_token}")
    assert status == 200 and b"Board of March" in body
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Cache-Control"] == "private, no-store" and "Via" not in headers


def test_the_passphrase_cookie_is_secure_behind_tls(proxy):
    links = proxy.store.publish(nrr.store.Draft(prepared().payload, passphrase="four words are good"))

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    opener = urllib.request.build_opener(
        Stay, urllib.request.HTTPSHandler(context=ssl._create_unverified_context())
    )
    with pytest.raises(urllib.error.HTTPError) as answer:
        opener.open(
            f"{proxy.origin}/b/{links.board_token}/open", b"passphrase=four+words+are+good", timeout=30
        )
    assert answer.value.code == 303 and "; Secure" in answer.value.headers["Set-Cookie"]
    answer.value.close()


def test_limits_count_readers_and_cannot_be_dodged_by_a_header(proxy):
    statuses = [proxy.ask_from("127.0.0.2", "/b/" + "A" * 43, f"10.1.1.{n}") for n in range(30)]
    assert statuses.count(404) <= 22 and statuses[-1] == 429  # ten on each of two machines, refilled evenly
    assert proxy.ask("/b/" + "A" * 43)[0] == 404, "another reader is not held up"


def test_plain_http_is_led_to_tls(proxy):
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.build_opener(Stay).open(f"http://127.0.0.1:{proxy.plain}/b/x", timeout=10)
    assert answer.value.code == 301 and answer.value.headers["Location"].startswith("https://")
    answer.value.close()


def test_counters_are_closed(proxy):
    assert proxy.ask("/_stcore/metrics")[0] == 404


def test_a_whole_journey_through_the_proxy(proxy):
    """Socket, upload, publishing and the board, with the app on two machines."""
    with resting() as browser:
        for _ in range(2):
            page = browser.new_context(ignore_https_errors=True).new_page()
            page.goto(proxy.origin)
            open_fourteen(page)
            page.goto(f"{proxy.origin}/share")
            page.get_by_role("button", name="Publish board").wait_for(timeout=60_000)
            page.wait_for_function(READY, timeout=60_000)
            page.get_by_role("button", name="Publish board").click()
            place = page.locator("code", has_text="/b/")
            place.wait_for(timeout=60_000)
            link = place.inner_text().strip()
            assert link.startswith(proxy.origin)
            reader = browser.new_context(ignore_https_errors=True).new_page()
            assert reader.goto(link).status == 200
            assert reader.locator(".t-nrr").inner_text() == "107.0%"


def logs_of(proxy):
    return "".join((proxy.folder / f"{name}.log").read_text() for name in ("access", "around", "error"))


def test_no_log_of_the_proxy_holds_a_link(proxy):
    links = proxy.store.publish(nrr.store.Draft(prepared().payload))
    token = links.board_token
    for path in (f"/b/{token}", f"/b//{token}", f"/B/{token}", f"/{token}", f"/x?u=/b/{token}"):
        proxy.ask(path)
    proxy.ask(f"/m/{links.manage_token}")
    logs = logs_of(proxy)
    assert "GET /b/..." in logs and "GET /x" in logs
    assert token not in logs and links.manage_token not in logs


def test_the_socket_opens_under_the_name_the_browser_wrote(proxy):
    """On the usual port a browser writes none: the app must hear the same name as in the origin."""
    asked = (
        "GET /_stcore/stream HTTP/1.1\r\nHost: nrr.example.com\r\nOrigin: https://nrr.example.com\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n"
    )
    plain = socket.create_connection(("127.0.0.1", proxy.secure), timeout=20)
    with ssl._create_unverified_context().wrap_socket(plain) as line:
        line.sendall(asked.encode())
        assert line.recv(100).startswith(b"HTTP/1.1 101")


def test_open_work_goes_on_when_one_machine_is_killed(proxy):
    """Four browsers lie spread over both machines; every one goes on at the machine that is left."""
    with resting() as browser:
        pages = [browser.new_context(ignore_https_errors=True).new_page() for _ in range(4)]
        for page in pages:
            page.goto(proxy.origin)
            open_fourteen(page)
            page.wait_for_function(READY, timeout=60_000)
        proxy.machines[0].kill()
        for page in pages:
            page.goto(f"{proxy.origin}/overview")
            page.get_by_text("107.0%").first.wait_for(timeout=90_000)
    proxy.machines[0].start()


def test_boards_stay_open_while_one_machine_is_down(proxy):
    links = proxy.store.publish(nrr.store.Draft(prepared().payload))
    proxy.machines[0].kill()
    try:
        assert {proxy.ask(f"/b/{links.board_token}")[0] for _ in range(6)} == {200}
    finally:
        proxy.machines[0].start()


def test_with_all_machines_down_no_log_holds_a_link_either(proxy):
    """The last one: the machines are not started again."""
    links = proxy.store.publish(nrr.store.Draft(prepared().payload))
    book = proxy.store.keep(nrr.store.BookDraft(b"a book"))
    tokens = {"b": links.board_token, "m": links.manage_token, "k": book.keep_token}
    for machine in proxy.machines:
        machine.kill()
    assert {proxy.ask(f"/{kind}/{token}")[0] for kind, token in tokens.items()} == {502}
    assert not [token for token in tokens.values() if token in logs_of(proxy)]
