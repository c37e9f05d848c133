"""One company's list of every month, month after month, and a finance lead who brings each to its board.

Each file holds every month so far. Every month one customer joins, one leaves in even months, one changes its
plan, and one amount of the month before is corrected. Dates such as 03/01/2024 may be read two ways and the
status Onboarding may or may not be revenue: both are asked once, in the first month.
"""

import re
import time
from dataclasses import dataclass, field

FIRST_YEAR, BEFORE = 2024, 13
"""The first file holds so many months: from Jan 2024 to Jan 2025."""
HEAD = "Customer,Month,MRR,Status"
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ironwood", "Juniper")
CUSTOMERS = tuple(f"{name} {kind}" for kind in ("Works", "Labs", "Foods") for name in NAMES)


def label(step):
    """`Feb 2025`, so many months after Jan 2024."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{months[step % 12]} {FIRST_YEAR + step // 12}"


def joins(turn):
    return f"Newcomer {turn}", 90 + 10 * turn


def amounts_of(turn):
    """{customer: [MRR of every month so far]} as the file of that turn has it: 0 is the first."""
    months = BEFORE + turn
    found = {name: [100 + 5 * place] * months for place, name in enumerate(CUSTOMERS)}
    for past in range(1, turn + 1):
        at = BEFORE + past - 1
        name, amount = joins(past)
        found[name] = [0] * at + [amount] * (months - at)
        found[CUSTOMERS[past]][at:] = [found[CUSTOMERS[past]][at] + 7] * (months - at)
        found[CUSTOMERS[-1]][at - 1] -= past
        if past % 2 == 0:
            found[CUSTOMERS[10 + past]][at:] = [0] * (months - at)
    return found


def file_of(turn):
    """Its bytes."""
    rows = [
        f"{name},{step % 12 + 1:02d}/01/{FIRST_YEAR + step // 12},{amount},"
        f"{'Onboarding' if step == 0 and name == CUSTOMERS[0] else 'Active'}"
        for name, amounts in amounts_of(turn).items()
        for step, amount in enumerate(amounts)
        if amount
    ]
    return "\n".join([HEAD, *rows]).encode()


def expected(turn):
    """What the page has to say of the file of that turn, beside the one before."""
    since, name_amount = label(BEFORE + turn - 2), joins(turn)
    before, now = amounts_of(turn - 1), amounts_of(turn)
    at = BEFORE + turn - 2
    was, restated = (sum(one[at] for one in book.values()) for book in (before, now))
    return [
        f"1 customer added: +{name_amount[1]} ({name_amount[0]})",
        "No customers lost" if turn % 2 else f"1 customer lost: −{now[CUSTOMERS[10 + turn]][at]}",
        f"Earlier months restated: 1 change, 1 customer; {since} was {was:,}, is {restated:,}",
    ]


@dataclass(slots=True)
class Month:
    """What one month took, from the drop to the board."""

    clicks: int = 0
    questions: int = 0
    seconds: float = 0.0
    told: str = ""
    follows: str = ""


@dataclass(slots=True)
class Lead:
    """A finance lead at a browser; every press counts."""

    visitor: object
    month: Month = field(default_factory=Month)

    def brings(self, turn):
        """Drops the file of a turn, answers what is asked, and publishes the board of its month."""
        self.month, begun = Month(), time.monotonic()
        page = self.visitor.page
        file = {
            "name": f"mrr {label(BEFORE + turn - 1)}.csv",
            "mimeType": "text/csv",
            "buffer": file_of(turn),
        }
        page.set_input_files("input[type=file]", file)
        page.wait_for_selector(".st-key-reading", timeout=60_000)
        self.visitor.ready()
        self._answer(page)
        refresh = page.locator(".st-key-refresh")
        self.month.told = refresh.inner_text() if refresh.count() else ""
        self._press(page.get_by_role("button", name="View retention", exact=True))
        page.wait_for_url("**/overview*", timeout=60_000)
        self.visitor.ready()
        self._press(page.get_by_role("link", name="Share"))
        page.locator(".st-key-follows").wait_for(timeout=60_000)
        self.visitor.ready()
        self.month.follows = page.locator(".st-key-follows").inner_text()
        self._press(page.get_by_role("button", name="Publish board", exact=True))
        page.get_by_text("Board published").first.wait_for(timeout=60_000)
        self.month.seconds = time.monotonic() - begun
        return self.month

    def goes_home(self):
        """To Start, as the next month begins."""
        self.visitor.page.get_by_role("link", name="Start").click()
        self.visitor.page.locator("input[type=file]").first.wait_for(state="attached", timeout=60_000)
        self.visitor.ready()

    def _answer(self, page):
        while page.locator("[class*=st-key-question_]").count():
            self.month.questions += 1
            answers = page.locator("[class*=st-key-question_]").first.locator("[data-testid=stRadioOption]")
            # Pressing waits until they are drawn.
            self._press(answers.filter(has_text=re.compile("Month first|count")))

    def _press(self, target):
        self.month.clicks += 1
        target.first.click()
        self.visitor.ready()
