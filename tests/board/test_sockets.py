"""A stranger with a bare socket against people at work.

Before the door of messages stood: one `clear_cache`, unsigned and without a cookie, emptied what every
visitor had open (a reload showed an empty Start page) and all that was computed; a frame that is no
message left a traceback in the log; a message of 25 MB was taken in. Now: the book is there after the
reload, and each left one line.
"""

import pytest

from board.servers import READY
from board.sockets import KINDS, OPERATIONS, bare_socket, closed_with, heard, message
from pages.parts.serving import messages

FOREIGN = sorted(set(KINDS) - set(messages.NEEDED))


def test_every_kind_of_message_is_judged():
    """A later release of the server that adds one fails here until somebody has decided on it."""
    assert sorted(KINDS) == sorted([*messages.NEEDED, *messages.REFUSED])
    assert sorted(OPERATIONS) == sorted([*messages.NEEDED_OPERATIONS, *messages.REFUSED_OPERATIONS])


@pytest.mark.parametrize("kind", KINDS)
def test_only_needed_kinds_pass(kind):
    operations = OPERATIONS if kind == "backend_operation_request" else ("",)
    for operation in operations:
        needed = kind in messages.NEEDED and (not operation or operation in messages.NEEDED_OPERATIONS)
        assert (messages.fault_of({"bytes": message(kind, operation)}) == "") is needed


def test_nobody_empties_the_desk_of_another(server, browser):
    page = browser.new_context().new_page()
    page.goto(server.origin)
    page.wait_for_function(READY, timeout=60_000)
    page.get_by_role("button", name="Try the sample company", exact=True).click()
    page.wait_for_url("**/overview*", timeout=60_000)
    figure = first_figure(page)
    with bare_socket(server) as line:
        session_id = session_of(line)
        for kind in FOREIGN:
            line.send(message(kind))
        for operation in OPERATIONS:
            line.send(message("backend_operation_request", operation, session_id))
        line.send(message("rerun_script"))
        heard(line, "script_finished")
    page.reload()
    assert first_figure(page) == figure
    log = server.log.read_text()
    assert log.count("is no message of these pages") == 1 and "Traceback" not in log


def first_figure(page):
    """Of a page whose cards all stand in their places."""
    page.wait_for_selector("[data-testid=stMetricValue]", timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    return page.locator("[data-testid=stMetricValue]").first.inner_text()


def session_of(line):
    """A bare socket hears the id of its own session first."""
    line.send(message("rerun_script"))
    session_id = heard(line, "new_session").initialize.session_id
    heard(line, "script_finished")
    return session_id


@pytest.mark.parametrize(
    ("frame", "code", "line_in_log"),
    [
        (b"\xff\xff\xff\xff", 1002, "bytes that are no message"),
        ("hello", 1003, "text where bytes are due"),
        (b"\x0a" * (messages.MOST_BYTES + 1), 1009, "too many bytes at once"),
    ],
)
def test_what_is_no_message_costs_a_line_and_the_socket(server, frame, code, line_in_log):
    before = server.log.read_text().count(line_in_log)
    with bare_socket(server) as line:
        line.send(frame)
        found, reason = closed_with(line)
    log = server.log.read_text()
    assert found == code and log.count(line_in_log) == before + 1
    assert "Traceback" not in log and server.healthy()
    assert reason == ("A page may send 2 MB at once." if code == 1009 else "")
