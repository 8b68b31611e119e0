"""Markdown: the text as it stands; marks, addresses of links, tags and front matter are marked as no text."""

import re
from collections.abc import Iterator

from pipeline.readers import _encoding, _plausible, _structure, _tags
from pipeline.schema import Block, Document

SUFFIXES = (".md", ".markdown")
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(\w{2,12})[ \t]*[:：](.*)$", re.MULTILINE)
_RECORD = {
    **dict.fromkeys(("title", "标题"), "标题"),
    **dict.fromkeys(("date", "日期", "发布日期", "pubdate"), "发布日期"),
    **dict.fromkeys(("issuer", "author", "发文机关", "发布机构"), "来源"),
}


def read(raw: bytes, name: str) -> Document:
    """The document of a Markdown file; `InputError` where it is no Chinese text."""
    # Here and not above: markdown-it is loaded only where there is Markdown.
    from pipeline.readers import _markdown_lines

    text, encoding = _encoding.decode(raw, name)
    _plausible.check(text, name)
    front = _FRONT.match(text)
    behind = front.end() if front else 0
    lines = sorted(_markdown_lines.lines(text, behind), key=lambda line: line.start)
    head = [line._replace(given=Block("boilerplate", line.start, line.end)) for line in _tags.plain(text, 0, behind)]
    origin = _structure.Origin(name, "markdown", encoding)
    return _structure.lined(origin, text, [*head, *lines], dict(_record(front[1])) if front else {})


def _record(front: str) -> Iterator[tuple[str, str]]:
    for match in _FIELD.finditer(front):
        value = match[2].strip(" \t\"'“”")
        if value and match[1].lower() in _RECORD:
            yield _RECORD[match[1].lower()], value
