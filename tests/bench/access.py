"""Every page of the app with the sample company, light and dark, judged by axe; contrast is measured.

    python tests/bench/access.py

Prints what is serious or skips a level of headings, and on how many texts contrast was measured. Ends with
status 1 where anything is.
"""

import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests"), str(ROOT)]

from axe_playwright_python.sync_playwright import Axe  # noqa: E402

PAGES = (
    "",
    "overview",
    "bridge",
    "cohorts",
    "segments",
    "accounts",
    "renewals",
    "plan",
    "what-if",
    "definitions",
    "share",
)
HEADINGS = frozenset({"heading-order", "page-has-heading-one"})
"""Moderate to axe, but how a page is read by ear."""
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "rules": {name: {"enabled": True} for name in HEADINGS},
}
OF_THE_FRAMEWORK = frozenset({"list", "listitem"})
"""The menu of Streamlit nests its list in other elements; nothing of ours can change it."""
SETTLED_MS = 500


def judged(visitor, scheme):
    """What is serious on the page as it stands in a scheme, and on how many texts contrast was measured."""
    visitor.page.emulate_media(color_scheme=scheme)
    visitor.page.wait_for_timeout(SETTLED_MS)
    visitor.ready()
    found = Axe().run(visitor.page, options=RULES).response
    measured = sum(len(one["nodes"]) for one in found["passes"] if one["id"] == "color-contrast")
    serious = [
        (one["id"], one["nodes"][0]["html"][:120], (one["nodes"][0].get("any") or [{}])[0].get("message", ""))
        for one in found["violations"]
        if (one["impact"] in ("serious", "critical") or one["id"] in HEADINGS)
        and one["id"] not in OF_THE_FRAMEWORK
    ]
    return serious, measured


@contextmanager
def sample_opened():
    """A visitor of a server of its own who has opened the sample company."""
    from chromiums import launched
    from conftest import Visitor, served

    with TemporaryDirectory() as folder, served(f"sqlite:///{folder}/boards.db") as origin, launched() as one:
        visitor = Visitor(one, origin)
        visitor.go()
        visitor.open("Try the sample company")
        yield visitor


def main():
    wrong = 0
    with sample_opened() as visitor:
        for path in PAGES:
            visitor.go(path)
            for scheme in ("light", "dark"):
                serious, measured = judged(visitor, scheme)
                print(f"{path or 'start'}, {scheme}: {len(serious)} serious, contrast of {measured} texts")
                for trouble in serious:
                    print(f"    {trouble}", flush=True)
                wrong += len(serious)
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main()))
