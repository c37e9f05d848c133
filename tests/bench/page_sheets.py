"""Pictures of every page, wide and phone, light and dark: with the sample company, with no data, with a file.

    python tests/bench/page_sheets.py FOLDER [TREE]     # TREE: another checkout, to see what it looked like
    python tests/bench/page_sheets.py --beside BEFORE AFTER FOLDER

Every picture shows a page from top to bottom as columns. `sheet_SCREEN_SCHEME.png` has the first screens of
all pages. The second form lays two folders side by side, page by page.
"""

import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests"), str(ROOT)]

from first_file import first_workbook  # noqa: E402

from bench.access import PAGES  # noqa: E402
from bench.board_sheets import sheet  # noqa: E402
from chromiums import PHONE  # noqa: E402

SCREENS = {"wide": {"viewport": {"width": 1440, "height": 900}}, "phone": PHONE}
SCHEMES = ("light", "dark")
DATA_PAGES = (*(page for page in PAGES if page), "connect")
SETTLED_MS, MOST_DOWN, THUMB = 1500, 9000, 420
LENGTH = "() => { const m = document.querySelector('[data-testid=stMain]'); return m ? m.scrollHeight : 0; }"
GROUND = "#C8CED6"


def taken(visitor, file, size):
    """The first screen into `first`, and all of it as columns into the file itself."""
    page = visitor.page
    page.wait_for_timeout(SETTLED_MS)
    visitor.ready()
    first = file.parent / "first" / file.name
    page.screenshot(path=first)
    page.set_viewport_size(size | {"height": min(max(page.evaluate(LENGTH) + 20, size["height"]), MOST_DOWN)})
    page.wait_for_timeout(SETTLED_MS)
    page.screenshot(path=file)
    page.set_viewport_size(size)
    sheet(file)


def photographed(enter, folder, setting, size):
    """Every page of one screen in one scheme."""
    visitor, other = enter(), enter()
    there = [path for path in DATA_PAGES if visitor.context.request.get(f"{visitor.origin}/{path}").ok]

    def take(name, of):
        taken(of, folder / f"{name}_{setting}.png", size)
        print(f"{name}, {setting}", flush=True)

    for path in there:
        visitor.go(path)
        take(f"{path}_no_data", visitor)
    visitor.go()
    take("start", visitor)
    visitor.page.get_by_role("button").filter(has_text="sample").first.click()
    visitor.page.wait_for_url("**/overview*", timeout=60_000)
    for path in there:
        visitor.go(path)
        take(path, visitor)
    other.go()
    with TemporaryDirectory() as held:
        own = Path(held) / "Brightline MRR.xlsx"
        own.write_bytes(first_workbook())
        other.upload(own)
    take("import", other)
    visitor.close()
    other.close()


def tiled(files, out, across):
    """Pictures beside one another, each as wide as a thumb."""
    shown = [Image.open(file).convert("RGB") for file in files]
    for one in shown:
        one.thumbnail((THUMB, 2 * THUMB))
    high = max(one.height for one in shown) + 8
    whole = Image.new("RGB", (across * (THUMB + 8) + 8, -(-len(shown) // across) * high + 8), GROUND)
    for n, one in enumerate(shown):
        whole.paste(one, (8 + n % across * (THUMB + 8), 8 + n // across * high))
    whole.save(out, optimize=True)


def beside(before, after, folder):
    """Two folders of first screens, pairs of pictures in one sheet for each screen and scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    for screen in SCREENS:
        for scheme in SCHEMES:
            pairs = [
                (one, after / "first" / one.name)
                for one in sorted((before / "first").glob(f"*_{screen}_{scheme}.png"))
                if (after / "first" / one.name).exists()
            ]
            if pairs:
                tiled([one for pair in pairs for one in pair], folder / f"beside_{screen}_{scheme}.png", 4)


def main(folder, tree=ROOT):
    """All four settings."""
    from chromiums import launched
    from conftest import Visitor, served

    (folder / "first").mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as held,
        served(f"sqlite:///{held}/boards.db", tree=tree) as origin,
        launched() as browser,
    ):
        for screen, settings in SCREENS.items():
            for scheme in SCHEMES:
                enter = partial(Visitor, browser, origin, color_scheme=scheme, **settings)
                photographed(enter, folder, f"{screen}_{scheme}", settings["viewport"])
                found = sorted((folder / "first").glob(f"*_{screen}_{scheme}.png"))
                tiled(found, folder / f"sheet_{screen}_{scheme}.png", 5 if screen == "wide" else 8)


if __name__ == "__main__":
    if sys.argv[1] == "--beside":
        beside(*map(Path, sys.argv[2:5]))
    else:
        main(*map(Path, sys.argv[1:3]))
