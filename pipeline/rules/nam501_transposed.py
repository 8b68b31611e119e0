"""名称中相邻两字颠倒。

为何要紧：颠倒的名称检索不到，图谱与台账里会成为另一个事物。
反例：建设泊岭经济开发区。……企业向泊岭济经开发区集中。
正例：建设泊岭经济开发区。……泊岭开发区经济总量居全市首位。
"""

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Extract, Mention

_KINDS = frozenset({"CARRIER", "ORG"})
_LEAST = 6
_FIRM = 2


@rule("NAM501", family="naming", severity="warning")
def transposed(extract: Extract) -> Objections:
    """Stretches that have the signs of a name of the document, two neighbours of them exchanged."""
    text = extract.document.text
    names: dict[str, Mention] = {}
    for mention in extract.mentions:
        if mention.kind in _KINDS and len(mention.text) >= _LEAST and not any(map(str.isspace, mention.text)):
            names.setdefault(mention.text, mention)
    told: set[str] = set()
    for name, first in names.items():
        for turned in _turned(name):
            at = text.find(turned)
            if at >= 0 and name not in told:
                told.add(turned)
                yield Objection(
                    f"“{turned}”似为“{name}”之误，两字颠倒",
                    (extract.document.span(first.start, first.end), extract.document.span(at, at + len(turned))),
                )


def _turned(name: str) -> list[str]:
    """The name with two neighbours exchanged, its first two and its last sign aside."""
    pairs = (i for i in range(_FIRM, len(name) - 2) if name[i] != name[i + 1])
    return [name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in pairs]
