"""Words that do or tell how, by the parts of speech in jieba's dictionary: what a name does not begin with."""

import re
from functools import cache
from importlib.resources import files

from pipeline.lexicons import words

# Verbs that are no nouns, adverbs, prepositions, conjunctions, pronouns, particles, set phrases.
_ACTING = re.compile(r"^(\S{2,5}) [0-9]+ (?:v|vd|vi|vq|df|d|ad|p|c|r|i|l|z|u\w?)$", re.MULTILINE)
_LONGEST = 5


@cache
def acting() -> frozenset[str]:
    """Such words, but for those that stand in a name of the lexicons of industries and carriers."""
    dictionary = files("jieba").joinpath("dict.txt").read_text("utf-8")
    return frozenset(_ACTING.findall(dictionary)) - _inside("industries") - _inside("carriers")


def _inside(table: str) -> set[str]:
    """Every stretch of two signs and more of the words of a table."""
    names = words(table)
    return {
        name[i:j] for name in names for i in range(len(name)) for j in range(i + 2, min(len(name), i + _LONGEST) + 1)
    }
