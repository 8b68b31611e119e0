"""Visiting sites as a guest does: where robots.txt allows it, sent on a few times, never further."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import NamedTuple

from pipeline.errors import FetchError
from pipeline.fetching import addresses, robots
from pipeline.fetching.patience import LEAST_DELAY, PASSING, PRODUCT, Manners, Patience
from pipeline.fetching.robots import Robots
from pipeline.fetching.transport import Answer

MOST_REDIRECTS = 5
"""A robots.txt must be looked for through so many (RFC 9309); a page needs no more."""
_SENT_ON = {301, 302, 303, 307, 308}


class Visit(NamedTuple):
    """What there is at an address, and the addresses that sent on to it."""

    answer: Answer
    via: tuple[str, ...] = ()


class Guest:
    """Remembers what each site asks of programs, and when it may be asked again."""

    def __init__(self, manners: Manners, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._ask = Patience(manners, clock, sleep).ask
        self._least = max(manners.delay, LEAST_DELAY)
        self._robots: dict[str, Robots] = {}

    def visit(self, url: str, conditions: Mapping[str, Mapping[str, str]]) -> Visit:
        """What there is at a normal address, with headers for single addresses wherever they come up on the way.

        `FetchError` says why there is nothing to be had.
        """
        via: list[str] = []
        while len(via) <= MOST_REDIRECTS:
            rules = self._rules(addresses.origin(url))
            if rules.refused:
                raise FetchError(rules.refused)
            if not robots.allows(rules, url):
                raise FetchError("网站的 robots.txt 不许程序取这一页", hint="用浏览器另存，或请网站提供")
            answer = self._ask(url, conditions.get(url, {}), max(self._least, rules.delay))
            if not (location := _sent_on(answer)):
                return Visit(answer, tuple(via))
            via.append(url)
            url = addresses.joined(url, location)
        raise FetchError(f"转了 {MOST_REDIRECTS} 次还没有转到", hint="用浏览器打开，取最后的网址")

    def _rules(self, origin: str) -> Robots:
        if origin not in self._robots:
            try:
                self._robots[origin] = self._asked(f"{origin}/robots.txt")
            except FetchError as error:
                self._robots[origin] = Robots(refused=str(error))
        return self._robots[origin]

    def _asked(self, url: str) -> Robots:
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(url, {}, self._least)
            if not (location := _sent_on(answer)):
                return _said(answer)
            url = addresses.joined(url, location)
        return Robots()


def _sent_on(answer: Answer) -> str:
    return answer.header("location") if answer.status in _SENT_ON else ""


def _said(answer: Answer) -> Robots:
    """What an answer to the question for robots.txt means: where there is none all is allowed (RFC 9309, 2.3.1)."""
    if answer.status in PASSING or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Robots(refused=f"网站的 robots.txt 取不到（状态 {answer.status}），不知道许不许取；过一会儿再取一遍")
    return robots.parse(answer.body, PRODUCT) if answer.status == HTTPStatus.OK else Robots()
