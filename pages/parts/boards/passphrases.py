"""Asking for the passphrase of a board, and remembering for half a day that it was right."""

from datetime import UTC, datetime
from html import escape

from starlette.responses import Response

import nrr
from pages.parts import plainpages
from pages.parts.boards import answers

COOKIE = "nrr_board"
_REMEMBERED_S = 12 * 60 * 60


def ask(home: str, needs: nrr.store.NeedsPassphrase) -> Response:
    """The form; not a word about what the board holds."""
    if needs.asking is nrr.store.Asking.LOCKED or (needs.retry_at is not None):
        return _locked(needs.retry_at)
    wrong = needs.asking is nrr.store.Asking.WRONG
    said = '<p class="wrong" role="alert">Wrong passphrase.</p>' if wrong else ""
    words = plainpages.said("You should have received it separately from this link.")
    return plainpages.plain_page("Enter the passphrase", words + said + _form(home), 403 if wrong else 200)


def opened(home: str, path: str, board: nrr.store.Board, scheme: str) -> Response:
    """On to the board at `home`, with a cookie of the path of its link that stands in for the passphrase."""
    answer = answers.go_to(home)
    if board.unlock:
        answer.set_cookie(
            COOKIE,
            board.unlock,
            max_age=_REMEMBERED_S,
            path=path,
            secure=scheme == "https",
            httponly=True,
            samesite="lax",
        )
    return answer


def _form(home: str) -> str:
    return (
        f'<form method="post" action="{escape(home)}/open"><label>Passphrase<input'
        ' type="password" name="passphrase" autocomplete="off" autofocus required'
        ' maxlength="2000"></label><button type="submit">Open board</button></form>'
    )


def _locked(retry_at: datetime | None) -> Response:
    wait_s = max(1, round((retry_at - datetime.now(UTC)).total_seconds())) if retry_at else 900
    minutes = nrr.plural(-(-wait_s // 60), "minute")
    words = plainpages.said(f"Five wrong passphrases were entered. Try again in {minutes}.")
    return plainpages.plain_page(
        "Too many wrong passphrases",
        words + plainpages.said("Readers who opened the board before can still read it."),
        429,
        {"Retry-After": str(wait_s)},
    )
