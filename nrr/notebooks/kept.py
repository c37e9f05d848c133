"""A kept book, opened by its link: as it was kept, with its definition."""

from contextlib import closing

from nrr.ground import Refusal
from nrr.publishing import KeptWork, store_url, token_in, unpack_work
from nrr.store import NotAvailable, open_store

_SCHEMES = ("http://", "https://")


def is_link(source: object) -> bool:
    """Whether a source is the link of a kept book and no path."""
    return isinstance(source, str) and source.casefold().startswith(_SCHEMES)


def kept_work(link: str) -> KeptWork:
    """The work behind a link, from the store that NRR_STORE_URL names. Refusal where it does not open."""
    with closing(open_store(store_url())) as store:
        found = store.open_book(token_in(link))
    if isinstance(found, NotAvailable):
        raise Refusal("this link opens no saved data in the store that NRR_STORE_URL names")
    return unpack_work(found.payload)
