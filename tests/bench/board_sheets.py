"""Contact sheets of the web board of four books, and whether any words overlap, are cut or are too pale.

    python tests/bench/board_sheets.py FOLDER

Each board is drawn 1280 and 390 wide, light and dark, with everything folded out where it is measured: words
of pictures against one another, the page against the screen, and axe with its contrast. Ends with status 1
where something is wrong.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from axe_playwright_python.sync_playwright import Axe  # noqa: E402

import nrr  # noqa: E402
from bench.pack_sheets import BOOKS, board_of  # noqa: E402
from chromiums import launched  # noqa: E402

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
SCREENS = {
    "wide": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}
UNFOLD = """() => {
    document.querySelectorAll('details').forEach(one => { one.open = true; });
    document.querySelectorAll('.panel').forEach(one => one.classList.remove('off'));
}"""
OVERLAPS = """() => [...document.querySelectorAll('svg.pic')].filter(one => one.clientWidth)
.flatMap(own => {
    const texts = [...own.querySelectorAll('text')]
        .map(one => [one.textContent, one.getBoundingClientRect()]);
    const found = [];
    texts.forEach(([said, box], n) => {
        const wide = document.documentElement.clientWidth;
        if (box.left < 0 || box.right > wide) { found.push('outside: ' + said); }
        texts.slice(n + 1).forEach(([other, next]) => {
            const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
            const along = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
            if (across > 1 && along > 4) { found.push('overlap: ' + said + ' / ' + other); }
        });
    });
    return found;
})"""
WIDE = "document.documentElement.scrollWidth > window.innerWidth"


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    with launched() as browser, TemporaryDirectory() as held:
        for title, book in BOOKS.items():
            board = board_of(*book())
            file = Path(held) / "board.html"
            page = nrr.publishing.fill(board.plate, banner="", expires="29 Dec 2026", library_url="/x.js")
            file.write_text(page, encoding="utf-8")
            for screen, settings in SCREENS.items():
                for scheme in ("light", "dark"):
                    shown = browser.new_page(**settings, color_scheme=scheme)
                    shown.goto(file.as_uri())
                    picture = folder / f"{title.replace(' ', '_')}_{screen}_{scheme}.png"
                    shown.screenshot(path=picture, full_page=True)
                    sheet(picture)
                    wrong += told(f"{title}, {screen}, {scheme}", shown)
                    shown.close()
    return wrong


def told(where, page):
    """How many things are wrong, each printed."""
    page.evaluate(UNFOLD)
    found = list(page.evaluate(OVERLAPS))
    found += ["wider than the screen"] if page.evaluate(WIDE) else []
    judged = Axe().run(page, options=RULES).response
    found += [f"{one['id']}: {one['nodes'][0]['html'][:90]}" for one in judged["violations"]]
    contrast = next((len(one["nodes"]) for one in judged["passes"] if one["id"] == "color-contrast"), 0)
    print(f"{where}: {len(found)} wrong, contrast measured on {contrast} texts")
    for one in found[:12]:
        print(f"    {one}")
    return len(found)


def sheet(file, most_down=2200):
    """A long page as columns beside one another."""
    page = Image.open(file).convert("RGB")
    across = -(-page.height // most_down)
    whole = Image.new("RGB", (across * (page.width + 12) + 12, most_down + 24), "#C8CED6")
    for n in range(across):
        part = page.crop((0, n * most_down, page.width, min((n + 1) * most_down, page.height)))
        whole.paste(part, (12 + n * (page.width + 12), 12))
    whole.thumbnail((1800, 1800))
    whole.save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]))))
