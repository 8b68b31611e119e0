"""What a page shows, text node by text node: found without `_dom`, so that the one can be checked by the other."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

# Never drawn, or drawn only where something else cannot be. What SVG and MathML say is drawn.
_UNDRAWN = frozenset(
    "head script style template noscript title iframe noembed noframes object embed audio video canvas datalist".split()
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def stretches(root: LexborNode) -> Iterator[str]:
    """The texts that are drawn, in the order of the page."""
    todo = [root]
    while todo:
        node = todo.pop()
        if node.is_text_node:
            yield node.text_content or ""
        elif node.is_element_node and node.tag not in _UNDRAWN and not _is_hidden(node):
            todo.extend(reversed(list(node.iter(include_text=True))))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
