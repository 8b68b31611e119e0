"""FORMULA: numbers that the text itself says make up another: “2+1”三个, 213=47+126+41, 共28项，其中A类12项、B类….

The value is `kind:parts=whole`: `sum`, `term` (“五转变一迈进”六个) and `equation` are stated sums, `parts` a whole and
all its parts, `some` a whole and parts that need not be all of it, `list` the number of things listed for a number of a
formula (“3”指A、B、C). SHARES are parts of a hundred: 三次产业结构调整为7.4∶36.9∶55.7.
"""

import re
from collections.abc import Iterator

from pipeline.numerals import HAN, parse
from pipeline.schema import Find, Reading

_N = f"(?:[0-9]{{1,4}}|[{HAN}]{{1,4}})"
_UNIT = "大类|个|项|条|家|类|件|种|张|支|座|处|所|人|大|部|份|名|户|村|省|市|县"
# “五转变一迈进”六个方面: every number of the term with what it counts, and right behind it how many there are.
_TERM = re.compile(
    rf"“(?P<term>(?:[{HAN}][\u4e00-\u9fff]{{1,4}}?){{2,4}})”(?P<whole>[{HAN}]{{1,2}}|[0-9]{{1,2}})(?:个|大|项|类|条)(?=[\u4e00-\u9fff])"
)
# “三项政策、一项改革”这四项措施
_TERMS = re.compile(
    rf"“(?P<term>[{HAN}][个大项条类][^“”，。；、]{{2,6}}(?:、[{HAN}][个大项条类][^“”，。；、]{{2,6}})+)”"
    rf"(?:这|等|共)?(?P<whole>[{HAN}]{{1,2}})(?:个|大|项|类|条)(?=[\u4e00-\u9fff])"
)
_EACH = re.compile(f"(?:^|(?<=、))[{HAN}]")
# 对756件法规进行清理，废止71件，宣布失效80件，继续有效605件: three parts or more that all but make up the whole.
_SPENT = re.compile(
    rf"(?<![0-9.])(?P<whole>[0-9]{{2,5}})(?P<unit>{_UNIT})[^，。；、0-9]{{0,14}}，"
    rf"(?P<parts>(?:[^，。；、0-9]{{2,10}}[0-9]{{1,5}}(?P=unit)[，、]?){{3,8}})"
)
_ALL_BUT = 30
# 三次产业结构调整为7.4∶36.9∶55.7
_SHARES = re.compile("(?<![0-9.])" + "[:：∶]".join(f"(?P<{part}>[0-9]{{1,2}}(?:[.．][0-9]{{1,2}})?)" for part in "abc"))
_OF_TERM = re.compile(f"[{HAN}]")
_REST = re.compile("其他|其余|剩余|其它")
_SUM = re.compile(
    rf"“?(?<![0-9+.A-Za-z×xX*])(?P<parts>[0-9]{{1,2}}(?:\+[0-9]{{1,2}})+)(?![0-9+.]|[A-Z]|”?\+)”?(?:共|等|的|这|，即|即)?"
    rf"(?P<whole>{_N})(?:{_UNIT})"
)
_EQUATION = re.compile(r"(?<![0-9.+])(?P<whole>[0-9]+)=(?P<parts>[0-9]+(?:\+[0-9]+)+)(?![0-9.+])")
_MEANS = re.compile(
    r"“(?P<whole>[0-9]{1,2})”(?:是指|指的是|指|即|是|为|代表)：?(?P<list>[^“”。；0-9]*、[^“”。；0-9]*?)(?=[；。]|，“|$)"
)
_OPEN = re.compile(r"等|若干|一批|多个")
LONGEST_ITEM = 16
_AND = re.compile(r"以及|[和与及]")
# 共28项，其中A类12项、B类9项、C类5项: the unit comes again with every part.
_LEAD = re.compile(r"(?P<lead>其中|包括|分为|分别为|分别是|具体为|即|含)[：，]?(?:包括|有)?：?")
_WHOLE = re.compile(rf"(?<![0-9.])(?P<whole>[0-9]{{1,4}})(?P<unit>{_UNIT})")
_PART = re.compile(
    rf"(?:[和及]|以及)?(?:(?P<name>[^，。；：、0-9（）]{{1,16}}?)(?P<n>[0-9]{{1,4}})(?P<unit>{_UNIT})"
    rf"|(?P<n2>[0-9]{{1,4}})(?P<unit2>{_UNIT})(?P<name2>[^，。；：、0-9（）和及]{{2,16}}))(?P<end>[、，；]|(?=[和及。）]|$))"
)
_DEALT = re.compile(
    rf"(?<![0-9.])(?P<whole>[0-9]{{1,4}})(?P<unit>{_UNIT})，(?P<names>[^，。；0-9]{{2,30}}、[^，。；0-9]{{1,30}})分别为?(?:有)?"
    rf"(?P<parts>(?:[0-9]{{1,4}}(?P=unit)[、和]?){{2,8}})(?=[，。；]|$)"
)
_INSIDE = re.compile(
    rf"(?<![0-9.])(?P<whole>[0-9]{{1,4}})(?P<unit>{_UNIT})[^，。；（）0-9]{{1,12}}"
    rf"（(?P<parts>(?:[^，。；（）0-9、]{{1,12}}[0-9]{{1,4}}(?P=unit)[、，和]?){{2,8}}）)"
)
_CLASS = re.compile(r"(?:类|型|性|性指标|性目标)(?:项目|任务|事项|指标|工程|清单|企业)?$")
_CLOSES = frozenset(("分为", "分别为", "分别是", "具体为", "即"))


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Every stated sum of every sentence; whether it holds is the audit's business."""
    for index, sentence in enumerate(reading.sentences):
        text = sentence.text
        if "+" in text or "“" in text or "产业" in text:
            yield from ((index, find) for find in (*_sums(text), *_lists(text)))
        if len(re.findall("[0-9]+", text)) > 2:
            yield from ((index, find) for find in (*_parts(text), *_dealt(text)))


def _sums(text: str) -> Iterator[Find]:
    for match in _SUM.finditer(text):
        whole = parse(match["whole"])
        if whole is not None:
            yield Find("FORMULA", match.start(), match.end(), f"sum:{match['parts']}={whole}")
    for match in _TERM.finditer(text):
        terms = [int(parse(number) or 0) for number in _OF_TERM.findall(match["term"])]
        yield Find("FORMULA", match.start(), match.end(), f"term:{'+'.join(map(str, terms))}={parse(match['whole'])}")
    for match in _TERMS.finditer(text):
        numbers = "+".join(f"{parse(number)}" for number in _EACH.findall(match["term"]))
        yield Find("FORMULA", match.start(), match.end(), f"sum:{numbers}={parse(match['whole'])}")
    for match in _SHARES.finditer(text) if "产业结构" in text or "三次产业" in text else ():
        yield Find("SHARES", match.start(), match.end(), f"{match['a']}+{match['b']}+{match['c']}")
    for match in _EQUATION.finditer(text):
        yield Find("FORMULA", match.start(), match.end(), f"equation:{match['parts']}={match['whole']}")


def _lists(text: str) -> Iterator[Find]:
    for match in _MEANS.finditer(text):
        items = match["list"].split("、")
        # A和B may be one thing or two: the number that the text states decides.
        most = len(items) + sum(len(_AND.findall(item)) for item in items)
        if int(match["whole"]) < 2 or max(map(len, items)) > LONGEST_ITEM or _OPEN.search(match["list"]):
            continue
        if re.search(rf"(?<![0-9]){match['whole']}\+|\+{match['whole']}", text):
            listed = min(max(int(match["whole"]), len(items)), most)
            yield Find("FORMULA", match.start(), match.end(), f"list:{listed}={match['whole']}")


def _parts(text: str) -> Iterator[Find]:
    for lead in _LEAD.finditer(text):
        parts, at = _listed(text, lead.end())
        ended = text[at : at + 1] in ("。", "；", "）", "") or text[at - 1] in "，；"
        whole = _whole(text, lead.start(), parts[0]["unit"] or parts[0]["unit2"]) if len(parts) > 1 and ended else None
        if whole:
            names = [part["name"] or part["name2"] for part in parts]
            closed = lead["lead"] in _CLOSES or all(map(_CLASS.search, names)) or any(map(_REST.search, names))
            numbers = "+".join(part["n"] or part["n2"] for part in parts)
            kind = "parts" if closed else "some"
            yield Find("FORMULA", whole.start(), at, f"{kind}:{numbers}={whole['whole']}")


def _dealt(text: str) -> Iterator[Find]:
    """新建实验室16个，东部、中部、西部分别为9个、4个和3个; 105个预案（专项25个、部门80个）."""
    for match in _DEALT.finditer(text) if "分别" in text else ():
        numbers = re.findall("[0-9]+", match["parts"])
        if len(numbers) == match["names"].count("、") + 1 + len(re.findall("[和与及]", match["names"])):
            yield Find("FORMULA", match.start(), match.end(), f"parts:{'+'.join(numbers)}={match['whole']}")
    for match in _SPENT.finditer(text):
        numbers = re.findall("[0-9]+", match["parts"])
        if abs(sum(map(int, numbers)) - int(match["whole"])) * _ALL_BUT <= int(match["whole"]):
            yield Find("FORMULA", match.start(), match.end(), f"some:{'+'.join(numbers)}={match['whole']}")
    for match in _INSIDE.finditer(text) if "（" in text else ():
        numbers = re.findall("[0-9]+", match["parts"])
        yield Find("FORMULA", match.start(), match.end(), f"some:{'+'.join(numbers)}={match['whole']}")


def _listed(text: str, at: int) -> tuple[list[re.Match[str]], int]:
    """The parts from `at` on, as long as they have one unit, and where they end."""
    parts: list[re.Match[str]] = []
    while part := _PART.match(text, at):
        if parts and (part["unit"] or part["unit2"]) != (parts[0]["unit"] or parts[0]["unit2"]):
            break
        parts.append(part)
        at = part.end()
    return parts, at


def _whole(text: str, end: int, unit: str) -> re.Match[str] | None:
    """The last number of that unit before `end`, in the same part of the sentence and near."""
    start = max(text.rfind("；", 0, end) + 1, end - 40)
    wholes = [match for match in _WHOLE.finditer(text, start, end) if match["unit"] == unit]
    return wholes[-1] if wholes else None
