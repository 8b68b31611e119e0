"""Sentence → words, one engine to a file: each offers `load(user_words) -> Cut`, whose words joined give the text back.

A `Cut` holds its engine and does not pickle: make one in each process.
"""

from collections.abc import Iterable
from pathlib import Path

from pipeline import lexicons, plugins
from pipeline.sentences import Cut


def load(engine: str, user_words: Iterable[str] | None = None) -> Cut:
    """An engine by name, with the names it keeps whole: the lexicons' unless given.

    Raises `EngineError` where there is no such engine, its package is not installed or its model not prepared.
    """
    module = plugins.load("pipeline.segmenters", engine, offers="load")
    cut: Cut = module.load(lexicons.user_words() if user_words is None else user_words)
    return cut


def files(engine: str) -> tuple[Path, ...]:
    """The files beside the code that decide how an engine cuts: those its `FILES` names, where they are there."""
    module = plugins.load("pipeline.segmenters", engine, offers="load")
    return tuple(path for name in getattr(module, "FILES", ()) if (path := module.MODEL / name).is_file())
