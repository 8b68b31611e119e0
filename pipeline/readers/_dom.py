"""A parsed page → the lines it shows, with what their elements say of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select summary"
    " table tbody td tfoot th thead tr ul".split(" ")
)
_UNSHOWN = frozenset(
    "script style template noscript iframe svg math head title object embed audio video canvas".split(" ")
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAMED = frozenset("h1 h2 h3 h4 h5 h6 li caption".split(" "))
_FURNITURE = frozenset("nav footer aside form button select menu dialog header".split(" "))
_ROLES = frozenset("navigation banner contentinfo search complementary menu menubar toolbar dialog".split(" "))
_HINT = re.compile(
    r"(?<![a-z])(?:nav|navi|navbar|navigation|menu|crumbs?|breadcrumbs?|head|header|top|topbar|foot|footer|bottom|tool|tools"
    r"|toolbar|share|bdshare|bshare|side|sidebar|search|login|pager|pagination|related?|recommend|qr|qrcode|ewm|copyright"
    r"|banner|friendlinks?|comments?|fontsize|print|position|location|dqwz|mbx)(?![a-z])"
)
# A form may hold the whole page, and a box called print the text that is to be printed.
_LARGEST_FURNITURE = 300
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class Piece(NamedTuple):
    """A line that the page shows.

    `apart`: it begins a block. `furniture`: by its element. `tag`: the heading, list or caption it is. `linked`:
    how many of its characters are links. `cells`: where the columns of a row stand, as rows back, start and end.
    `level`: the depth of the heading that its format says it is. `breaks`: where in it pages begin.
    """

    text: str
    apart: bool = True
    furniture: bool = False
    tag: str = ""
    linked: int = 0
    links: int = 0
    cells: tuple[tuple[int, int, int], ...] = ()
    table: int = 0
    header: bool = False
    level: int = 0
    breaks: tuple[int, ...] = ()


class _Scope(NamedTuple):
    """What a text inherits from the elements around it."""

    furniture: bool = False
    tag: str = ""
    linked: bool = False
    kept: bool = False


_Shown = list[tuple[str, _Scope]]


def pieces(root: LexborNode, tables: dict[int, list[Piece]]) -> Iterator[Piece]:
    """The lines of a page in order; `tables` holds the rows of those tables that are data, by `mem_id`."""
    shown: _Shown = []
    apart = True
    todo: list[tuple[LexborNode | None, _Scope]] = [(root, _Scope())]
    while todo:
        node, scope = todo.pop()
        if node is not None and node.is_text_node:
            shown.append((node.text_content or "", scope))
            continue
        if node is not None and (not node.is_element_node or _is_hidden(node)):
            continue
        if node is None or node.tag == "br" or node.tag in _BLOCKS:
            found = list(_lines(shown, apart=apart))
            yield from found
            # After <br> the block goes on; a second one makes an empty line.
            apart = node is None or node.tag != "br" or not found
            shown = []
        if node is None:
            continue
        if node.mem_id in tables:
            yield from (row._replace(furniture=row.furniture or scope.furniture) for row in tables[node.mem_id])
            continue
        inner = _inner(node, scope)
        if node.tag in _BLOCKS:
            todo.append((None, scope))
        todo.extend((child, inner) for child in reversed(list(node.iter(include_text=True))))
    yield from _lines(shown, apart=apart)


def _is_hidden(node: LexborNode) -> bool:
    if node.tag in _UNSHOWN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDING.search(attributes.get("style") or ""))


def _inner(node: LexborNode, scope: _Scope) -> _Scope:
    tag = node.tag or ""
    return _Scope(
        furniture=scope.furniture or _is_furniture(node, tag),
        tag=tag if tag in _NAMED else scope.tag,
        linked=scope.linked or tag == "a",
        kept=scope.kept or tag == "pre",
    )


def _is_furniture(node: LexborNode, tag: str) -> bool:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    if tag not in _FURNITURE and attributes.get("role") not in _ROLES and not _HINT.search(names):
        return False
    if tag not in ("nav", "footer") and node.css_first("h1, h2"):
        return False
    said = len(_BLANKS.sub("", node.text()))
    return said <= _LARGEST_FURNITURE or said < 2 * sum(len(link.text()) for link in node.css("a"))


def _lines(shown: _Shown, *, apart: bool) -> Iterator[Piece]:
    """The text since the last break, with blanks collapsed as a browser does; nothing where nothing shows."""
    if not any(part.strip() for part, _ in shown):
        return
    scope = next(scope for part, scope in shown if part.strip())
    whole = "".join(part for part, _ in shown)
    linked = [part for part, scope in shown if scope.linked and part.strip()]
    for line in whole.split("\n") if scope.kept else (whole,):
        text = _BLANKS.sub(" ", line).strip(" ")
        if text.strip():
            furniture = all(scope.furniture for part, scope in shown if part.strip())
            yield Piece(text, apart, furniture, scope.tag, sum(map(len, linked)), len(linked))
            apart = False
