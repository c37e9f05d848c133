"""The workshop without a browser: the shell is run, a drawn book lies on the desk."""

from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from builders import ledger
from nrr.store import Spot
from pages.parts import session
from pages.parts.desks.owning import VISIT, change, registry, secret_of
from pages.parts.desks.records import POLICY, OpenBook
from pages.parts.serving import headers

ROOT = Path(__file__).resolve().parents[2]
FOURTEEN = ROOT / "sample_data" / "fourteen_customers_wide.csv"
PAGES = ("overview", "bridge", "cohorts", "definitions")

# Every app that is tested looks through all that is installed for components: once a process is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def fourteen():
    """The fourteen customers, read by the simplest reader there is."""
    heading, *rows = [line.split(",") for line in FOURTEEN.read_text(encoding="utf-8").split()]
    drawn = (
        " ".join([row[0], *(cell.replace("0", ".", 1) if cell == "0" else cell for cell in row[2:])])
        for row in rows
    )
    return ledger(*drawn, start=heading[2], currency="USD", segment=[row[1] for row in rows])


def workshop(book=None, page="overview", policy=None, laid=None, **address):
    """The shell on one page with a book on the desk, and what else is `laid` there."""
    app = AppTest.from_file(str(ROOT / "pages" / "parts" / "shell.py"), default_timeout=30)
    at = app.session_state[VISIT] = registry.visit(secret_of(headers.browser_token(()), "test@example.com"))
    if book is not None:
        session.lay(at.desk, OpenBook(f"key of {book.fingerprint}", "drawn.csv", book))
    if policy is not None:
        change(at.desk, {Spot(POLICY): policy})
    change(at.desk, laid or {})
    if page == "what_if":  # its address is not the name of its file: known once a page was drawn
        app.run()
    if page != "start":
        app.switch_page(f"../{page}.py")
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def desk_of(app):
    """The desk the session is at."""
    return app.session_state[VISIT].desk


def words(app):
    """Every text of the page."""
    kinds = ("title", "header", "markdown", "caption")
    return "\n".join(str(element.value) for kind in kinds for element in getattr(app, kind))


def tables(app):
    """What every table of the page holds: those one picks from, then the short ones, whose texts are
    markdown.
    """
    short = [one.value.replace(r"\\", "", regex=True) for one in app.table]
    return [*(one.value for one in app.dataframe), *(one.rename(columns=unmarked) for one in short)]


def opened(app):
    """The page with everything open that is drawn from its first opening on: tables of charts, what stands
    behind a button.
    """
    closed = [one.proto for one in app.expander if one.proto.id and not one.proto.expanded]
    closed += [one.proto.popover for one in app.get("popover") if one.proto.popover.id]
    for one in closed:
        app.session_state[one.id.split("-", 2)[2]] = True
    return app.run() if closed else app


def unmarked(text):
    """A text of markdown as it is read."""
    return str(text).replace("\\", "")


def figures(app):
    return {metric.label: metric.value for metric in app.metric}
