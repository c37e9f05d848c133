"""The real browser of every test and bench that looks at pages."""

import os
import shutil
from contextlib import contextmanager
from functools import partial

from playwright.sync_api import sync_playwright

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "user_agent": "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def launched():
    """A Chromium that is here, or else the one Playwright brought; gone with the block."""
    path = os.environ.get("NRR_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def resting():
    """The same for tests: as for people who ask for less motion, nothing moves.

    Without a graphics card every frame of a fade is drawn by the processor: a third of what a page costs.
    """
    with launched() as browser:
        browser.new_context = partial(browser.new_context, reduced_motion="reduce")
        yield browser
