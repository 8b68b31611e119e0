"""One request at a time to a host, with a pause before each, and again a few times where that may help."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from pipeline import __version__
from pipeline.errors import FetchError, PassingError
from pipeline.fetching import addresses, transport
from pipeline.fetching.transport import Answer, Limits

PRODUCT = "zhengce"
AGENT = f"{PRODUCT}/{__version__} (reads Chinese policy texts; one page at a time)"
LEAST_DELAY = 1.0
"""Seconds; no setting goes below."""
MOST_WAIT = 300.0
"""Seconds; a site that wants longer pauses is left alone, and told."""
GONE = 3
"""After so many addresses in a row without an answer a host is not asked again in this run."""
PASSING = {408, 429, 500, 502, 503, 504}
"""States of a server that may pass."""


class Manners(NamedTuple):
    """How a guest behaves: seconds between two requests to a host, how often an address is tried, at what cost."""

    delay: float = 2.0
    tries: int = 3
    limits: Limits = Limits()


class Patience:
    """Remembers when each host was asked, and when it wants to be asked again."""

    def __init__(self, manners: Manners, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._manners, self._clock, self._sleep = manners, clock, sleep
        self._asked: dict[str, float] = {}
        self._until: dict[str, float] = {}
        self._silent: Counter[str] = Counter()

    def ask(self, url: str, headers: Mapping[str, str], pause: float) -> Answer:
        """The answer to a GET, the last one where the server stays in trouble; `FetchError` where there is none."""
        host = addresses.host(url)
        if self._silent[host] >= GONE:
            raise FetchError(f"{host} 接连 {GONE} 次没有回应，这一回不再试", hint="过一会儿再取一遍")
        for left in range(self._manners.tries - 1, -1, -1):
            longer = min(MOST_WAIT, pause * 2.0 ** (self._manners.tries - left))
            try:
                answer = self._once(url, headers, pause)
            except PassingError:
                if not left:
                    self._silent[host] += 1
                    raise
            else:
                self._silent[host] = 0
                if answer.status not in PASSING:
                    return answer
                longer = max(longer, _asked_to_wait(answer))
            self._until[host] = self._clock() + longer
            if not left:
                break
        return answer

    def _once(self, url: str, headers: Mapping[str, str], pause: float) -> Answer:
        host, now = addresses.host(url), self._clock()
        wait = max(self._asked.get(host, now - pause) + pause, self._until.get(host, now)) - now
        if wait > MOST_WAIT:
            raise FetchError(f"{host} 要求 {wait:.0f} 秒后再来，没有等", hint="到时候再取一遍")
        if wait > 0:
            self._sleep(wait)
        try:
            return transport.get(url, {"User-Agent": AGENT, "Accept": "*/*", **headers}, self._manners.limits)
        finally:
            self._asked[host] = self._clock()


def _asked_to_wait(answer: Answer) -> float:
    """Seconds that a Retry-After asks for, said as such or as a time."""
    said = answer.header("retry-after").strip()
    if re.fullmatch(r"\d{1,9}", said, re.ASCII):
        return float(said)
    try:
        then = parsedate_to_datetime(said)
    except (ValueError, IndexError, TypeError):
        return 0.0
    return max(0.0, (then.astimezone(UTC) - datetime.now(UTC)).total_seconds())
