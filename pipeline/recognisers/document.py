"""DOC: 《…》, marks included, nested ones as one; and a plan's title that stands bare in a line of its own."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import matcher
from pipeline.recognisers.organisation import PAPER
from pipeline.schema import Find, Reading

_MARK = re.compile("[《》]")
_HEAD = (
    "规划纲要|发展规划|专项规划|行动计划|实施方案|工作方案|实施意见|指导意见|管理办法"
    "|规划|纲要|条例|方案|意见|工作报告|的?通知|的?决定|的?批复|的?报告|的?答复|公报|白皮书|若干措施|政策措施|实施细则|名词解释|行动计划"
)
# A bare title needs a subject and a head, alone in its line or as the last crumb of a breadcrumb.
_BARE = re.compile(
    rf"(?:^|[»>›/：|]\s*)(?P<title>[^\s»>›/：|，。；、《》（）]{{6,60}}(?:{_HEAD}))(?:（[^（）]{{2,14}}）|〔[0-9]〕)?(?P<event>新闻发布会)?$"
)
# The document's own title may end in more than what is cited does, and hold brackets.
_HEADLINE = re.compile(
    rf"(?P<title>[^，。；：《》»>›/|]{{2,80}}(?:{_HEAD}|(?:清单|分工|安排|任务)表?|一览表|要点|总结|办法|措施|规定|细则|指南|章程|草案|指标和重大项目))(?:（[^（）]{{2,14}}）)?"
)
# Before the prose begins, a line that names an area and ends so is the document's own title.
_OWN = re.compile("^(?:关于|对)?[\u4e00-\u9fff]{2,6}(?:省|市|县|区|州|自治[区州县])")
_EARLY = 12
# 十堰市 begins with no number.
_NOT_BARE = re.compile(
    "^(?:[一二三四五六七八九十](?![\u4e00-\u9fff][市县区州])|第|实施|制定|编制|印发|关于印发|落实|贯彻)"
)
_ART = (
    "电视连续剧|电视剧|电影|话剧|歌剧|舞剧|戏剧|音乐剧|京剧|秦腔|豫剧|越剧|黄梅戏|川剧|评剧|花鼓戏|采茶戏|赣剧|昆曲|粤剧|吕剧|晋剧|河北梆子|评弹|儿童剧"
    "|杂技剧|杂技|舞蹈|歌曲|小说|纪录片|动画片|动漫|动画|网络剧|短剧|微短剧|广播剧|专题片|综艺|节目|演艺|演出|交响乐|组歌|图书|专著|诗集|报告文学|雕塑|游戏|剧目|剧|片|大戏|曲艺|史诗|音诗画"
)
# 电视剧《…》、《…》: the second one is told by the first.
_ARTS = re.compile(f"(?:{_ART})(?:《[^《》]{{1,20}}》[、和]?)*$")
_STAGED = re.compile(
    "(?:[、和]?《[^《》]{1,20}》)*(?:全年)?(?:演出|上映|热播|首演|首映|获(?:[^，。；]{0,8})(?:奖|工程)|荣获[^，。；]{0,10}奖|票房|开播|播出|等(?:[0-9一二三四五六七八九十多]+部)?(?:优秀)?(?:文艺|影视|剧目|作品|精品))"
)
# 《…方案（2025-2027年）（征求意见稿）》 is called …方案 further on; what is short is said of other things too.
_STAGE = re.compile("(?:（[^（）]*）)+$")
_LONG = 10
_KIND = 60
_LONGEST_LINE = 90
_LOOSE = re.compile(r"[\s《》〈〉“”\"‘’]+")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Marked titles everywhere, bare ones in lines of their own and where they have been marked."""
    marked = {
        index: list(_marked(sentence.text)) for index, sentence in enumerate(reading.sentences) if "《" in sentence.text
    }
    titles: list[str] = []
    for index, spans in marked.items():
        text = reading.sentences[index].text
        for start, end in spans:
            if PAPER.match(text, start):
                continue
            if _is_work(text, start, end):
                yield index, Find("WORK", start, end)
                continue
            titles.append(text[start + 1 : end - 1])
            yield index, Find("DOC", start, end)
    cited = {_LOOSE.sub("", title) for title in titles}
    again = matcher({short for title in titles if len(short := _STAGE.sub("", title)) >= _LONG})
    for index, sentence in enumerate(reading.sentences):
        own = _headline(reading, index) or _bare(reading, index, cited)
        spans = marked.get(index, [])
        for start, end in [own.span("title")] if own else again(sentence.text):
            if not any(a <= start < b for a, b in spans):
                yield index, Find("DOC", start, end)


def _bare(reading: Reading, index: int, cited: set[str]) -> re.Match[str] | None:
    """A title that has a line of its own."""
    text = reading.sentences[index].text
    if len(text) > _LONGEST_LINE or text[-1] not in _LAST or "《" in text:
        return None
    match = _BARE.search(text)
    titled = match and _is_title(match["title"], cited, titled=not match["event"] and _titled(reading, index))
    return match if titled else None


def _headline(reading: Reading, index: int) -> re.Match[str] | None:
    """The line that is the document's title, where it ends like one of a document."""
    sentence = reading.sentences[index]
    if reading.document.blocks[sentence.block].kind != "title" or "《" in sentence.text:
        return None
    match = _HEADLINE.fullmatch(sentence.text)
    return match if match and not _NOT_BARE.match(sentence.text) else None


_LAST = frozenset(word[-1] for word in _HEAD.split("|")) | frozenset("）〕会")


def _is_work(text: str, start: int, end: int) -> bool:
    """A drama, a film, a novel, told by what stands before it or by what became of it."""
    return bool(_ARTS.search(text, max(0, start - _KIND), start) or _STAGED.match(text, end))


def _titled(reading: Reading, index: int) -> bool:
    sentence = reading.sentences[index]
    if reading.document.blocks[sentence.block].kind == "title":
        return True
    if index >= _EARLY or not _OWN.match(sentence.text):
        return False
    return not any(before.text.endswith("。") for before in reading.sentences[:index])


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
