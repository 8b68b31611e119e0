"""XML of Word files → trees that mean what they say: no entities, no other files, one set of names."""

from functools import lru_cache
from typing import Any, TypeAlias

from pipeline.errors import InputError

# An element of lxml, which has no types and is loaded only where a Word file is read.
Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OOXML = "http://schemas.openxmlformats.org/"
# The strict dialect of ISO 29500 has other names for the same things.
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    f"{_STRICT}wordprocessingml/main": W[1:-1],
    f"{_STRICT}officeDocument/relationships": R[1:-1],
    f"{_STRICT}officeDocument/math": f"{_OOXML}officeDocument/2006/math",
    f"{_STRICT}drawingml/main": f"{_OOXML}drawingml/2006/main",
    f"{_STRICT}drawingml/diagram": f"{_OOXML}drawingml/2006/diagram",
}
_PREFIXES = {
    W[1:-1]: "w",
    f"{_OOXML}officeDocument/2006/math": "m",
    f"{_OOXML}drawingml/2006/main": "a",
    f"{_OOXML}drawingml/2006/diagram": "dgm",
    f"{_OOXML}markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
}
_OFF = frozenset({"0", "false", "off"})


def parse(raw: bytes, name: str) -> Element:
    """The root of one part, `name` being what an error calls it; `InputError` where it is broken or declares entities.

    Depth is bounded by the parser at 256 elements.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} 的 XML 不完整：{error}", hint="文件损坏，请用 Word 或 WPS 打开后另存") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"{name} 里有文档类型声明（DTD），Word 文件不应有", hint="请不要使用来历不明的文件")
    if any(uri.startswith(_STRICT) for uri in root.nsmap.values()):
        _translate(root)
    return root


def _translate(root: Element) -> None:
    for element in root.iter("{*}*"):
        element.tag = _renamed(str(element.tag))
        for key, value in element.attrib.items():
            if _STRICT in str(key):
                del element.attrib[key]
                element.set(_renamed(str(key)), value)


def _renamed(tag: str) -> str:
    uri, brace, local = tag[1:].partition("}")
    return f"{{{_TRANSITIONAL.get(uri, uri)}}}{local}" if brace else tag


@lru_cache(maxsize=1024)
def _short(tag: str) -> str:
    uri, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else local


def name(element: Element) -> str:
    """`w:p` and its like; the bare name where the namespace is none that is read here."""
    return _short(str(element.tag))


def child(element: Element | None, tag: str) -> Element | None:
    """The first child of that name in Word's own namespace, if there is one."""
    return None if element is None else element.find(W + tag)


def val(element: Element | None, key: str = "val") -> str:
    """An attribute in Word's own namespace; empty where it, or the element, is not there."""
    return "" if element is None else element.get(W + key, "")


def number(element: Element | None, key: str = "val") -> int | None:
    """The same as a whole number of up to nine digits; nothing where it is none."""
    text = val(element, key)
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def flag(element: Element | None, tag: str) -> bool | None:
    """Whether a property is on or off; nothing where the element does not say."""
    found = child(element, tag)
    return None if found is None else val(found) not in _OFF


def alternative(element: Element) -> Element | None:
    """Of `mc:AlternateContent`, what is shown: the first choice, or where that has no words, what stands in for it."""
    choices = [each for each in element if name(each) == "mc:Choice"]
    fallback = next((each for each in element if name(each) == "mc:Fallback"), None)
    return next((each for each in choices if _speaks(each)), fallback if fallback is not None else None)


def _speaks(element: Element) -> bool:
    math = f"{{{_OOXML}officeDocument/2006/math}}t"
    return next(element.iter(f"{W}t", f"{W}sym", math, f"{W}fldChar", f"{W}br"), None) is not None
