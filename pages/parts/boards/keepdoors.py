"""The link of a kept book brings it back onto the desk of the browser that opens it."""

import time

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import nrr
from pages.parts import plainpages, session
from pages.parts.boards import answers
from pages.parts.boards.shelves import shelf
from pages.parts.desks import records
from pages.parts.serving import headers


def form(home: str) -> str:
    """The button; opening needs a press, so that a link scanner opens nothing."""
    return (
        "<h2>Continue with this data</h2><p>It loads in this browser, with its definition and scenarios.</p>"
        f'<form method="post" action="{home}/open"><button>Load data here</button></form>'
    )


async def open_here(request: Request) -> Response:
    """Unseal the book and lay it out for the browser's next page."""
    address, owner = answers.address_of(request), headers.browser_token(request.cookies.items())
    wait_s = answers.doorkeeper.admit(address, time.monotonic())
    if wait_s:
        return answers.too_many(wait_s)
    if not owner:
        words = plainpages.said(
            "Data is loaded for one browser. Allow cookies for this site, then open the link again."
        )
        return plainpages.plain_page("This browser blocks cookies", words, 403)
    try:
        work = await run_in_threadpool(work_of, request.path_params["token"])
    except nrr.store.StoreUnavailable:
        return answers.out_of_order()
    except nrr.Refusal:
        work = None
    if work is None:
        return answers.refused(address)
    link = records.KeptLink(work.name, request.path_params["token"])
    await run_in_threadpool(session.lay_out, owner, book_of(work), work, link)
    return answers.go_to("/overview")


def work_of(token: str) -> nrr.publishing.KeptWork | None:
    """What a kept book holds; None where its link opens nothing."""
    kept = shelf.store().open_book(token)
    return nrr.publishing.unpack_work(kept.payload) if isinstance(kept, nrr.store.KeptBook) else None


def book_of(work: nrr.publishing.KeptWork) -> records.OpenBook:
    """The same book has the same identity in every session that opens it."""
    key = session.key_of(work.name, work.ledger.fingerprint.encode(), "kept")
    return records.OpenBook(key, work.name, work.ledger, work.problems, work.assumptions)
