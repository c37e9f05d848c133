"""Takes the pictures of the README from the running app: `python tests/browser/pictures.py`.

The server is started by the README's command; a picture shows the sample company, nothing is retouched.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from chromiums import launched  # noqa: E402
from conftest import Visitor, served  # noqa: E402

FOLDER = Path(__file__).parent / "pictures"
SIZE = {"width": 1400, "height": 900}
SETTLED_MS = 2500


def taken(visitor, name):
    visitor.ready()
    visitor.page.mouse.move(5, 5)
    visitor.page.wait_for_timeout(SETTLED_MS)
    visitor.page.screenshot(path=FOLDER / f"{name}.png")


def opened(browser, origin, path, scheme):
    """The sample company on one page."""
    visitor = Visitor(browser, origin, viewport=SIZE, color_scheme=scheme)
    visitor.go()
    visitor.open("Try the sample company")
    visitor.go(path)
    visitor.page.wait_for_timeout(SETTLED_MS)
    return visitor


def main():
    FOLDER.mkdir(exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        served(f"sqlite:///{folder}/boards.db") as origin,
        launched() as browser,
    ):
        visitor = opened(browser, origin, "overview", "light")
        taken(visitor, "overview")
        visitor.press("Explain")
        taken(visitor, "explanation")
        taken(opened(browser, origin, "cohorts", "light"), "cohorts")
        taken(opened(browser, origin, "bridge", "dark"), "bridge-dark")
        taken(opened(browser, origin, "what-if", "light"), "what-if")


if __name__ == "__main__":
    main()
