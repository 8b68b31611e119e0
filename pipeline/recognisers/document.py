"""DOC: 《…》, marks included, nested ones as one; and a plan's title that stands bare in a line of its own."""

import re
from collections.abc import Iterator

from pipeline.schema import Find, Reading

_MARK = re.compile("[《》]")
_HEAD = (
    "规划纲要|发展规划|专项规划|行动计划|实施方案|工作方案|实施意见|指导意见|管理办法"
    "|规划|纲要|条例|方案|意见|工作报告|的?通知|的?决定|的?批复|公报|白皮书"
)
# A bare title needs a subject and a head, alone in its line or as the last crumb of a breadcrumb.
_BARE = re.compile(
    rf"(?:^|[»>›/：|]\s*)(?P<title>[^\s»>›/：|，。；、《》（）]{{6,60}}(?:{_HEAD}))(?:（[^（）]{{2,8}}）)?$"
)
_NOT_BARE = re.compile("^(?:[一二三四五六七八九十]|第|实施|制定|编制|印发|关于印发|落实|贯彻)")
_LONGEST_LINE = 90
_LOOSE = re.compile(r"[\s《》〈〉“”\"‘’]+")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Marked titles everywhere, bare ones in lines of their own."""
    cited: set[str] = set()
    for index, sentence in enumerate(reading.sentences):
        if "《" in sentence.text:
            for start, end in _marked(sentence.text):
                cited.add(_LOOSE.sub("", sentence.text[start:end]))
                yield index, Find("DOC", start, end)
    for index, sentence in enumerate(reading.sentences):
        if len(sentence.text) <= _LONGEST_LINE and sentence.text[-1] in _LAST and "《" not in sentence.text:
            match = _BARE.search(sentence.text)
            if match and _is_title(match["title"], cited, titled=_titled(reading, sentence.block)):
                yield index, Find("DOC", match.start("title"), match.end("title"))


_LAST = frozenset(word[-1] for word in _HEAD.split("|")) | {"）"}


def _titled(reading: Reading, block: int) -> bool:
    return reading.document.blocks[block].kind == "title"


def _is_title(text: str, cited: set[str], *, titled: bool) -> bool:
    return _LOOSE.sub("", text) in cited or (titled and not _NOT_BARE.match(text))


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of title marks; an opening mark that is never closed gives way to the next."""
    depth = start = 0
    for match in _MARK.finditer(text):
        if match.group() == "《":
            # 《甲，见《乙》: two open and one closed is a lost mark, not a nest, unless the title goes on after it.
            if depth == 0 or text.count("》", match.end()) < depth + 1:
                start, depth = match.start(), 0
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and match.end() - start > 2:
                yield start, match.end()
