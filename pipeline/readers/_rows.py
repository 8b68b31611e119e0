"""Tables of texts, one to a row: which column holds them, and what the other columns say of them."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.readers import Part, Told, _grid, _matter
from pipeline.readers import html as pages
from pipeline.readers._dates import iso
from pipeline.readers._dom import Piece
from pipeline.readers._grid import Cell

Rows = Sequence[tuple[int, Sequence[str]]]
"""The rows of a table that show something: their number from 1 and as many cells in each as there are columns."""

# 内容 may be that of a measure, of a few words.
_SURE = frozenset("正文 全文 正文内容 文件正文 fulltext".split(" "))
_TEXT = frozenset(
    "正文 内容 全文 文本 原文 正文内容 文件内容 文章内容 文件正文 text content body fulltext article".split(" ")
)
_TITLE = frozenset("标题 题名 题目 名称 篇名 文件名称 文件标题 政策名称 文章标题 title headline".split(" "))
# The day of the document itself before that of its publication.
_DATES = ("成文日期", "发文日期", "印发日期", "发布日期", "发布时间", "公开日期", "日期", "时间")
_ISSUERS = ("发文机关", "发布机构", "发文机构", "发布单位", "发文单位", "制定机关")
_DATE = frozenset("date pubdate pub_date publish_date published publishtime publish_time".split(" "))
_ISSUER = frozenset("机关 机构 部门 发文部门 发布部门 issuer agency department".split(" "))
# Beside these a content is a text however short it is; 名称, 时间 and 部门 stand in tables of measures and tasks too.
_OF_TEXTS = (_TITLE | _DATE | {*_DATES, *_ISSUERS, "issuer"}) - {"名称", "时间"}
# What a head line may call itself so that it is read as one: the words of `_matter`, and the number of a document.
_FIELDS = frozenset(
    "成文日期 发文日期 印发日期 发布日期 发布时间 公开日期 日期 时间 文号 发文字号 索引号"
    " 发文机关 发布机构 发文机构 发布单位 发文单位 制定机关 来源".split(" ")
)
_META = {"发布日期": "PubDate", "发布时间": "PubDate", "来源": "ContentSource"}
_HAN = re.compile("[㐀-䶿一-鿿]")
# A cell that holds a text says more than the name of a measure or of a body; one that nothing calls so, much more.
_NAMED, _UNNAMED = 30, 100
_LOOKED_AT = 200
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"[-+≥≤]?[\d.,]+[%％]?")


class Columns(NamedTuple):
    """Which column holds the texts and which their titles (-1: none), what others say of them, and where rows begin."""

    text: int
    title: int
    fields: Mapping[int, str]
    first: int


def columns(rows: Rows) -> Columns | None:
    """What the columns of a table of texts hold; `None` where it is a table of something else."""
    if not rows:
        return None
    header = [_squeezed(cell) for cell in rows[0][1]]
    looked = rows[1 : _LOOKED_AT + 1]
    said = [_most(looked, column) for column in range(len(header))]
    named = _named(header, said)
    # Without a header the first row holds a text too.
    bare = max((len(_HAN.findall(cell)) for cell in rows[0][1]), default=0) >= _UNNAMED
    if bare:
        said = [_most(rows[:_LOOKED_AT], column) for column in range(len(header))]
    text = named if named >= 0 else max(range(len(header)), key=lambda i: (said[i], -i), default=-1)
    if text < 0 or (named < 0 and said[text] < _UNNAMED) or (len(header) == 1 and named < 0):
        return None
    if bare:
        return Columns(text, -1, {}, 0)
    title = next((i for i, name in enumerate(header) if name in _TITLE and i != text), -1)
    fields = {i: _field(name) for i, name in enumerate(header) if i not in (text, title) and _field(name)}
    return Columns(text, title, fields, 1)


def _named(header: Sequence[str], said: Sequence[float]) -> int:
    """Which column is called one of texts and, where nothing else tells a table of texts, says as much as they do."""
    sure = not _OF_TEXTS.isdisjoint(header)
    least = {name: 1 if sure or name in _SURE else _NAMED for name in _TEXT}
    return next((i for i, name in enumerate(header) if name in _TEXT and said[i] >= least[name]), -1)


def _most(rows: Rows, column: int) -> float:
    """How many Chinese characters the cells of a column have that are not empty, on the average."""
    said = [len(_HAN.findall(cells[column])) for _, cells in rows if cells[column]]
    return sum(said) / len(said) if said else 0


def _squeezed(cell: str) -> str:
    return "".join(cell.split()).strip("\ufeff").lower()


def _field(name: str) -> str:
    if name in _DATE:
        return "发布日期"
    return "发文机关" if name in _ISSUER else name if name in _FIELDS else ""


def parts(rows: Rows, found: Columns, name: str) -> Iterator[Part]:
    """The text of every row as a file would hold it, under a head as published texts have one."""
    if found.first:
        unread = [
            cell for i, cell in enumerate(rows[0][1]) if cell and i not in (found.text, found.title, *found.fields)
        ]
        if unread:
            yield Part(f"{name}/第{rows[0][0]}行", b"", f"这几列没有读：{'、'.join(unread)[:200]}")
    for number, cells in rows[found.first :]:
        own = f"{name}/第{number}行"
        if cells[found.text].strip():
            yield Part(own, _file(cells, found).encode("utf-8", "replace"), told=_told(cells, found))
        else:
            yield Part(own, b"", "正文是空的")


def _told(cells: Sequence[str], found: Columns) -> Told:
    said = {name: " ".join(cells[i].split()) for i, name in found.fields.items()}
    return Told(
        " ".join(cells[found.title].split()) if found.title >= 0 else "",
        _matter.bodies(next((said[name] for name in _ISSUERS if said.get(name)), "")),
        next((day for name in _DATES if (day := iso(said.get(name, "")))), ""),
    )


def _file(cells: Sequence[str], found: Columns) -> str:
    text = cells[found.text]
    title = " ".join(cells[found.title].split()) if found.title >= 0 else ""
    fields = {name: " ".join(cells[i].split()) for i, name in found.fields.items() if cells[i].strip()}
    if pages.recognises(text.encode("utf-8", "replace")):
        told = {"ArticleTitle": title, **{_META[name]: said for name, said in fields.items() if name in _META}}
        # What the head of a page says, as sites of state organs say it.
        metas = "".join(f'<meta name="{key}" content="{html.escape(said)}">' for key, said in told.items() if said)
        return f"<html><head>{metas}</head><body>{text}</body></html>"
    first = next(line for line in text.split("\n") if line.strip())
    repeated = not title or _squeezed(first).startswith(_squeezed(title))
    head = [] if repeated else [title if _matter.is_title(title) else f"标题：{title}"]
    head += [f"{name}：{said}" for name, said in fields.items()]
    return "\n".join([*head, "", text] if head else [text])


def pieces(rows: Rows, cells: Sequence[Sequence[Cell]], number: int) -> Iterator[Piece]:
    """A table of something else, a line to a row: what stands alone above and below it, and the table between."""
    alone = [sum(map(bool, each)) == 1 for _, each in rows]
    begin = alone.index(False) if False in alone else len(rows)
    end = len(rows) - alone[::-1].index(False) if False in alone else begin
    table = end - begin > 1
    heads = _heads(cells[begin]) if table else 0
    grid = [[cell._replace(heads=at < heads) for cell in row] for at, row in enumerate(cells[begin:end])]
    lines = [Piece("\t".join(filter(None, each))) for _, each in rows]
    yield from lines[:begin]
    yield from _grid.told(grid, number) if table else lines[begin:end]
    yield from lines[end:]


def _heads(first: Sequence[Cell]) -> int:
    """How many rows name the columns: the first, and those its cells reach down to where one reaches across."""
    named = all(_YEAR.fullmatch(cell.text) or not _NUMBER.fullmatch(cell.text) for cell in first)
    if not named:
        return 0
    return max(cell.high for cell in first) if any(cell.wide > 1 for cell in first) else 1
