"""What of a printed page belongs to the page: its number, what is repeated at head and foot; and the notes below."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.readers import _furniture
from pipeline.readers._pdf_columns import Printed
from pipeline.readers._pdf_pages import Page

# Heads and feet stand within this part of the page's height, among so many outermost lines.
_ZONE, _OUTER = 0.13, 3
_FROM = 2
_NUMBER = re.compile(r"\d+|(?<=第)[一二三四五六七八九十百〇]+(?=页)|(?<![a-zA-Z])[ivxlIVXLⅠ-Ⅻⅰ-ⅻ]+(?![a-zA-Z])")
_PROSE = re.compile("[，。；]")
_ROMAN = re.compile(r"[-—–·\s]*[ivxlIVXLⅠ-Ⅻⅰ-ⅻ]{1,6}[-—–·\s]*")
NOTE = re.compile(
    r"(?:[①-⑳⑴-⒇]|[\[〔［【(（]\s?\d{1,2}\s?[\]〕］】)）]|\d{1,2}(?=[^\d.．、，%％年月日])|[*＊]{1,3}|注\d{0,2}\s?[：:])"
)
_SMALL = 0.93


def marked(pages: Sequence[Page], body: float) -> list[Page]:
    """The pages with the role of each line; `body` is the size that most of the text is set in."""
    heads = [_outer(page) for page in pages]
    seen = Counter(
        key for page, places in zip(pages, heads, strict=True) for key in {_key(page, page.lines[i]) for i in places}
    )
    found = []
    for page, places in zip(pages, heads, strict=True):
        roles = {i: "page" for i in places if _is_repeated(page, page.lines[i], seen) or _is_number(page.lines[i].text)}
        roles.update((i, "note") for i in _notes(page, roles, body))
        found.append(page._replace(lines=[line._replace(role=roles.get(i, "")) for i, line in enumerate(page.lines)]))
    return found


def _outer(page: Page) -> list[int]:
    """The lines at the head and the foot, by their places among all."""
    heights = sorted(line.y for line in page.lines)
    upper, lower = heights[:_OUTER][-1:], heights[-_OUTER:][:1]
    zone = _ZONE * page.high
    return [
        i
        for i, line in enumerate(page.lines)
        if line.table < 0
        and (line.y <= min(upper[0], zone + line.size / 2) or line.y >= max(lower[0], page.high - zone + line.size / 2))
    ]


def _key(page: Page, line: Printed) -> tuple[str, bool, int]:
    # Some printers shift a head by a point from page to page.
    return _NUMBER.sub("#", "".join(line.text.split())), line.y < page.high / 2, round(line.y / 6)


def _is_repeated(page: Page, line: Printed, seen: Counter[tuple[str, bool, int]]) -> bool:
    if len(_PROSE.findall(line.text)) > 1:
        return False
    said, upper, at = _key(page, line)
    return sum(seen[said, upper, at + near] for near in (-1, 0, 1)) >= _FROM and said != "#"


def _is_number(text: str) -> bool:
    return _furniture.certain(text) == "page" or bool(_ROMAN.fullmatch(text))


def _notes(page: Page, roles: dict[int, str], body: float) -> list[int]:
    """The lines below the text that are set smaller, from the first that begins with a mark or stands under a rule."""
    places = [i for i, line in enumerate(page.lines) if i not in roles and line.table < 0]
    tail: list[int] = []
    for i in sorted(places, key=lambda i: -page.lines[i].y):
        line = page.lines[i]
        if line.size > _SMALL * body or line.y < 0.4 * page.high:
            break
        tail.append(i)
    ruled = [i for i in tail if 0 < page.rule < page.lines[i].y]
    if not ruled:
        tail = sorted(tail)
        while tail and not NOTE.match(page.lines[tail[0]].text):
            tail.pop(0)
        return tail if tail and all(page.lines[i].size <= _SMALL * body for i in tail) else []
    return sorted(ruled)
