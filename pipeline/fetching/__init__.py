"""Pages of the network → files: stored unchanged, politely, once. Nothing else of the project imports it."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import chain, zip_longest
from pathlib import Path
from typing import Literal, NamedTuple

from pipeline.errors import FetchError
from pipeline.fetching import addresses
from pipeline.fetching.patience import Manners
from pipeline.fetching.store import Page, Store, opened
from pipeline.fetching.visits import Guest

State = Literal["stored", "there", "unchanged", "failed"]
_SAID: dict[int, tuple[str, str]] = {
    HTTPStatus.UNAUTHORIZED: ("要登录才能看", "用浏览器另存"),
    HTTPStatus.FORBIDDEN: ("网站不让取", "用浏览器另存"),
    HTTPStatus.NOT_FOUND: ("没有这一页", "核对网址"),
    HTTPStatus.GONE: ("这一页已经撤下", "核对网址"),
    HTTPStatus.PRECONDITION_FAILED: ("网站只让浏览器看", "用浏览器另存"),
    HTTPStatus.TOO_MANY_REQUESTS: ("网站嫌取得太勤", "过些时候，用更大的 --delay 再取一遍"),
}


class Outcome(NamedTuple):
    """What became of an address: its page, or why there is none."""

    asked: str
    state: State
    page: Page | None = None
    reason: str = ""


def fetch(
    urls: Iterable[str],
    folder: Path,
    manners: Manners | None = None,
    *,
    again: bool = False,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Outcome]:
    """Store what is at normal addresses (`addresses.normal`) in a folder, hosts by turns; an outcome for each address.

    What the folder has is not fetched again; with `again` the server is asked whether it has changed.
    `OSError`: the folder cannot be written.
    """
    guest = Guest(manners or Manners(), clock, sleep)
    with opened(folder) as store:
        for url in _by_turns(dict.fromkeys(urls)):
            before = store.page(url)
            if before and not again:
                yield Outcome(url, "there", before)
                continue
            try:
                yield _had(guest, store, url, before)
            except FetchError as error:
                yield Outcome(url, "failed", reason=str(error))


def _had(guest: Guest, store: Store, url: str, before: Page | None) -> Outcome:
    visit = guest.visit(url, {before.address: _conditions(before)} if before else {})
    now = datetime.now(UTC).isoformat(timespec="seconds")
    status = visit.answer.status
    if status == HTTPStatus.NOT_MODIFIED and before:
        return Outcome(url, "unchanged", store.confirm(before, visit, now))
    if status != HTTPStatus.OK:
        told, hint = _SAID.get(status) or _other(status)
        raise FetchError(f"{told}（状态 {status}）", hint=hint)
    if not visit.answer.body:
        raise FetchError("内容是空的", hint="用浏览器看看，再取一遍")
    return Outcome(url, "stored", store.keep(url, visit, now))


def _conditions(page: Page) -> dict[str, str]:
    """Headers that ask for a page only if it is another by now."""
    wanted = {"If-None-Match": page.etag, "If-Modified-Since": page.modified}
    return {name: value for name, value in wanted.items() if value and value.isprintable()}


def _other(status: int) -> tuple[str, str]:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "服务器出错", "过一会儿再取一遍"
    return "服务器没有给出网页", "用浏览器看看"


def _by_turns(urls: Iterable[str]) -> Iterator[str]:
    """The first address of every host, then the second of each: while one host rests another is asked."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[addresses.host(url)].append(url)
    return filter(None, chain.from_iterable(zip_longest(*hosts.values())))
