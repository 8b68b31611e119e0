"""同一句提法用来说不同的事物。

为何要紧：一句响亮的提法说的是哪座城、哪个平台，前后应当一致，否则无从归类。
反例：加快建设“善感知、有温度”的智慧云岫。……打造“善感知、有温度”的滨海名城。
正例：两处都说“善感知、有温度”的智慧云岫。
"""

import re

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Extract, Mention, Span

# What the slogan is said of: the words after 的, up to the next mark.
_OF = re.compile(r"\s*[”\"』」]?的(?P<noun>[^\s，。；：！？、,.;:!?“”（）()]{2,12})")
_LEAST = 8


@rule("PAR301", family="parallel", severity="note")
def shared_slogan(extract: Extract) -> Objections:
    """Slogans of some length that qualify different nouns in one document."""
    nouns: dict[str, dict[str, Span]] = {}
    for mention in extract.mentions:
        name = "".join(mention.text.split())
        if mention.kind == "SLOGAN" and len(name) >= _LEAST and (said := _noun(extract, mention)):
            known = nouns.setdefault(name, {})
            if not any(_alike(said[0], other) for other in known):
                known[said[0]] = said[1]
    for name, known in nouns.items():
        if len(known) > 1:
            yield Objection(f"“{name}”说的是不同的事物：{'／'.join(known)}", tuple(known.values()))


def _noun(extract: Extract, mention: Mention) -> tuple[str, Span] | None:
    match = _OF.match(extract.document.text, mention.end)
    return (match["noun"], extract.document.span(mention.start, match.end())) if match else None


def _alike(one: str, other: str) -> bool:
    """的基本方针和…, 的基本方针: what follows the noun is not part of it."""
    return one[:2] == other[:2]
