"""The noun that a number counts: where it ends, before what is said of it."""

import re
from itertools import pairwise

from pipeline import lexicons
from pipeline.assemblers._phrases import DEEDS, VERBS, Words, noun_end
from pipeline.lexicons.speech import does

_HEADS = frozenset(lexicons.words("heads"))
# 设区市, 直属院所: words that end in a head, by its length.
_LENGTHS = (4, 3, 2, 1)
_LONGEST = 24
# Behind these nothing more belongs to the head: 三个方面介绍情况, 五个新城产业规划.
_CLOSING = frozenset("方面 方向 层面 环节 部分 阶段 角度 维度 新城 设区市".split())
# What is said of the class, or measured of it: 四条链|各展所长, 四个集群|总规模.
_TAILS = frozenset(
    (
        "总 均 已 无 上 年内 联合 提供 招引 为 规模 产值 能级 可以 通过 作 经过 获评 获批 入选 晋升 立 增加 增加到 "
        "扩大到 图谱 蝉联 保费 分担 联动 走遍 落户 挂钩 主营业务 "
        "统计 简化 之间 里面 完成 并存 以外 之中 纳税 利税 营业收入 销售收入 总量 占比 参照 为了 实现 率先 争夺 发力"
    ).split()
)
_ENDS = lexicons.roles("phrases", "ends")
# 8个县|建设基地: these do things themselves.
_ACTING = frozenset("省市县区州")
# 25条重点河湖, 国家临床重点专科: what only ranks the noun behind it.
_RANKING = ("重点", "关键", "特色", "优势")
# 六条|全产业链: 全 ends a noun elsewhere.
_CHAIN = "全产业链"
# 70个省重点项目|投资完成率, 五大产业|专题招商行动: what is measured of the things or done about them.
# 5个投资项目 are things.
_MEASURED = frozenset(("投资", "年度投资", "专题", "专项", "倍增"))
# 三大批发市场|建设监测站, 三大产业建设项目
_OF_BUILDING = frozenset("项目 工程 任务 重点 用地 资金 规划 计划 方案 标准 试点 基地 指标 行动 区 点".split())
_AFTER = frozenset("，。；：、！？”）")
_PARTICLES = frozenset("为各均已将被的中")
_PART = re.compile("方面|方向|层面|环节|部分|阶段|角度")
# 17个十亿元以上项目: the size stands inside the head.
_SIZE = re.compile(
    "(?:[国省市县]家?级(?:及)?以上|(?:[0-9.]+|[一二三五十百千]+)?[十百千万亿]*[元吨千瓦]*(?:以上|级))"
    "的?(?=[\u4e00-\u9fff])"
)
# 34条含金量高的|政策措施, 3个投资超过700亿元的|产业项目: what they are like stands before the noun.
_LIKE = re.compile(
    "(?:新的|有[^，。；、：的“”]{2,10}的|(?:连接|贯通|贯穿|联通|通往)[^，。；：的“”]{2,24}的)(?=[\u4e00-\u9fff]{2})"
    "|(?!(?:任务|目标|领域|工程|产业|战略|行动)(?:具有|有|是))(?![^，。；、：的]{0,8}(?:还有|仍有|均有|存在))(?:[^，。；、：的“”]{1,14}(?:[高大多好强优广]|特色|鲜明|先进|突出|水准|水平|影响力|竞争力|优势|意义|潜力|功能)|总?投资[^，。；、：的]{2,10}元(?:以上)?)的(?=[\u4e00-\u9fff]{2})"
    "|(?:引领|带动|支撑|示范|领军|驱动|成长)型(?=[\u4e00-\u9fff]{2})|[2-5]A级?(?=[\u4e00-\u9fff]{2})"
)
# “低空+”|新业态示范应用场景
_SAID_BEHIND = re.compile("新业态|新模式|[^，。；：、的“”]{0,8}(?:场景|应用场景)")
# 8个省（市）, 100个县（市、区）.
_KINDS = re.compile("(?<=[省市县区州乡镇])（[省市县区州盟旗乡镇街道自治兵团特林矿、]{1,12}）")


def head_end(text: str, words: Words, start: int) -> int:
    """Where the head ends that begins at `start`; `start` itself where there is none."""
    size = _LIKE.match(text, start) or _SIZE.match(text, start)
    first = size.end() if size and (size.end() - start > 2 or size.group() == "新的") else start
    over = words.ends[words.at(first) - 1] if words.at(first) and words.ends[words.at(first) - 1] > first else first
    if text.startswith(_CHAIN, first):
        return first + len(_CHAIN)
    if text[first : first + 1] == "“" and (closed := text.find("”", first, first + _LONGEST)) > 0:
        behind = "" if text[closed + 1 : closed + 2] in _AFTER else text[closed + 1 :]
        return head_end(text, words, closed + 1) if _SAID_BEHIND.match(behind) else closed + 1
    limit = noun_end(words, over, min(_blank(text, over), first + _LONGEST))
    if limit == first or text[first:over] in _ENDS:
        # 四大攻坚、两大支撑，: what is done is a thing where nothing comes behind it.
        end = words.ends[words.at(first)] if words.begins(first) else over
        alone = text[start - 1 : start] == "大" and end - start == len("支撑") and text[end : end + 1] in _AFTER
        return end if alone else start
    part = _PART.match(text, first, limit)
    pieces = [(over, text[first:over])] if over > first else []
    for index in range(words.at(over), len(words.words)):
        if words.starts[index] >= limit:
            break
        pieces.append((words.ends[index], words.words[index]))
    end = part.end() if part else min(_last_head(pieces) or limit, limit)
    # 五个历史性|跃升: an adjective counts nothing.
    if text[end - 1] == "性" and end < len(text) and words.at(end) < len(words.words):
        end = max(end, words.ends[words.at(end)]) if text[end] not in _AFTER else end
    end += text[end : end + 1] == "”" and "“" in text[first:end]
    # 59项测评点中|有22项…
    end -= end > start + 1 and text[end - 1] == "中" and text.startswith(("有", "，"), end)
    kinds = _KINDS.match(text, end)
    return kinds.end() if kinds else end


def _blank(text: str, start: int) -> int:
    """Where a blank stands behind a heading of a glossary, or the text ends: 十大行业 云岫市重点培育的…."""
    blank = text.find(" ", start)
    return blank if blank > start else len(text)


def _last_head(pieces: list[tuple[int, str]]) -> int:
    """The end of the last head among words with their ends; 0 where there is none."""
    last, acts, ranked = 0, False, False
    for (end, word), (_, behind) in pairwise([*pieces, (0, "")]):
        if not last and word in _TAILS:
            return end - len(word)
        if last and (_is_said(word, acting=acts) or (word == "建设" and behind not in _OF_BUILDING)):
            break
        # 三个园区|试行六项措施, 5项指标|超标断面; but 重点|帮扶县.
        if last and does(word) and not (ranked or is_head(word)):
            break
        if acts and len(word) > 2 and word[:2] in VERBS | _TAILS:
            break
        if (is_head(word) and not (last and word in VERBS)) or (ranked and len(word) > 1 and word not in VERBS):
            last, acts = end, word[-1] in _ACTING
        elif shorter := _shorter(word):
            return end - len(word) + shorter
        if word in _CLOSING:
            break
        ranked = word in _RANKING or (ranked and len(word) == 1)
    return last


def _is_said(word: str, *, acting: bool) -> bool:
    """Whether a word behind a head says something of the things; `acting` where they are areas that do things.

    70个省|“千项万亿”|项目 goes on.
    """
    done = word in DEEDS or (acting and word in VERBS)
    return done or word in _TAILS | _MEASURED or word[0] in "各每" or (word[0] == "“" and not acting)


def _shorter(word: str) -> int:
    """片区为|重点, 区各建: how much of a word is the head, where it was cut in the wrong place; 学科|建设."""
    if len(word) > 3 and word.endswith("建设") and word[:-2] in _HEADS:
        return len(word) - 2
    return next((k for k in range(len(word) - 1, 0, -1) if word[:k] in _HEADS and word[k] in _PARTICLES), 0)


def is_head(word: str) -> bool:
    """Whether a word names a class of countable things, or ends in such a name."""
    return word in _HEADS or (len(word) > 2 and any(word[-length:] in _HEADS for length in _LENGTHS))
