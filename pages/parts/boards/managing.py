"""The manage link of a board, and the link of a kept book: what its holder may see and do, without the
workshop.

Nothing here shows a figure of a board. A form of these pages is authorised by the secret in its address
alone.
"""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

import nrr
from pages.parts import plainpages
from pages.parts.boards import answers, keepdoors
from pages.parts.boards.shelves import shelf

_STATES = {
    nrr.store.LinkState.LIVE: "Live",
    nrr.store.LinkState.DAMAGED: "Cannot be opened: what is stored is damaged. Publish it again.",
    nrr.store.LinkState.EXPIRED: "Expired",
    nrr.store.LinkState.REVOKED: "Withdrawn",
}
_HELD = (nrr.store.LinkState.LIVE, nrr.store.LinkState.DAMAGED)
"""What its publisher may still withdraw."""
Done = str | nrr.store.Managed | nrr.store.NotAvailable
_ACTOR = "manage link"


async def _state(request: Request) -> Response:
    token = request.path_params["token"]
    return await _guarded(request, lambda: shelf.store().manage(token), lambda found: _page(request, found))


async def _extend(request: Request) -> Response:
    token, form = request.path_params["token"], await answers.form_of(request)
    if form.get("days") not in [str(days) for days in nrr.publishing.EXTENSION_DAYS]:
        return answers.go_to(_home(request))
    span = timedelta(days=int(form["days"]))
    return await _guarded(
        request,
        lambda: shelf.store().extend(token, span, actor=_ACTOR),
        lambda _: answers.go_to(_home(request)),
    )


async def _revoke(request: Request) -> Response:
    token, form = request.path_params["token"], await answers.form_of(request)
    if form.get("sure") != "yes":
        return answers.go_to(_home(request))
    return await _guarded(
        request, lambda: shelf.store().revoke(token, actor=_ACTOR), lambda _: answers.go_to(_home(request))
    )


async def _rotate(request: Request) -> Response:
    token = request.path_params["token"]
    return await _guarded(
        request, lambda: shelf.store().rotate(token, actor=_ACTOR), lambda fresh: _exchanged(request, fresh)
    )


async def _guarded(request: Request, work: Callable[[], Done], shown: Callable[..., Response]) -> Response:
    """Within the limits of the address; a link that opens nothing hears what every such link hears."""
    address = answers.address_of(request)
    wait_s = answers.doorkeeper.admit(address, time.monotonic())
    if wait_s:
        return answers.too_many(wait_s)
    try:
        found = await run_in_threadpool(work)
    except nrr.store.StillOpen as trouble:
        return plainpages.plain_page("Nothing was withdrawn", _said(request, trouble), 503)
    except nrr.store.StoreUnavailable:
        return answers.out_of_order()
    except nrr.store.StoreRefusal as refusal:
        return plainpages.plain_page("Nothing was changed", _said(request, refusal), 409)
    if isinstance(found, nrr.store.NotAvailable):
        return answers.refused(address)
    return shown(found)


def _said(request: Request, refusal: nrr.store.StoreRefusal) -> str:
    return plainpages.said(str(refusal)) + f'<p><a href="{_home(request)}">Back</a></p>'


def _home(request: Request) -> str:
    kind = request.url.path.split("/")[1]
    return f"/{kind}/{nrr.publishing.token_in(request.path_params['token'])}"


def _page(request: Request, found: nrr.store.Managed) -> Response:
    rows = {
        "State": _STATES[found.state],
        "Published" if found.kind == "board" else "Saved": nrr.day_label(found.created),
        "Expires" if found.state is nrr.store.LinkState.LIVE else "Was to expire": nrr.day_label(
            found.expires
        ),
    }
    if found.kind == "board":
        seen = f", last on {nrr.day_label(found.last_viewed)}" if found.last_viewed else ""
        rows["Opened"] = nrr.plural(found.views, "time") + seen
    if found.kind == "board" and found.state is not nrr.store.LinkState.REVOKED:
        rows["Passphrase"] = "yes" if found.has_passphrase else "no"
    table = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in rows.items())
    inside = f"<dl>{table}</dl>"
    if found.state is nrr.store.LinkState.LIVE:
        inside += _forms(_home(request), found)
    if found.state in _HELD:
        inside += _withdrawing(_home(request), found)
    return plainpages.plain_page(
        found.title or ("A board" if found.kind == "board" else "Saved data"), inside, 200
    )


def _forms(home: str, found: nrr.store.Managed) -> str:
    board = found.kind == "board"
    parts = [] if board else [keepdoors.form(home)]
    if later := nrr.publishing.extensions(found.expires, datetime.now(UTC)):
        parts.append(_extending(home, later))
    if board:
        parts.append(
            "<h2>Replace link</h2><p>The old link stops working immediately; the board does not change.</p>"
            f'<form method="post" action="{home}/rotate"><button class="quiet">Make a new'
            " link</button></form>"
        )
    return "".join(parts)


def _withdrawing(home: str, found: nrr.store.Managed) -> str:
    board = found.kind == "board"
    what = "Anyone with the link loses access" if board else "The data is removed from this server"
    return (
        f"<h2>{'Withdraw board' if board else 'Remove data'}</h2>"
        f'<form method="post" action="{home}/revoke"><label class="check"><input type="checkbox" name="sure" '
        f'value="yes" required>{what} immediately. This cannot be undone.</label><button class="act">'
        f"{'Withdraw' if board else 'Remove'}</button></form>"
    )


def _extending(home: str, later: Sequence[int]) -> str:
    options = "".join(f'<option value="{days}">{days} days from today</option>' for days in later)
    return (
        f'<h2>Extend expiry</h2><form method="post" action="{home}/extend"><label>Until'
        f'<select name="days">{options}</select></label><button>Extend</button></form>'
    )


def _exchanged(request: Request, token: str) -> Response:
    seen = f"{request.url.scheme}://{request.url.netloc}"
    link = nrr.publishing.board_address(nrr.publishing.base_address(seen), token)
    inside = plainpages.said("The old link no longer opens. This one is shown once; copy it now.")
    inside += f'<form><label>New link<input readonly value="{escape(link)}"></label></form>'
    return plainpages.plain_page("The board has a new link", inside, 200)


def routes() -> list[BaseRoute]:
    """Manage links of boards and links of kept books."""
    actions = {"extend": _extend, "revoke": _revoke, "rotate": _rotate}
    found: list[BaseRoute] = [Route("/k/{token}/open", keepdoors.open_here, methods=["POST"])]
    for kind in ("m", "k"):
        found.append(Route(f"/{kind}/{{token}}", _state))
        found += [Route(f"/{kind}/{{token}}/{name}", one, methods=["POST"]) for name, one in actions.items()]
        found.append(Mount(f"/{kind}", app=_nothing))
    return found


async def _nothing(scope: Scope, receive: Receive, send: Send) -> None:
    """Every other address and method below these links; a socket is turned away."""
    if scope["type"] == "http":
        await answers.not_available()(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1008})
