"""Noun phrases by their edges: where the words end that name a thing, and where the verbs before it do."""

import re
from bisect import bisect_left
from typing import NamedTuple

from pipeline import lexicons
from pipeline.schema import Sentence

VERBS = frozenset(lexicons.words("verbs"))
# Verbs that name things as often as they do them: 创新驱动, 规划引领, 服务保障.
NOUNLIKE = frozenset(
    "创新 规划 服务 保障 生产 供应 供给 发展 开放 探索 投资 改造 治理 培训 研发 支持 引导 推广 转化 更新 整治 修复 绿化 养殖 种植 出口 进口 "
    "运营 运行 认证 检测 登记 安置 救助 帮扶 扶持 补贴 奖励 回收 利用 处理 调度 储存 储能 发电 供电 供水 供热 供气 输电 销售 采购 收购 共享 "
    "消纳 建设 开发 造林 植树 试点 监管 制造 检验 集聚 提升 优化 完善 强化 协同 转移 转移就业 突破 攻坚 攻关".split()
)
PUNCTUATION = "，。；：！？、（）()《》“”…—"
# Words that end a noun phrase to the right of a number: predicates, adverbs and particles.
_ENDS = frozenset(
    "的 中 为 是 等 和 与 及 以及 并 在 以 将 把 被 由 从 对 向 均 都 已 已经 正在 全部 全面 全 也 还 又 要 可 能 会 须 应 应当 "
    "双双 分别 共 共计 合计 累计 同步 稳步 顺利 有序 扎实 深入 持续 不断 率先 纷纷 先后 相继 陆续 成功 首次 基本 完全 切实 着力 "
    "得到 得以 入住 入选 获 用于 进入 列入 纳入 达 达到 超过 超 突破 位居 居 位列 占 较 比 同比 之一 内 上 下 里 间 以上 以下 "
    "加快 全覆盖 喜迁 住上 立起 走在 受到 引领 支撑 助力 赋能 见效 落地见效 提速 稳居 跃升 增至 升至 使 让 令 含 共同 一体".split()
)


class Words(NamedTuple):
    """A sentence's word edges: `starts[i]` and `ends[i]` are word i's positions in the clean view."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]

    def at(self, position: int) -> int:
        """The index of the first word that starts at or after a position."""
        return bisect_left(self.starts, position)


def words_of(sentence: Sentence) -> Words:
    """The edges of a sentence's words."""
    starts, ends, at = [], [], 0
    for word in sentence.words:
        starts.append(at)
        at += len(word)
        ends.append(at)
    return Words(tuple(starts), tuple(ends), sentence.words)


def noun_end(words: Words, start: int, limit: int) -> int:
    """Where the noun phrase that starts at `start` ends, at most at `limit`.

    It ends before punctuation (quotation marks inside it are kept), before a predicate, and before a verb
    that is not its first word.
    """
    end, quoted = start, False
    for index in range(words.at(start), len(words.words)):
        word, begin = words.words[index], words.starts[index]
        if words.ends[index] > limit:
            break
        if word in ("“", "”", "‘", "’"):
            if word in "”’" and not quoted:
                break
            quoted = word in "“‘"
        elif not quoted:
            if word[0] in PUNCTUATION or word in _ENDS or (begin > start and _breaks(word)):
                break
        end = words.ends[index]
    return end


def _breaks(word: str) -> bool:
    """A predicate or a new number in the middle: 污水处理厂 完成 …; but 技术 改造 项目 stays one phrase."""
    return word in _PREDICATES or word[0].isdigit()


_PREDICATES = frozenset(
    "完成 实现 取得 获得 获批 建成 开工 投产 竣工 通车 投用 落地 启动 形成 成为 保持 带动 覆盖 惠及 推动 加快推进 推进 增长 下降 提高 提升 "
    "涉及 包括 集聚 运行 参与 签约 上线 规模".split()
)

_CONJUNCTIONS = re.compile(
    r"^(?:并|且|及|以及|和|与|同时|其中|也|还|又|再|而|等|了|各类|各级|各|一批|共|共有|有|的|将|要|使|让|以)+"
)


def skip_verbs(text: str, words: Words, start: int, end: int) -> int:
    """Past the leading verbs, adverbs and conjunctions of text[start:end], by whole words; never past all of it."""
    index, at = words.at(start), start
    while index < len(words.words) and words.ends[index] < end:
        word = words.words[index]
        if not (word in VERBS or word in LEADS or _CONJUNCTIONS.fullmatch(word)):
            break
        # 高标准 is an adverb before a verb, part of the name before a noun.
        if word not in _QUALITIES:
            at = words.ends[index]
        index += 1
    return at


_QUALITIES = frozenset(
    "高质量 高标准 高水平 高起点 重点 主要 基本 综合 新 集中 科学 精准 系统 全面 有效 统筹 首批 充分 快速 前瞻 前瞻性 底 末".split()
)


LEADS = frozenset(
    "大力 着力 全力 加快 加快建设 积极 深入 持续 不断 进一步 重点 前瞻 前瞻性 超前 率先 扎实 稳步 有序 全面 系统 统筹 科学 精心 精准 高质量 高标准 "
    "高水平 高起点 深入实施 组织实施 组织 集中 主动 切实 努力 继续 成功 累计 预计 共 共计 总计 合计 分别 双双 同时 其中 特别是 尤其是 主要 基本 已 已经 "
    "新 再 首批 首次 先后 相继 陆续 每年 全年 当年 年内 力争 争取 确保 计划 拟 将 要 需 须 使 让 做 抓 把 对 向 为 以 从 在 于 按 按照 通过 根据 "
    "有效 更好 更加 充分 大幅 明显 显著 快速 加速 提前 如期 顺利 全省 全市 全县 全区 全国 我省 我市 我县 我区 我国 全州 各地 各级 各类 各 有力 "
    "了 并 且 也 还 又 与 和 及 以及 等 到 至 年 底 末 年底 年末 目前 现有 现已 综合 考虑".split()
)
