"""An OFD package (GB/T 33190-2016) → its pages: how large each is, and the elements of what is drawn on it."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pipeline.errors import InputError
from pipeline.readers import _unpacking, _xml
from pipeline.readers._unpacking import Pack

MOST_PAGES = 10_000
_ROOT, _LOCK = "OFD.xml", "Encryptions.xml"
_A4 = (0.0, 0.0, 210.0, 297.0)
# A number on a page is millimetres, or a share of a matrix; what is larger is no place on a page.
_FARTHEST = 100_000.0


class Resources(NamedTuple):
    """By identifier: the names of fonts, and drawings that pages use more than once."""

    fonts: Mapping[str, str]
    drawings: Mapping[str, Element]


class Leaf(NamedTuple):
    """A page in millimetres: its box, what is drawn on it from below, and what is put on it as annotations.

    `failed`: a part of it is not there or cannot be read.
    """

    box: tuple[float, float, float, float]
    drawn: list[Element]
    notes: list[Element]
    resources: Resources
    failed: bool


def opened(raw: bytes, name: str) -> Pack:
    """The package; `InputError` where it is none or is encrypted. What is signed is read as what is not."""
    pack = _unpacking.pack(raw, name)
    if _place(pack, "", _LOCK) in pack.members:
        raise InputError(f"{name} 加了密", hint="请向发文单位索取不加密的版本，或用阅读软件解密后另存")
    return pack


def title(pack: Pack) -> str:
    """What the package says it is called."""
    return next((" ".join((each.text or "").split()) for each in _tree(pack, _ROOT).iter("Title")), "")


def leaves(pack: Pack) -> Iterator[Leaf]:
    """The pages of all its documents, in order."""
    count = 0
    for body in _tree(pack, _ROOT).iter("DocRoot"):
        path = _place(pack, "", body.text or "")
        root = _tree(pack, path)
        known: dict[str, Element | None] = {}
        parts = _Parts(
            _resources(pack, path, root),
            {each.get("ID", ""): _place(pack, path, each.get("BaseLoc", "")) for each in root.iter("TemplatePage")},
            _notes(pack, path, root),
            known,
        )
        for page in root.findall("Pages/Page"):
            count += 1
            if count > MOST_PAGES:
                raise InputError(f"{pack.name} 超过 {MOST_PAGES:,} 页", hint="请拆成几个文件")
            yield _leaf(pack, _place(pack, path, page.get("BaseLoc", "")), page.get("ID", ""), root, parts)


class _Parts(NamedTuple):
    """What the pages of a document share; `known` are the files read before, `None` for a page that has been given."""

    resources: Resources
    templates: Mapping[str, str]
    notes: Mapping[str, list[str]]
    known: dict[str, Element | None]


def _leaf(pack: Pack, path: str, number: str, root: Element, parts: _Parts) -> Leaf:
    # No two pages are one file, but in a file that means to be read without end.
    content = None if path in parts.known else _tried(pack, path)
    parts.known[path] = None
    if content is None:
        return Leaf(_box(root.find("CommonData/PageArea")), [], [], parts.resources, failed=True)
    below: list[Element | None] = []
    above: list[Element | None] = []
    for use in content.iter("Template"):
        template = _shared(pack, parts.templates.get(use.get("TemplateID", ""), ""), parts)
        (above if use.get("ZOrder") == "Foreground" else below).append(template)
    put = [_shared(pack, note, parts) for note in dict.fromkeys(parts.notes.get(number, []))]
    own = _resources(pack, path, content)
    return Leaf(
        _box(content.find("Area"), root.find("CommonData/PageArea")),
        [each for each in (*below, content, *above) if each is not None],
        [each for each in put if each is not None],
        Resources({**parts.resources.fonts, **own.fonts}, {**parts.resources.drawings, **own.drawings}),
        failed=None in (*below, *above, *put),
    )


def _shared(pack: Pack, path: str, parts: _Parts) -> Element | None:
    if path not in parts.known:
        parts.known[path] = _tried(pack, path)
    return parts.known[path]


def _notes(pack: Pack, path: str, root: Element) -> dict[str, list[str]]:
    """The files of annotations, by the identifier of the page that they are put on."""
    found: dict[str, list[str]] = {}
    for each in root.findall("Annotations"):
        own = _place(pack, path, each.text or "")
        listed = _tried(pack, own)
        for page in listed.iter("Page") if listed is not None else ():
            files = [_place(pack, own, file.text or "") for file in page.iter("FileLoc")]
            found.setdefault(page.get("PageID", ""), []).extend(files)
    return found


def _resources(pack: Pack, path: str, root: Element) -> Resources:
    fonts: dict[str, str] = {}
    drawings: dict[str, Element] = {}
    for kind in ("PublicRes", "DocumentRes", "PageRes"):
        for each in root.iter(kind):
            found = _tried(pack, _place(pack, path, each.text or ""))
            for entry in found.iter() if found is not None else ():
                if entry.tag == "Font":
                    fonts[entry.get("ID", "")] = entry.get("FontName", "")
                elif entry.tag == "CompositeGraphicUnit":
                    drawings[entry.get("ID", "")] = entry
    return Resources(fonts, drawings)


def _place(pack: Pack, base: str, said: str) -> str:
    """The name in the archive of a path that a file of it names: from the root, or from the folder of that file."""
    said = said.strip().replace("\\", "/")
    return pack.place(
        said.lstrip("/") if said.startswith("/") or not said else posixpath.join(posixpath.dirname(base), said)
    )


def _tree(pack: Pack, path: str) -> Element:
    if path not in pack.members:
        raise InputError(f"{pack.name} 不是完整的 OFD 文件，缺少 {path}", hint="请重新取得文件")
    return _xml.tree(_unpacking.unpacked(pack, path), f"{pack.name}/{path}")


def _tried(pack: Pack, path: str) -> Element | None:
    try:
        return _tree(pack, path)
    except InputError:
        return None


def _box(*areas: Element | None) -> tuple[float, float, float, float]:
    for area in areas:
        box = numbers(area.findtext("PhysicalBox", "")) if area is not None else []
        if len(box) == 4 and box[2] > 0 and box[3] > 0:
            return box[0], box[1], box[2], box[3]
    return _A4


def numbers(said: str) -> list[float]:
    """The numbers of a list; what is none, or is far from any page, ends it."""
    found = []
    for word in said.split():
        try:
            number = float(word)
        except ValueError:
            break
        if not abs(number) < _FARTHEST:
            break
        found.append(number)
    return found
