"""jieba 引擎：装有 rjieba（同一词典、同一算法的 Rust 版）时用 rjieba，否则用 jieba。

名单里的词照 jieba 的办法取频率：刚好胜过它自己各部分的最好切法，于是整体成词；别处的切法不受影响。
"""

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import Any, Protocol

from pipeline.segmenters._engine import exact, needed, pieces
from pipeline.sentences import Cut

# Beating its own parts is not enough against a dictionary word across its edge (核电|机组): with 100, one edge in 583
# names of real reports still falls inside a word, with 1 three do, with 10,000 still one. Much more does harm: every
# frequency counts into the total, and a sum near the dictionary's 60 million moves cuts in sentences without the name.
FLOOR = 100
# What leads to a place.
_LEADS = frozenset("在对从向沿与把被以")


def load(user_words: Iterable[str]) -> Cut:
    """Cut with jieba's dictionary, its model for unknown words, and these words whole."""
    cut = _engine(user_words)
    return exact("jieba", _without_leads(partial(cut, guess=True), partial(cut, guess=False)))


def _engine(user_words: Iterable[str]) -> "Guessing":
    return (rust if find_spec("rjieba") else python)(user_words)


def _without_leads(cut: Cut, by_dictionary: Cut) -> Cut:
    """在霁江, 对砚南灌区: a preposition that the model has drawn into an unknown word is a word again."""

    @lru_cache(maxsize=4096)
    def parts(word: str) -> tuple[str, ...]:
        return (word[0], word[1:]) if by_dictionary(word)[0] == word[0] else (word,)

    def parted(text: str) -> list[str]:
        return [
            part for word in cut(text) for part in (parts(word) if len(word) > 2 and word[0] in _LEADS else (word,))
        ]

    return parted


def by_dictionary(user_words: Iterable[str]) -> Cut:
    """Cut with the dictionary and these words alone: what they lack comes apart into single characters."""
    return exact("jieba", partial(_engine(user_words), guess=False))


class Guessing(Protocol):
    """A cut that by itself, or with `guess`, takes jieba's model for unknown words; without it the dictionary alone."""

    def __call__(self, text: str, /, guess: bool = True) -> list[str]:
        """The words of a text."""


def rust(user_words: Iterable[str]) -> Guessing:
    """Through rjieba."""
    engine = _unused(needed("rjieba"))
    # rjieba's own suggestion has to be passed back as an explicit frequency for the floor to hold.
    _teach(user_words, engine.suggest_freq, lambda word, freq: engine.add_word(word, freq, ""))
    cut = engine.cut
    return lambda text, guess=True: cut(text, guess)


_taken = False


def _unused(package: Any) -> Any:
    """An engine that nobody has taught words; the package makes one as it is imported, in a tenth of a second."""
    global _taken
    engine, _taken = package.Jieba() if _taken else package, True
    return engine


def python(user_words: Iterable[str]) -> Guessing:
    """Through jieba itself."""
    tokenizer = dictionary()

    def add(word: str, freq: int) -> None:
        # jieba would count a word it has already into the total once more, which moves cuts in other sentences.
        tokenizer.total -= tokenizer.FREQ.get(word, 0)
        tokenizer.add_word(word, freq)

    _teach(user_words, tokenizer.suggest_freq, add)
    lcut = tokenizer.lcut
    return lambda text, guess=True: lcut(text, HMM=guess)


def dictionary() -> Any:
    """A `jieba.Tokenizer` of its own, with the shipped dictionary and no user words.

    Read without jieba's cache in the shared temporary folder: runs side by side would write the same file, and
    jieba reports on stderr what it does there.
    """
    tokenizer = needed("jieba").Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def _teach(user_words: Iterable[str], suggest: Callable[[str], int], add: Callable[[str, int], Any]) -> None:
    # Short words come first, so that a longer one is weighed against parts that already have their new frequency.
    for word in pieces(user_words):
        add(word, max(suggest(word), FLOOR))
