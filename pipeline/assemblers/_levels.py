"""Members that stand before a number without a mark between them: 省市县乡四级, 国内国际两个…, “政会银企”四方."""

import re

from pipeline import lexicons
from pipeline.assemblers._lists import LONGEST, cut
from pipeline.sentences import last_end

_LEVEL = (
    "中央|国家|全国|自治区|省（[^（）]{1,4}）|省|市（[^（）]{1,4}）|市|地|州|盟|县（[^（）]{1,8}）|县|区（[^（）]{1,4}）|区|旗"
    "|乡（[^（）]{1,4}）|乡镇|乡|镇街|街镇|镇|街（[^（）]{1,4}）|街道（[^（）]{1,4}）|街道|社区（[^（）]{1,2}）|社区|村（[^（）]{1,4}）|村居|居村|村组|村|组|部|厅|厂|户"
)
_RUN = re.compile(rf"(?:(?:{_LEVEL})[、和]?)+$")
_ONE = re.compile(_LEVEL)
# Halves of one whole that are said in one breath.
_HALVES = re.compile(
    "(?:国内国际|发展安全|国际国内|线上线下|线下线上|省内省外|境内境外|内贸外贸|政府市场|城市农村|城市乡村|中央地方|事前事后|国有民营"
    "|城乡|内外|央地|军地|党政|政企|校企|供需|江海|陆海|海陆|山海|东西|南北|市县|省市|区县|水旱|软硬|存增|权力责任)$"
)
_IN_CLAUSES = re.compile("(?:包括了?|内容[有是]|分别[是为]|即是?)(?P<list>[^。；：]{8,})$")
_LAST_QUOTED = re.compile("“[^“”]{2,16}”$")
_OPENED = re.compile(
    "[，。；：]|实现|健全|完善|构建|建立|形成|覆盖|加强|加快|推动|推进|强化|统筹|贯通|打造|整合|优化|提升|落实|压实|实行|实施|依托|打通|开展"
)
_GOVERNS = re.compile(f"(?:{_OPENED.pattern})$")
_SIGNS = frozenset(lexicons.roles("places", "abbr") | lexicons.roles("places", "city abbr"))


def levels(text: str, stop: int, n: int) -> list[tuple[int, int]]:
    """The levels of government whose run ends at `stop`; none where they are fewer than `n`."""
    run = _RUN.search(text, max(0, stop - 40), stop)
    found = [match.span() for match in _ONE.finditer(text, run.start(), stop)] if run else []
    if len(found) == n:
        return found
    # 企业、园区、市、省四级
    begin = last_end(_OPENED, text, 0, stop)
    items = cut(text, begin, stop, "、")
    if len(items) == n and any(_ONE.fullmatch(text, *item) for item in items):
        return items
    # 市、县区两级
    apart = cut(text, run.start(), stop, "、") if run else []
    if len(apart) == n > 1:
        return apart
    # 省、市、自治区 are of one level.
    marked = bool(run and "自治区" not in run.group() and text.count("、", run.start(), stop) == len(found) - 1 > 0)
    if marked and abs(len(found) - n) == 1:
        # 省、市、县、乡三级: one too many.
        return found
    if len(found) > 2 and n == len(found) + 1:
        # 县乡村四级: one short.
        return found
    if run and len(found) == n + 1 and _GOVERNS.search(text, 0, run.start()):
        # 覆盖省市县乡三级; 全省市县两级 are of the province.
        return found
    return found[-n:] if len(found) > n else []


def in_clauses(text: str, stop: int, n: int) -> list[tuple[int, int]]:
    """包括压缩周期、费用，提高质量，以及促进运用等三个方面: members that commas part."""
    listed = _IN_CLAUSES.search(text, 0, stop) if n > 2 and text.count("，", 0, stop) >= n - 1 else None
    parts = cut(text, listed.start("list"), stop, "，") if listed else []
    parts = [(a + (2 if text.startswith("以及", a) else 1 if text[a] in "和并" else 0), b) for a, b in parts]
    # 开发两带，建成甲、乙、丙三大基地: the last clause has a list of its own.
    own = not parts or text.count("、", *parts[-1]) == n - 1 or any(text[a] == "即" for a, _ in parts)
    return parts if not own and len(parts) == n and all(4 <= b - a <= LONGEST for a, b in parts) else []


def quoted(text: str, stop: int, n: int) -> list[tuple[int, int]]:
    """“政会银企”四方: as many characters between the marks as the number says."""
    opening = text.rfind("“", max(0, stop - n - 2), stop)
    if n < 3 or text[stop - 1 : stop] != "”" or stop - 2 - opening != n:
        return []
    return [(at, at + 1) for at in range(opening + 1, stop - 1)]


def alike(text: str, stop: int, n: int, sign: str) -> list[tuple[int, int]]:
    """医疗医保医药“三医”: as many words of two signs as the number says, which share what is counted."""
    items = [(at, at + 2) for at in range(stop - 2 * n, stop, 2)]
    return items if n > 2 and items[0][0] >= 0 and all(sign in text[a:b] for a, b in items) else []


def unmarked(text: str, stop: int, n: int, unit: str) -> list[tuple[int, int]]:
    """What stands before a number of things with no mark between: none where it is counted by a term in marks."""
    if unit == "“”":
        return []
    return run(text, stop, n) or _in_a_row(text, stop, n) or (quoted(text, stop, n) if unit == "方" else [])


def _in_a_row(text: str, stop: int, n: int) -> list[tuple[int, int]]:
    """“甲”“乙”“丙”三大…: as many as the number says, or one more or less, each in its marks."""
    at = stop
    found: list[tuple[int, int]] = []
    while last := _LAST_QUOTED.search(text, 0, at):
        found.append(last.span())
        at = last.start()
    return found[::-1] if len(found) > 1 and abs(len(found) - n) <= 1 else []


def run(text: str, stop: int, n: int) -> list[tuple[int, int]]:
    """国内国际两个大局, 沪苏浙三地: halves of a whole, or as many places in one sign as the number says."""
    halves = _HALVES.search(text, max(0, stop - 4), stop) if n == 2 else None
    if halves:
        half = (halves.end() - halves.start()) // 2
        return [(halves.start(), halves.start() + half), (halves.start() + half, stop)]
    signs = text[max(0, stop - n) : stop]
    before = text[stop - n - 1 : stop - n]
    if n < 3 or len(signs) < n or not _SIGNS.issuperset(signs) or before in _SIGNS:
        return []
    return [(at, at + 1) for at in range(stop - n, stop)]
