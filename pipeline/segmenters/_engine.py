"""What every engine needs: its package, the user words as it can use them, and cuts that rebuild the text."""

import importlib
import re
import warnings
from collections.abc import Iterable
from types import ModuleType

from pipeline import script
from pipeline.errors import EngineError
from pipeline.sentences import Cut

# What jieba can hold in one word. Marks are words of their own in every engine (善感知 、 有温度).
_PIECE = re.compile(r"[一-\u9fd5a-zA-Z0-9+#&._%-]{2,}")


def needed(module: str, extra: str = "") -> ModuleType:
    """Import an engine's package; its own warnings about its own code are nobody's business here."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return importlib.import_module(module)
    except ImportError as error:
        remedy = f"在项目文件夹里运行 pip install '.[{extra}]'" if extra else f"运行 pip install {module}"
        raise EngineError(f"没有安装 {module}", hint=remedy) from error


def pieces(user_words: Iterable[str]) -> tuple[str, ...]:
    """The user words cut at their marks, each once, short ones first; what is one character long needs no help.

    >>> pieces(["善感知、有温度、会呼吸", "“砚企通”平台", "2+1"])
    ('平台', '2+1', '会呼吸', '善感知', '有温度', '砚企通')
    """
    return tuple(sorted({piece for word in user_words for piece in _PIECE.findall(word)}, key=lambda p: (len(p), p)))


def exact(engine: str, cut: Cut) -> Cut:
    """The same cut, its words slices of the text itself: blanks that the engine drops are words of their own.

    What the engine throws, and words that are not in the text, become `EngineError`.
    """

    def exactly(text: str) -> list[str]:
        # Engines take UTF-8; a lone surrogate has none, and a stand-in of the same length keeps the places.
        clean = script.whole(text)
        try:
            words = cut(clean)
        except Exception as error:
            raise EngineError(f"{engine} 切分失败：{type(error).__name__}: {error}，文字是 {text[:20]!r}") from error
        return words if "".join(words) == text else _placed(engine, words, clean, text)

    return exactly


def _placed(engine: str, words: Iterable[str], clean: str, text: str) -> list[str]:
    placed: list[str] = []
    at = 0
    for word in words:
        start = clean.find(word, at)
        if start < 0 or clean[at:start].strip():
            raise EngineError(f"{engine} 改动了文字：{text[at : at + 20]!r} 处没有 {word!r}")
        placed.extend(part for part in (text[at:start], text[start : start + len(word)]) if part)
        at = start + len(word)
    if clean[at:].strip():
        raise EngineError(f"{engine} 漏掉了文字 {text[at : at + 20]!r}")
    return [*placed, text[at:]] if at < len(text) else placed
