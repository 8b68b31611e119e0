"""A Word file → the parts of it that are read, unpacked within bounds."""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.readers import _word_xml
from pipeline.readers._unpacking import FAULTS
from pipeline.readers._word_xml import Element

MOST_BYTES = 64 * 2**20
"""What the parts that are read may unpack to. A book of a million characters takes about 30 MiB."""

_OVERRIDE = re.compile(r"<(?:\w+:)?Override\s[^<>]{0,600}>")
_PART = re.compile(r"""PartName\s*=\s*["']([^"']+)["']""")
_MAIN = re.compile(
    r"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml|vnd\.ms-word)"
    r"\.(?:document|template)(?:\.macroEnabled(?:Template)?)?\.main\+xml"
)
_USUAL = "word/document.xml"
_TYPES = "[content_types].xml"


class Parts(NamedTuple):
    """The trees that a text is made of; `pasted` and `diagrams` by the relationship that places them."""

    main: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    core: Element | None
    diagrams: Mapping[str, Element]
    pasted: Mapping[str, bytes]


class _Link(NamedTuple):
    id: str
    kind: str
    part: str


class _Package(NamedTuple):
    name: str
    archive: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]


def recognises(raw: bytes) -> bool:
    """Whether bytes are a Word file, or the torn beginning of one."""
    if not raw.startswith(b"PK\x03\x04"):
        return False
    try:
        return bool(_main(_open(raw, "")))
    except InputError:
        return b"word/document.xml" in raw


def parts(raw: bytes, name: str) -> Parts:
    """The parts of a Word file; `InputError` where it is torn, locked, too large or no Word file."""
    package = _open(raw, name)
    main = _main(package)
    if not main:
        raise InputError(f"{name} 不是 Word 文件（docx）", hint="请用 Word 或 WPS 打开后另存为 docx")
    links = _links(package, main)
    wanted = {link.kind: link.part for link in reversed(links) if link.part in package.entries}
    found = [main, *(wanted.get(kind, "") for kind in ("styles", "numbering", "footnotes", "endnotes")), _core(package)]
    diagrams = [link for link in links if link.kind == "diagramData" and link.part in package.entries]
    pasted = [link for link in links if link.kind == "aFChunk" and link.part in package.entries]
    contents = _contents(package, [*found, *(link.part for link in (*diagrams, *pasted))])
    trees = [_word_xml.parse(contents[part], f"{name}（{part}）") if part else None for part in found]
    root, styles, numbering, footnotes, endnotes, core = trees
    assert root is not None
    return Parts(
        root,
        styles,
        numbering,
        footnotes,
        endnotes,
        core,
        {link.id: _word_xml.parse(contents[link.part], f"{name}（{link.part}）") for link in diagrams},
        {link.id: contents[link.part] for link in pasted},
    )


def _open(raw: bytes, name: str) -> _Package:
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except FAULTS as error:
        raise InputError(
            f"{name} 的压缩包损坏，可能没有下载完", hint="请重新取得，或用 Word、WPS 修复后另存"
        ) from error
    # Some writers use backslashes, or other cases than the lists of the package do.
    entries = {_plain(entry.filename): entry for entry in reversed(archive.infolist())}
    return _Package(name, archive, entries)


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _main(package: _Package) -> str:
    """The part with the text: what the list of contents calls so, else where it usually is; empty where neither is."""
    if _TYPES in package.entries:
        for override in _OVERRIDE.findall(_read(package, _TYPES, 2**20).decode("utf-8", "replace")):
            part = _PART.search(override)
            if part and _MAIN.search(override) and _plain(part[1]) in package.entries:
                return _plain(part[1])
    return _USUAL if _USUAL in package.entries else ""


def _core(package: _Package) -> str:
    return "docprops/core.xml" if "docprops/core.xml" in package.entries else ""


def _links(package: _Package, part: str) -> list[_Link]:
    """What a part refers to inside the file; where it lies outside, it is not for us to follow."""
    folder, base = posixpath.split(part)
    path = f"{folder}/_rels/{base}.rels".lstrip("/")
    if path not in package.entries:
        names = ("styles", "numbering", "footnotes", "endnotes")
        return [_Link("", each, f"{folder}/{each}.xml".lstrip("/")) for each in names]
    root = _word_xml.parse(_read(package, path, 2**22), f"{package.name}（{path}）")
    return [
        _Link(
            link.get("Id", ""),
            link.get("Type", "").rpartition("/")[2],
            _plain(posixpath.normpath(posixpath.join("/" + folder, link.get("Target", "")))),
        )
        for link in root
        if link.get("TargetMode") != "External"
    ]


def _contents(package: _Package, wanted: list[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for part in wanted:
        if part and part not in found:
            found[part] = _read(package, part, left)
            left -= len(found[part])
    return found


def _read(package: _Package, part: str, most: int) -> bytes:
    """One part; more than it declares, or than `most`, is never unpacked."""
    entry = package.entries[part]
    too_large = InputError(
        f"{package.name} 解开后超过 {MOST_BYTES // 2**20} MiB，不读", hint="请拆成几个文件，或确认它不是压缩炸弹"
    )
    if entry.file_size > most:
        raise too_large
    if entry.flag_bits & 1:
        raise InputError(f"{package.name} 的压缩包设有密码", hint="请去掉密码后再读")
    try:
        with package.archive.open(entry) as stream:
            found = stream.read(most + 1)
    except FAULTS as error:
        raise InputError(
            f"{package.name} 的压缩包损坏（{part}）", hint="请重新取得，或用 Word、WPS 修复后另存"
        ) from error
    if len(found) > most:
        raise too_large
    return found
