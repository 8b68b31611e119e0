"""Who speaks: 王某某：, 某报记者：, 问：, [主持人] at the head of a line, in texts that are somebody's words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline import lexicons
from pipeline.readers._joining import Kind, Unit
from pipeline.readers._shapes import finished

_ROLE = re.compile(
    r".{0,24}(?:记者|記者|主持人|发言人|發言人|发布人|答[问复]人|网友|嘉宾|提问者?|负责人|新闻官)|[问答問]\d{0,2}|[QA]\d{0,2}"
)
_OFFICE = (
    r"(?:[局处科股司厅部省市区县州旗镇乡校院所站台行社队组会事团處廳]|秘书|秘書)[长長]"
    r"|书记|書記|主任|主席|经理|总裁|总监|发言人|主持人|教授|研究员|专家|委员|代表|工程师|总师|巡视员|调研员|记者|院士"
    r"|博士|律师|负责人|嘉宾"
)
# 某局局长王某某：
_HOLDER = re.compile(rf"[^，。]{{0,40}}(?:{_OFFICE})[\s、]*(?P<name>[\u4e00-\u9fff]{{2,4}})")
_LABEL = re.compile(r"(?P<name>[^：:，。；！？“”（）()\n]{1,30}?)\s*(?:[（(][^（）()\n]{1,40}[）)])?\s*[：:]")
_BRACKETED = re.compile(
    r"[\[【［](?P<name>[^\[\]【】［］，。：:（）()]{1,20})(?:[（(][^（）()\n]{1,40}[）)])?[\]】］]\s*[：:]?"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,4}·[\u4e00-\u9fff]{1,8}")
_GREETING = re.compile(r"各位|尊敬|同志们|朋友们|先生们")
# Words that begin with a family name and are said of plans, not of people.
_NO_NAME = frozenset(
    re.findall(
        "..",
        "任务方法方案方向方式方针范围成效成果成员成绩单位时间时限安全安排全国全省全市全区全县全年高度路径金融经费计划项目"
        "温度水平管理宗旨应用应急和谐平台步骤农业公开关键强化常态阶段明确师资党建文化景区景点车辆游客",
    )
)
# A speech is longer than the value of a field (主持人：王某), or ends like a sentence.
_FIELD = 30


class Turn(NamedTuple):
    """The speaker a unit names, how many of its characters do so, and whether it says anything else."""

    name: str
    length: int
    alone: bool


def turns(text: str, units: Sequence[Unit], kinds: Sequence[Kind]) -> dict[int, Turn]:
    """By index of unit, whose turn begins there; empty for a text that is nobody's words."""
    found = ((i, unit, _label(unit.text)) for i, unit in enumerate(units) if not kinds[i])
    # A label is not broken across lines.
    labels = {i: label for i, unit, label in found if label and text.startswith(unit.text[: label.length], unit.start)}
    taken = Counter(label.name for label in labels.values())
    roles = {name for name in taken if _ROLE.fullmatch(name)}
    persons = {name for name in taken if name not in roles and _may_name(name)}
    known = {name for name in persons if re.search(rf"(?:{_OFFICE})[\s、]?{re.escape(name)}", text)}
    if roles or known or len(persons) > 1:
        known |= {name for name in persons if taken[name] > 1}
    told = {i: label for i, label in labels.items() if label.name in roles or label.name in known}
    # A field of a form may be called 负责人; a conversation has a second turn.
    return told | dict(_captions(units, kinds, told)) if len(told) > 1 else {}


def _label(text: str) -> Turn | None:
    match = _BRACKETED.match(text) or _LABEL.match(text)
    if not match or _GREETING.search(match["name"]):
        return None
    rest = len(text) - match.end()
    if 0 < rest < _FIELD and not finished(text):
        return None
    holder = _HOLDER.fullmatch(match["name"])
    name = holder["name"] if holder and _may_name(holder["name"]) else match["name"]
    return Turn("".join(name.split()), match.end(), rest == 0)


def _may_name(name: str) -> bool:
    """A family name comes first; what ends like a place is one (高新区, 江北县)."""
    if not _NAME.fullmatch(name) or name in _NO_NAME or name[-1] in "区县市省州旗盟镇乡村园港":
        return False
    return name[0] in _surnames() or name[:2] in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicons.words("surnames"))


def _captions(units: Sequence[Unit], kinds: Sequence[Kind], turns: dict[int, Turn]) -> Iterator[tuple[int, Turn]]:
    """某局局长王某某, on a line before 王某某：, announces the turn."""
    for i, turn in turns.items():
        before = units[i - 1] if i else None
        if before and i - 1 not in turns and not kinds[i - 1] and before.text.endswith(turn.name) and not before.style:
            yield i - 1, Turn(turn.name, len(before.text), alone=True)
