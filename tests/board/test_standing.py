"""The standing link of a series: six monthly boards, one of them withdrawn, one restated."""

from functools import cache

import pytest

import nrr
from builders import ledger

SERIES = nrr.store.Series(b"six monthly boards".ljust(32, b"."))
MONTHS = ("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06")
WITHDRAWN = "2026-05"


def book(upto):
    """Eight customers since January 2025; from April on the file says that beta paid 700 in February."""
    months = nrr.Month.parse(upto).since(nrr.Month.parse("2025-01")) + 1
    beta = ["511"] * months
    if upto >= "2026-04":
        beta[13] = "700"
    acme = ["1000"] * 13 + ["1200", "1300", "1300", "900", "1400"]
    rest = (f"c{place} {' '.join([str(200 + place)] * months)}" for place in range(6))
    return ledger(
        f"acme {' '.join(acme[:months])}", f"beta {' '.join(beta)}", *rest, start="2025-01", currency="USD"
    )


@cache
def prepared(upto):
    own = book(upto)
    view = nrr.View(nrr.Window.trailing(nrr.Month.parse(upto), 12))
    choices = nrr.publishing.BoardChoices(f"Board to {upto}")
    made = {"made_at": f"{upto}-28T09:00:00+00:00", "this_year": 2026, "secret": b""}
    return nrr.prepare(own, view, choices, **made)


@pytest.fixture(scope="module")
def standing(store):
    """The standing link, after six boards of which the fifth was withdrawn."""
    for month in MONTHS:
        links = store.publish(
            nrr.store.Draft(
                prepared(month).payload,
                title=f"Board to {month}",
                series=SERIES,
                standing=nrr.store.Standing.OPENED,
            )
        )
        if month == WITHDRAWN:
            store.revoke(links.manage_token)
    return nrr.publishing.standing_address_of(store, SERIES, "")


def test_it_opens_the_newest_board_and_leads_to_the_others(server, standing, address):
    answer = server.ask(standing, **address)
    assert answer.status == 200 and "set-cookie" not in answer.headers
    assert "Board to 2026-06" in answer.text and "Newest of 5 boards of this series" in answer.text
    assert f'href="{standing}/all"' in answer.text
    assert answer.headers["cache-control"] == "private, no-store"
    assert f"Board to {WITHDRAWN}" not in answer.text and "/m/" not in answer.text


def test_the_boards_beside_one_another(server, standing, address):
    page = server.ask(f"{standing}/all", **address).text
    places = [page.index(f">Board to {month}<") for month in reversed(MONTHS) if month != WITHDRAWN]
    assert places == sorted(places)
    assert f"Board to {WITHDRAWN}" not in page
    published, told = prepared("2026-02").snapshot.trend[-1], prepared("2026-06").snapshot.trend[-5]
    then, now = nrr.percent(published.rates.nrr), nrr.percent(told.rates.nrr)
    assert then != now
    assert f'<th scope="row">Feb 2026</th><td>{then}</td><td>{now}</td>' in page
    assert f"NRR to Feb 2026 was {then}, is {now}" in page
    assert "1 earlier board restated since" in page
    assert "<script" not in page and "http" not in page


def test_an_earlier_board_stays_as_it_was(server, standing, address):
    page = server.ask(f"{standing}/all", **address).text
    february = page.partition(">Board to 2026-02<")[0].rpartition('href="')[2].removesuffix('"')
    opened = server.ask(february, **address).text
    assert nrr.percent(prepared("2026-02").snapshot.main.headline.rates.nrr) in opened
    assert f'href="{standing}">Open the newest board' in opened
    assert server.ask(f"{standing}/{'0' * 12}", **address).status == 404
    for odd in ("/all/x", "/x/y/z", "/open/x"):
        assert server.ask(f"{standing}{odd}", **address).status == 404
    assert server.ask(f"{standing}/all", "POST", "", **address).status == 405


def test_what_does_not_open_says_what_every_link_says(server, standing, address):
    unknown = f"/s/{'A' * 43}"
    assert server.ask(unknown, **address).body == server.ask(f"/b/{'A' * 43}", **address).body
    assert server.ask(f"{unknown}/all", **address).status == 404
    assert server.ask(standing.replace("/s/", "/b/"), **address).status == 404
    assert server.ask(standing.replace("/s/", "/m/"), **address).status == 404


def test_a_passphrase_is_asked_once_for_all(server, store, address):
    series = nrr.store.Series(b"behind a passphrase".ljust(32, b"."))
    for month in MONTHS[:2]:
        terms = {"passphrase": "four words are good", "standing": nrr.store.Standing.OPENED}
        store.publish(nrr.store.Draft(prepared(month).payload, title=month, series=series, **terms))
    link = nrr.publishing.standing_address_of(store, series, "")
    asked = server.ask(link, **address)
    assert "Enter the passphrase" in asked.text and f'action="{link}/open"' in asked.text
    assert server.ask(f"{link}/all", **address).headers["location"] == link
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    right = server.ask(f"{link}/open", "POST", "passphrase=four+words+are+good", **form, **address)
    assert right.status == 303 and right.headers["location"] == link
    assert f"Path={link}" in right.headers["set-cookie"]
    assert "2026-02" in server.ask(link, Cookie=right.cookie, **address).text
    page = server.ask(f"{link}/all", Cookie=right.cookie, **address).text
    assert "Jan 2026" in page and "Feb 2026" in page


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_a_director_reads_it_in_a_clean_browser(server, standing, browser, size):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    faults = []
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    page.goto(f"{server.origin}{standing}")
    page.get_by_role("navigation").get_by_role("link", name="All boards and what changed").click()
    page.get_by_role("heading", level=1, name="NRR").wait_for()
    titles = page.get_by_role("heading", level=3).all_inner_texts()
    assert titles == [f"Board to {month}" for month in reversed(MONTHS) if month != WITHDRAWN]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Board to 2026-02").click()
    page.get_by_role("link", name="Open the newest board").click()
    page.get_by_text("Newest of 5 boards").wait_for()
    assert page.url == f"{server.origin}{standing}" and not faults and not context.cookies()
    context.close()
