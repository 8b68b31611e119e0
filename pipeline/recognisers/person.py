"""PERSON: speakers, people with a title before or after the name, well-known leaders; then everywhere in the document."""

import re
from collections.abc import Iterator

from pipeline.lexicons import words
from pipeline.recognisers._lexical import matcher
from pipeline.schema import Find, Reading

_SURNAMES = sorted(words("surnames"), key=len, reverse=True)
_SURNAME = "(?:" + "|".join(_SURNAMES) + ")"
_KNOWN = words("persons")
_TITLE = (
    "(?:(?:副|代理|代)?(?:省长|市长|县长|区长|州长|镇长|局长|厅长|部长|司长|处长|科长|院长|校长|所长|行长|署长|会长|主席"
    "|主任|书记|总理|总统|委员长|秘书长|审计长|检察长|董事长|总经理|总裁|首相|主委|组长|理事长|发言人|总工程师|总经济师)"
    "|记者|院士|教授|通讯员|摄影|编辑|责编|同志|先生|女士|支书|村支书|调研员|主持人)"
)
_HAN = "[\u4e00-\u9fff]"
_NAME = rf"{_SURNAME}{_HAN}{{1,2}}"
_STOP = r"(?=$|[\s，。；：、！？（）“”《》]|作|主持|介绍|代表|同志|先生|女士|摄|出席|讲话|发布|在|向|表示|说|指出|强调)"
_AFTER_TITLE = re.compile(rf"{_TITLE}(?:、{_TITLE})*[ \u3000：]?(?P<name>{_NAME}){_STOP}")
_BEFORE_TITLE = re.compile(
    rf"(?:^|(?<=[，。；：、！？（ ])|(?<=以|请|谢|问|对|向|和|与))(?P<name>{_NAME})(?=同志|总书记|先生|女士|院士|教授|(?:副)?(?:省|市|县|区|局|厅|部|处|院|校)长)"
)
_SHORT = re.compile(
    rf"(?:^|(?<=[，。；：、！？ ])|(?<=请|谢|问|由|听|向|是))(?P<name>{_SURNAME})(?=(?:副)?(?:省|市|县|区|局|厅|部|处|司|院|校|会|主)(?:长|任)|总编|书记)"
)
_CUE = re.compile("长|主[任席]|书记|总理|记者|院士|教授|同志|先生|女士|主持人|摄影|通讯员|编|发言人|师")
_NOT_NAME = re.compile(
    "^(?:高度|高质|高效|应当|任务|任期|包括|和谐|方面|方案|全面|全体|全国|全省|全市|全力|计划|常务|常态|党委|党组|单位|安全|安排|明确|时代|水平|文化|成为|成员|江苏|江西|云南|何)"
)
_SPEAKER = re.compile(rf"^{_NAME}$")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Names with evidence first, then every place where they stand."""
    names = set(_KNOWN)
    names.update(
        b.speaker for b in reading.document.blocks if _SPEAKER.match(b.speaker) and not _NOT_NAME.match(b.speaker)
    )
    for index, sentence in enumerate(reading.sentences):
        if not _CUE.search(sentence.text):
            continue
        for pattern in (_AFTER_TITLE, _BEFORE_TITLE):
            for match in pattern.finditer(sentence.text):
                if not _NOT_NAME.match(match["name"]):
                    names.add(match["name"])
        for match in _SHORT.finditer(sentence.text):
            yield index, Find("PERSON", match.start(), match.end())
    find = matcher(sorted(names))
    for index, sentence in enumerate(reading.sentences):
        for start, end in find(sentence.text):
            yield index, Find("PERSON", start, end)
