"""A walk over every page with the Tab key alone: what it reaches, and whether one sees where it is.

    python tests/bench/keyboard.py

The sample company, 1400 wide. Prints for each page how many controls there are, which of them the walk does
not reach, and which show no sign of having the focus. Ends with status 1 where there is one of either.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests"), str(ROOT)]

from bench.access import PAGES, sample_opened  # noqa: E402

MORE_PRESSES = 45
"""The menu and the tools of charts are stops too."""
PAINTED = """const painted = one => [one, one.parentElement, one.parentElement.parentElement, ...one.children]
    .map(x => { const s = getComputedStyle(x); return [s.outlineStyle !== 'none' && s.outlineWidth,
        s.boxShadow, s.borderColor, s.backgroundColor, s.color].join('|'); }).join(' / ');
const place = one => {
    const groups = '[role=radiogroup], [role=toolbar], [role=group][aria-label="Selected values"]';
    const several = one.closest(groups) || one;
    several.dataset.walk = several.dataset.walk || String(Math.random());
    return several.dataset.walk;
};
const words = one => (one.getAttribute('aria-label') || one.textContent || one.tagName).trim().slice(0, 40);
window.plain = window.plain || {};"""
CONTROLS = (
    "() => {"
    + PAINTED
    + """
    const kinds = ['button', 'input', 'select', 'textarea', 'a[href]', 'summary', '[role=tab]',
        '[role=slider]', '[role=radio]', '[role=combobox]', '[tabindex="0"]'];
    const every = kinds.map(kind => '[data-testid=stMain] ' + kind).join(',');
    return [...document.querySelectorAll(every)].filter(one => {
        const box = one.getBoundingClientRect(), style = getComputedStyle(one);
        return box.width && box.height && style.visibility !== 'hidden' && !one.disabled
            && one.tabIndex >= 0 && !one.closest('[inert]');
    }).map(one => {
        window.plain[place(one) + words(one)] = painted(one);
        return [place(one), words(one)];
    });
}"""
)
HERE = (
    "() => {"
    + PAINTED
    + """
    const one = document.activeElement;
    if (!one || one === document.body) { return null; }
    const drawn = one.tagName === 'CANVAS';
    return [place(one), drawn || painted(one) !== window.plain[place(one) + words(one)], words(one)];
}"""
)
"""A group of choices is one stop: arrows lead through it. A table draws its own ring around a cell."""
SETTLED_MS, DRAWN_MS = 60, 2500


def walk(visitor):
    """Controls of the page, those not reached, and those that look the same with the focus and without."""
    page = visitor.page
    page.add_style_tag(content="*{transition:none!important;animation:none!important}")
    page.evaluate("document.activeElement.blur()")
    wanted = dict(page.evaluate(CONTROLS))
    reached, unseen = set(), []
    for _ in range(len(wanted) + MORE_PRESSES):
        page.keyboard.press("Tab")
        page.wait_for_timeout(SETTLED_MS)
        here = page.evaluate(HERE)
        if here is not None and here[0] not in reached:
            reached.add(here[0])
            if not here[1]:
                unseen.append(here[2])
    return wanted, [words for mark, words in wanted.items() if mark not in reached], unseen


def main():
    wrong = 0
    with sample_opened() as visitor:
        for path in PAGES:
            visitor.go(path)
            visitor.page.wait_for_timeout(DRAWN_MS)
            visitor.ready()
            wanted, missed, unseen = walk(visitor)
            print(f"{path or 'start'}: {len(wanted)} controls, {len(missed)} missed {missed[:6]},", end=" ")
            print(f"{len(unseen)} without a sign of the focus {unseen[:6]}", flush=True)
            wrong += len(missed) + len(unseen)
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main()))
