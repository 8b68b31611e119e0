"""Words that do or tell how, by the parts of speech in jieba's dictionary: what a name does not begin or end with."""

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from pipeline.lexicons import trades, words

# Verbs that are no nouns, adverbs, prepositions, conjunctions, pronouns, particles, set phrases.
_ACTING = re.compile(r"^(\S{2,}) [0-9]+ (v|vd|vi|vq|df|d|ad|p|c|r|i|l|z|u\w?)$", re.MULTILINE)
# Not the names of persons, places, bodies and the like.
_COMMON = re.compile(r"^(\S{2,4}) [0-9]+ (?!n[rstz])\w+ ?$", re.MULTILINE)
_COUNTED = re.compile(r"^(\S{2,}) ([0-9]{4,}) ", re.MULTILINE)
# In the dictionary's counts: 群众 17,849, 总书记 1,104; 乡村 2,134, 振兴 659, 集群 216.
_USUAL = 1_000
_IDIOM = 4
_FUNCTIONS = frozenset("d df ad c p r u".split())
# The dictionary's words of one sign are not told apart: too many are parts of names.
_LEADING = frozenset("即比到同在对高长已只仅还又也都就则再将要可应须略达为是有无不以用共需仍") | {"已有", "只有"}


@lru_cache(maxsize=65_536)
def acts(word: str) -> bool:
    """Whether a word is a verb, an adverb or the like, and stands in no industry's or carrier's name of the lexicons.

    >>> acts("一直"), acts("破解"), acts("再生"), acts("产业")
    (True, True, False, False)
    """
    return word in _spoken() and word not in _names()


def does(word: str) -> bool:
    """Whether a word is a verb and no noun: 下放, 领取."""
    return _spoken().get(word) == "v" and word not in _names()


def leads(word: str) -> bool:
    """Whether a word only leads to others: an adverb, a preposition, a conjunction, a pronoun.

    >>> leads("必须"), leads("我国"), leads("取消")
    (True, True, False)
    """
    return word in _LEADING or _spoken().get(word, "") in _FUNCTIONS


def is_idiom(word: str) -> bool:
    """Whether a word is a set phrase of four characters: 拔地而起."""
    return len(word) == _IDIOM and _spoken().get(word) == "i"


def is_word(word: str) -> bool:
    """Whether the dictionary has it, names of its own aside."""
    return word in _common()


@cache
def _spoken() -> dict[str, str]:
    """All such words with their parts of speech: v a verb, i a set phrase."""
    return dict(_ACTING.findall(_dictionary()))


def is_usual(word: str) -> bool:
    """Whether the dictionary counts a word of two signs and more as one of the usual ones: 人民, but not 营商."""
    return word in _usual()


@cache
def _usual() -> frozenset[str]:
    return frozenset(word for word, times in _COUNTED.findall(_dictionary()) if int(times) >= _USUAL)


@cache
def _common() -> frozenset[str]:
    """Every word that is no name: many more, and asked for only where a list of works has an unknown item."""
    return frozenset(_COMMON.findall(_dictionary()))


def _dictionary() -> str:
    # To import jieba would take longer than to read its dictionary.
    package = find_spec("jieba")
    if not (package and package.origin):
        raise ModuleNotFoundError("jieba")
    return Path(package.origin).with_name("dict.txt").read_text("utf-8")


@cache
def _names() -> str:
    return "\n".join((*trades(), *words("carriers")))
