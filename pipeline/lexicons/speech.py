"""Words that do or tell how, by the parts of speech in jieba's dictionary: what a name does not begin or end with."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.lexicons import words

# Verbs that are no nouns, adverbs, prepositions, conjunctions, pronouns, particles, set phrases.
_ACTING = r"v|vd|vi|vq|df|d|ad|p|c|r|i|l|z|u\w?"
_IDIOM = 4


@lru_cache(maxsize=65_536)
def acts(word: str) -> bool:
    """Whether a word is a verb, an adverb or the like, and stands in no industry's or carrier's name of the lexicons.

    >>> acts("一直"), acts("破解"), acts("再生"), acts("产业")
    (True, True, False, False)
    """
    return word in _tagged(_ACTING) and word not in _names()


def is_idiom(word: str) -> bool:
    """Whether a word is a set phrase of four characters: 拔地而起."""
    return len(word) == _IDIOM and word in _tagged("i")


@cache
def _tagged(tags: str) -> frozenset[str]:
    dictionary = files("jieba").joinpath("dict.txt").read_text("utf-8")
    return frozenset(re.findall(rf"^(\S{{2,}}) [0-9]+ (?:{tags})$", dictionary, re.MULTILINE))


@cache
def _names() -> str:
    return "\n".join((*words("industries"), *words("carriers")))
