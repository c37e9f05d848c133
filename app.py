"""The app: `streamlit run app.py` and `uvicorn app:app` both start it."""

import sys
from pathlib import Path

import streamlit as st
from streamlit import config

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from pages.parts.boards import managing, previews, reading, standing  # noqa: E402
from pages.parts.boards.logs import quieten  # noqa: E402
from pages.parts.failures import report  # noqa: E402
from pages.parts.starting import health  # noqa: E402
from pages.parts.starting.announcing import name_nobody  # noqa: E402
from pages.parts.starting.doors import middleware  # noqa: E402
from pages.parts.starting.footings import check_or_exit  # noqa: E402
from pages.parts.starting.sparing import spare  # noqa: E402
from pages.parts.starting.warming import lifespan  # noqa: E402

# Also when the server is started from another folder, where the settings file is not found.
config.set_option("browser.gatherUsageStats", False)  # noqa: FBT003 - its signature
config.set_option("client.showErrorDetails", "none")
# It would print faults, with what they quote, past the log.
config.set_option("logger.enableRich", False)  # noqa: FBT003
# Not after every run of a page: `starting.tidying` collects once a minute instead.
config.set_option("runner.postScriptGC", False)  # noqa: FBT003
if not config.get_option("server.address"):
    config.set_option("server.address", "127.0.0.1")

quieten()
name_nobody()
spare()
check_or_exit()

app = st.App(
    ROOT / "pages" / "parts" / "shell.py",
    lifespan=lifespan,
    middleware=middleware(),
    routes=[*reading.routes(), *standing.routes(), *managing.routes(), *previews.routes(), *health.routes()],
    on_script_error=report,
)
