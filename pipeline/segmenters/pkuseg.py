"""pkuseg 引擎：以 spacy-pkuseg 运行原版 pkuseg 0.0.25 随包附带的通用模型（mixed，条件随机场）。

模型不随本软件分发，也不在运行时下载：先用 `zhengce stage pkuseg-model` 准备一次。装入约占 900 MB 内存、5 秒。
使用条款见 models/README.md：代码为 MIT；模型没有单独的条款，研究之外的使用请先向作者核实。
"""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline import script
from pipeline.errors import EngineError
from pipeline.segmenters._engine import exact, needed, pieces
from pipeline.sentences import Cut

MODEL = Path("models/pkuseg")
FILES = ("features.msgpack", "weights.npz")
# From this length a name is a word even where the model's own words lie across its edges: three characters are seldom
# a name by accident, two are (算力 in 计算力). Of 583 names of real reports the model severs 8, this leaves 4.
SURE = 3


def load(user_words: Iterable[str], model: Path = MODEL) -> Cut:
    """Cut with the prepared model, these words whole; `EngineError` says how to prepare it."""
    package = needed("spacy_pkuseg", "engines")
    for name in FILES:
        if not (model / name).is_file():
            raise EngineError(
                f"pkuseg 的模型还没有准备：这里没有 {model / name}",
                hint=f"在这个文件夹中运行 `zhengce stage pkuseg-model`，它写到 {model}；或在已准备好的项目文件夹中运行",
            )
    try:
        engine = package.pkuseg(str(model))
    except Exception as error:
        raise EngineError(
            f"{model} 中的模型不能装入：{error}", hint="用 `zhengce stage pkuseg-model` 重新准备"
        ) from error
    return whole(exact("pkuseg", engine.cut), pieces(user_words))


def whole(cut: Cut, names: Iterable[str]) -> Cut:
    """The same cut with these names as one word each: the longest first from the left, where they may stand.

    pkuseg's own user dictionary takes names out before the model reads the rest, which then lacks their context.

    >>> whole(list, ["算力", "算力网"])("算力网和算力")
    ['算力网', '和', '算力']
    >>> whole(lambda text: ["计算", "力"], ["算力"])("计算力")
    ['计算', '力']
    """
    search = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes

    def cut_whole(text: str) -> list[str]:
        words = cut(text)
        found = [(start, end) for _, start, end in search(script.whole(text))]
        return _rejoined(text, words, found) if found else words

    return cut_whole


def _rejoined(text: str, words: Iterable[str], found: Iterable[tuple[int, int]]) -> list[str]:
    at, end = {0}, 0
    for word in words:
        end += len(word)
        at.add(end)
    for start, stop in found:
        if stop - start >= SURE or (start in at and stop in at):
            at.difference_update(range(start + 1, stop))
            at.update((start, stop))
    places = sorted(at)
    return [text[a:b] for a, b in pairwise(places)]
