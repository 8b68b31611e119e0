"""Pages whose elements nest without end, made shallow before they are parsed.

A parser takes time with the square of the depth: 100,000 `<div>` in one another take a minute; 8,000 `<font>` that are
never closed, and that every paragraph opens anew, half of one. Browsers stop at a depth of 512 and show what is below
it all the same.
"""

import re
from collections import Counter
from collections.abc import Callable

DEEPEST = 512
_MOST_DRESS = 16
_MOST_ATTRIBUTES, _LONG = 500, 4_000
# A comment or a script as a whole, else a tag up to the first angle that is in no quoted value.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|title|textarea|xmp|noscript|iframe)\b[^>]*>.*?(?:</(?P=raw)\b|\Z)"
    r"""|<(?P<shut>/?)(?P<name>[a-z][^\s/>]*)(?P<rest>(?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*)>?""",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_NEXT = re.compile(r"[\s/]+")
# What the parser closes by itself before the next of its kind, or what holds nothing.
_FLAT = frozenset(
    "p li dd dt td th tr thead tbody tfoot option optgroup rt rp a area base br col embed hr img input link meta param"
    " source track wbr".split()
)
# What the parser opens anew in every block until it is closed; it says nothing of the text.
_DRESS = frozenset("b big code em font i nobr s small strike strong tt u".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dialog dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header html listing main menu nav ol pre section select summary details table ul".split()
)
_INLINE = frozenset("span sub sup var ruby".split())


def shallow(source: str) -> str:
    """The page itself, or where it may nest too deep the same with what is below that depth side by side.

    Nothing that is shown is lost: where a block began or ended there, a line does.
    """
    opened, closed, ends = source.count("<"), source.count("</"), source.count(">")
    if opened - closed <= DEEPEST and ends - opened <= DEEPEST and max(map(len, source.split(">"))) <= _LONG:
        return source
    return _TAG.sub(_levels(), source)


def _levels() -> Callable[[re.Match[str]], str]:
    """What is to stand in place of a tag, asked for one after the other."""
    path: list[tuple[str, bool]] = []
    held: Counter[str] = Counter()

    def close(name: str, tag: str) -> str:
        if name in _DRESS or not held[name]:
            held[name] -= held[name] > 0
            return tag
        while True:
            last, kept = path.pop()
            held[last] -= 1
            if last == name:
                return tag if kept else _line(name)

    def open_(name: str, tag: str, rest: str) -> str:
        drawn = rest.endswith("/") and held["svg"] + held["math"] and name not in _BLOCKS | _DRESS | _INLINE
        if name in _FLAT or drawn:
            return _bare(name, tag, rest)
        held[name] += 1
        if name in _DRESS:
            return _bare(name, tag, rest) if sum(held[each] for each in _DRESS) <= _MOST_DRESS else ""
        kept = len(path) < DEEPEST
        path.append((name, kept))
        return _bare(name, tag, rest) if kept else _line(name)

    def instead(match: re.Match[str]) -> str:
        if not match["name"]:
            return match.group()
        name = match["name"].lower()
        return close(name, match.group()) if match["shut"] else open_(name, match.group(), match["rest"])

    return instead


def _line(name: str) -> str:
    return "<br>" if name in _BLOCKS else ""


def _bare(name: str, tag: str, rest: str) -> str:
    """The tag; one with more attributes than a page has any use for, without them."""
    many = len(rest) > _LONG and len(_NEXT.findall(_VALUE.sub("=", rest))) > _MOST_ATTRIBUTES
    return f"<{name}>" if many else tag
