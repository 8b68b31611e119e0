"""PERSON: speakers, people with a title before or after the name, leaders; then everywhere in the document."""

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.lexicons import words
from pipeline.patterns import Table
from pipeline.recognisers._lexical import is_edge, matcher
from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._own_places import holds_usual
from pipeline.recognisers._phrase import COMMON
from pipeline.schema import Find, Reading

_SURNAME = f"(?:{'|'.join(sorted(words('surnames'), key=lambda name: (-len(name), name)))})"
# 张远作|为链长: what is said of somebody goes on.
_NAME = rf"{_SURNAME}[\u3400-\u9fff]{{1,2}}(?<!作)"
_OFFICE = (
    "省长|市长|县长|区长|州长|镇长|局长|厅长|部长|司长|处长|科长|院长|校长|所长|行长|署长|会长|社长|主席|主任|书记|总理|总统"
    "|委员长|秘书长|审计长|检察长|董事长|总经理|总裁|首相|主委|组长|理事长|发言人|总工程师|总经济师|调研员|司机|负责人|总监|站长|厂长|馆长|厅级干部|村主任|工程师|专家"
)
_TITLE = f"(?:(?:副|代理|代)?(?:{_OFFICE})|记者|院士|教授|通讯员|摄影|编辑|责编|同志|先生|女士|主持人)"
_HONOUR = "同志|总书记|先生|女士|院士|教授"
_LEVEL = "(?:副)?(?:省|市|县|区|局|厅|部|处|司|院|校)长"
_MARK = "[，。；：、！？（ ]"
_ENDS = (
    r"(?=$|[\s，。；：、！？（）“”《》]|作|主持|介绍|代表|同志|先生|女士|摄|出席|讲话|发布|在|向|表示|说|指出|强调"
    r"|告诉|团队|接受|率队|称|认为|解释|回应|透露|答|坦言|感慨|）|任|担任|共同|来|翻开|举着|合上|算过|牵头|等|获评|荣获|入选|的做法"
    r"|回答|通报|解读|发言|致辞|带队|深入|走访|调研|宣布|宣读|参加|陪同|应邀|受邀|就|为|围绕|分别|补充|感叹|笑着|点评|总结|当选|带头|带病|坚守|带着|领衔|领办|挂帅|牺牲|创办|正把|正在|的)"
)
# 护湖员, 乡村医生: who is no officer, but is called by a name.
_CALLING = (
    "经理|医生|医师|村医|护士|教师|老师|[\u4e00-\u9fff]员|队长|班长|船长|村支书|支书|工匠|技师"
    "|传承人|创始人|研究员|博士|养殖户|种植户|烈士|楷模|模范|主人(?!翁)|店主|创业者|老板|学生|营长|连长|岁的"
)
_NUMBER = "[0-9一二三四五六七八九十两]+[名位人]"
# An unknown name that what is said of it tells: 亓维舟团队攻克….
_TOLD = (
    rf"(?:{_CALLING})(?P<name>{_NAME}){_ENDS}",
    rf"(?:^|(?<={_MARK})|(?<=大学|学院)|(?<=研究院|研究所))(?P<name>{_SURNAME}[\u3400-\u9fff]{{2}})(?<![区县市镇乡村州局院所校])(?=等{_NUMBER}|团队(?:攻克|研发|选育|培育|成功|获|荣获|主持|突破)|获评|荣获|入选(?:全国|国家|中国)|被评为)",
)
# 甲乙（某局局长）, 甲乙、丙丁、戊己三位代表
_PRESENTED = (
    rf"(?:^|(?<={_MARK})|(?<=[【\[]))(?P<name>{_NAME})（[^（）]{{0,24}}(?:{_OFFICE}|教授|研究员|院士)[^（）]{{0,4}}）",
    rf"(?:^|(?<={_MARK}))(?P<name>{_NAME})(?=(?:、{_NAME})*、{_NAME}(?:等)?{_NUMBER})",
    rf"(?:{_OFFICE}) (?P<name>{_SURNAME} [\u3400-\u9fff])$",
)
# 记者 甲乙丙 丁戊己
_NEXT = re.compile(rf"[ 、](?P<name>{_NAME})(?:(?=$|[ 、，。：])|{_ENDS})")
_TITLED = (
    rf"{_TITLE}(?:、{_TITLE})*[ \u3000：]?(?P<name>{_NAME}){_ENDS}",
    rf"(?:^|(?<={_MARK})|(?<=[以请谢问对向和与]))(?P<name>{_NAME})(?={_HONOUR}|{_LEVEL})",
    rf"(?:^|(?<={_MARK})|受)(?P<name>{_NAME})(?=(?:同志)?(?:代表|委托|作).{{0,8}}(?:政府|委员会)(?:向|作|，))",
)
# 省委书记袁远山从…: behind an office what is cut off as words and holds no usual one is a name, whatever follows.
_OFFICER = rf"(?:{_OFFICE})(?P<name>{_NAME})"
# 请问汲局长: the surname alone.
_SURNAMED = (
    rf"(?:^|(?<={_MARK})|(?<=[请谢问由听向是]))(?P<name>{_SURNAME})"
    rf"(?={_LEVEL}|(?:副)?(?:会长|主任)|书记|总编|总(?=[，。？]))"
)
_WORDS = "高度|任务|任期|包括|方面|全面|全体|全国|全省|全市|党委|党组|常委|常务|江苏|江西|云南|何时|时代|应当"
_NOT_NAME = re.compile(f"^(?:{_WORDS})")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Names with evidence first, then every place where they stand."""
    names = set(words("persons"))
    names.update(b.speaker for b in reading.document.blocks if re.fullmatch(_NAME, b.speaker) and _is_name(b.speaker))
    for index, line, _ in lines(reading):
        for read, match in _TABLE.over(line.text):
            if read:
                names.update(read(line, match))
            else:
                yield index, Find("PERSON", match.start(), match.end())
    find = matcher(sorted(names))
    for index, sentence in enumerate(reading.sentences):
        for start, end in find(sentence.text):
            yield index, Find("PERSON", start, end)


def _titled(line: Line, match: re.Match[str]) -> Iterator[str]:
    if _is_name(match["name"]):
        yield match["name"]
        yield from _following(line.text, match.end("name"))


def _told(line: Line, match: re.Match[str]) -> Iterator[str]:
    if not holds_usual(match["name"]):
        yield from _titled(line, match)


def _officer(line: Line, match: re.Match[str]) -> Iterator[str]:
    start, end = match.span("name")
    whole = is_edge(line.cuts, start) and is_edge(line.cuts, end)
    if whole and _is_name(match["name"]) and not holds_usual(match["name"]):
        yield match["name"]


def _following(text: str, at: int) -> Iterator[str]:
    while (match := _NEXT.match(text, at)) and _is_name(match["name"]) and not holds_usual(match["name"]):
        yield match["name"]
        at = match.end()


def _is_name(name: str) -> bool:
    return name not in COMMON and not _NOT_NAME.match(name)


# Who reads a name from a match; without one the match itself is all there is.
_TABLE: Table[Callable[[Line, re.Match[str]], Iterable[str]] | None] = Table(
    *((_told, source) for source in _TOLD),
    *((_titled, source) for source in (*_TITLED, *_PRESENTED)),
    (_officer, _OFFICER),
    (None, _SURNAMED),
)
