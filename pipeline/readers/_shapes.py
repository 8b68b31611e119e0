"""What a line looks like by itself: how it is numbered and how it ends."""

import re

_CN = "[一二三四五六七八九十百〇零两]"
_HAN = "[㐀-䶿一-鿿]"

# In the order in which they nest; `_levels` makes depths of them.
STYLES = (
    ("part", rf"第{_CN}{{1,3}}(?:编|篇|部分)(?!{_HAN}{{0,3}}[是为])"),
    ("chapter", rf"第(?:{_CN}{{1,4}}|\d{{1,2}})章"),
    ("section", rf"第(?:{_CN}{{1,4}}|\d{{1,2}})节"),
    ("article", rf"第(?:{_CN}{{1,6}}|\d{{1,3}})条(?=[\s　（(之]|$)"),
    ("comma", rf"{_CN}{{1,4}}\s?[、．.](?!{_CN}{{1,3}}[、，等是])"),
    ("paren", rf"[（(〔]{_CN}{{1,4}}[）)〕]"),
    ("nth", rf"第{_CN}{{1,3}}\s?[，、,：:]|其{_CN}{{1,2}}\s?[，、,：:]"),
    ("dotted", rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?\s*(?={_HAN}{{2}})(?![万亿个元家倍米吨亩公平人千百点年月])"),
    ("digit", r"[0-9０-９]{1,3}\s?[.．、](?![0-9０-９])"),
    ("bracket", r"[（(][0-9０-９]{1,3}[）)]|[0-9０-９]{1,2}[）)]"),
    ("circle", r"[①-⑳⑴-⒇❶-❿㈠-㈩]"),
    ("item", rf"{_CN}{{1,3}}(?:是|要)(?!{_CN}|[、，素点件])"),
    ("dash", r"[—―–]{1,4}|--+|[•·●○■□◆▪►※*](?!\d)\s?|-\s"),
)
_ORDINAL = re.compile("|".join(f"(?P<{style}>{pattern})" for style, pattern in STYLES))
# Lines that begin with none of these are numbered in no style: a set is ten times as fast as the pattern.
_BEGIN = frozenset(
    "第其（(〔—―–-•·●○■□◆▪►※*0123456789０１２３４５６７８９一二三四五六七八九十百两"
    + "".join(map(chr, (*range(0x2460, 0x2488), *range(0x2776, 0x2780), *range(0x3220, 0x322A))))
)
# A style that only lists: such a line never is a heading.
LISTING = frozenset({"item", "dash"})

FINAL = frozenset("。！？；!?;…")
_CLOSING = "”’」』）)》】\"'"
# What the name of a policy text ends with.
BOOK_TYPE = re.compile(
    r"(?:报告|规划|纲要|方案|意见|通知|决定|决议|办法|条例|规定|规则|细则|公报|公告|通告|批复|计划|要点|措施|指南|指引|标准"
    r"|讲话|致辞|发言|建议|说明|草案|白皮书|清单|实录|答记者问|发布会|(?:分工|任务|安排)表?|总结|[^命指]令|法|行动|政策|实施)"
    r"[”》]?(?:[（(〔][^（）()〔〕]{1,24}[）)〕])?$"
)


def ordinal(text: str) -> tuple[str, int]:
    """The style a line is numbered in and the length of the number with its mark; `("", 0)` where it is not."""
    if text[0] not in _BEGIN:
        return "", 0
    match = _ORDINAL.match(text)
    return (match.lastgroup or "", match.end()) if match else ("", 0)


def finished(text: str) -> bool:
    """Whether a line ends like a sentence or a clause of its own."""
    if text[-1] in FINAL:
        return True
    return text[-1] in _CLOSING and text.rstrip(_CLOSING)[-1:] in FINAL
