"""XML of packed formats → elements by their local names.

What declares a document type is refused: no entity is ever expanded, and nothing outside the file is looked up.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.parsers import expat

from pipeline.errors import InputError

_DEEPEST = 200
_CHUNK = 2**20


def tree(raw: bytes, name: str) -> Element:
    """The root of a document; `InputError` where it is not well formed, nests too deep or declares a type."""
    *_, root = each(raw, name, frozenset())
    return root


def each(raw: bytes, name: str, wanted: frozenset[str]) -> Iterator[Element]:
    """Elements of these names as soon as they end, apart from what is around them, and at last the root.

    Their text is what stands in them before, between and behind their children, put together.
    """
    done: list[Element] = []
    parser = _parser(done, wanted)
    try:
        for at in range(0, max(1, len(raw)), _CHUNK):
            parser.Parse(raw[at : at + _CHUNK], at + _CHUNK >= len(raw))
            yield from done
            done.clear()
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise InputError(f"{name} 里的 XML 读不通：{error}", hint="文件可能已损坏，请重新取得") from error


def _parser(done: list[Element], wanted: frozenset[str]) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    open_elements: list[tuple[Element, list[str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(open_elements) == _DEEPEST:
            raise ValueError(f"元素套了 {_DEEPEST} 层以上")
        element = Element(_local(tag), {_local(key): value for key, value in attributes.items()})
        if open_elements and element.tag not in wanted:
            open_elements[-1][0].append(element)
        open_elements.append((element, []))

    def end(_: str) -> None:
        element, pieces = open_elements.pop()
        element.text = "".join(pieces)
        if not open_elements or element.tag in wanted:
            done.append(element)

    def text(piece: str) -> None:
        open_elements[-1][1].append(piece)

    def refuse(*_: object) -> None:
        raise ValueError("声明了文档类型，其中可能藏有实体")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
