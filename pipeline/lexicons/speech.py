"""Words that do or tell how, by the parts of speech in jieba's dictionary: what a name does not begin or end with."""

import re
from functools import cache
from importlib.resources import files

from pipeline.lexicons import words

# Verbs that are no nouns, adverbs, prepositions, conjunctions, pronouns, particles, set phrases.
_ACTING = r"v|vd|vi|vq|df|d|ad|p|c|r|i|l|z|u\w?"
_LONGEST = 5


@cache
def acting() -> frozenset[str]:
    """Verbs, adverbs, particles, but for those that stand in a name of the lexicons of industries and carriers."""
    return _tagged(_ACTING) - _inside("industries") - _inside("carriers")


@cache
def idioms() -> frozenset[str]:
    """Set phrases of four characters: 拔地而起."""
    return frozenset(word for word in _tagged("i") if len(word) == 4)


def _tagged(tags: str) -> frozenset[str]:
    dictionary = files("jieba").joinpath("dict.txt").read_text("utf-8")
    return frozenset(re.findall(rf"^(\S{{2,{_LONGEST}}}) [0-9]+ (?:{tags})$", dictionary, re.MULTILINE))


def _inside(table: str) -> set[str]:
    """Every stretch of two signs and more of the words of a table."""
    names = words(table)
    return {
        name[i:j] for name in names for i in range(len(name)) for j in range(i + 2, min(len(name), i + _LONGEST) + 1)
    }
