"""Small PDFs written by hand, sign by sign: fonts without a map, pictures, rules, locks that no library would write."""

import zlib
from collections.abc import Mapping, Sequence

# A Chinese font that is named and not embedded: its character map is known to every reader.
SONG = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000"
    "/W[1 95 500]>>]>>"
)
BOX = (0, 0, 595, 842)


def song(text: str) -> str:
    """The codes of a text in the Chinese font."""
    return f"<{text.encode('utf-16-be').hex()}>"


def line(text: str, x: float, y: float, size: float = 12, font: str = "S") -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm {song(text)} Tj ET\n"


def codes(said: bytes, x: float, y: float, size: float = 12, font: str = "D") -> str:
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{said.hex()}> Tj ET\n"


def type3(
    shapes: Mapping[int, Sequence[int]], *, width: int = 500, to_unicode: Mapping[int, int] | None = None
) -> list[str]:
    """A font whose signs are boxes: code → x, y, width, height; its names say nothing. The font, then its objects."""
    names = {code: f"g{code}x" for code in shapes}
    first, last = min(shapes), max(shapes)
    procedures = "".join(f"/{names[code]} {{{i}}} 0 R" for i, code in enumerate(shapes, 1))
    differences = " ".join(f"{code}/{name}" for code, name in names.items())
    encoding = f"<</Type/Encoding/Differences[{differences}]>>"
    mapped = f"/ToUnicode {{{len(shapes) + 1}}} 0 R" if to_unicode is not None else ""
    font = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar {first}"
        f"/LastChar {last}/Widths[{f'{width} ' * (last - first + 1)}]/Encoding{encoding}"
        f"/CharProcs<<{procedures}>>/Resources<<>>{mapped}>>"
    )
    drawings = (f"{width} 0 {x} {y} {x + w} {y + h} d1 {x} {y} {w} {h} re f" for x, y, w, h in shapes.values())
    objects = [font, *map(stream, drawings)]
    if to_unicode is not None:
        objects.append(stream(_map(to_unicode)))
    return objects


def _map(to_unicode: Mapping[int, int]) -> str:
    rows = "".join(f"<{code:02x}> <{char:04x}>\n" for code, char in to_unicode.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(to_unicode)} beginbfchar\n{rows}endbfchar endcmap end end"
    )


def stream(content: str | bytes, extra: str = "", *, packed: bool = False) -> str:
    raw = content.encode("latin-1") if isinstance(content, str) else content
    if packed:
        raw, extra = zlib.compress(raw), extra + "/Filter/FlateDecode"
    return f"<<{extra}/Length {len(raw)}>>stream\n{raw.decode('latin-1')}\nendstream"


def pdf(
    pages: Sequence[str],
    fonts: Mapping[str, str | Sequence[str]] | None = None,
    *,
    box: Sequence[float] = BOX,
    page: str = "",
    resources: str = "",
    more: Sequence[str] = (),
    catalog: str = "",
    title: str = "",
    packed: bool = False,
) -> bytes:
    """A file of these pages, each as its drawing; a font of several objects names the others as `{1}`, `{2}` …

    `more` are objects that `resources` or `page` name as `{more0}`, `{more1}` …
    """
    objects: list[str] = ["", ""]
    named = []
    for name, font in {"S": SONG, **(fonts or {})}.items():
        parts = [font] if isinstance(font, str) else list(font)
        first = len(objects) + 1
        for i in range(1, len(parts)):
            parts[0] = parts[0].replace(f"{{{i}}}", str(first + i))
        objects += parts
        named.append(f"/{name} {first} 0 R")
    places = {}
    for i, each in enumerate(more):
        objects.append(each)
        places[f"{{more{i}}}"] = str(len(objects))
    for place, number in places.items():
        resources, page, catalog = (said.replace(place, number) for said in (resources, page, catalog))
    kids = []
    for content in pages:
        objects.append(stream(content, packed=packed))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{' '.join(map(str, box))}]/Contents {len(objects)} 0 R{page}"
            f"/Resources<</Font<<{''.join(named)}>>{resources}>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    if title:
        objects.append(f"<</Title<feff{title.encode('utf-16-be').hex()}>>>")
    return written(objects, f"/Info {len(objects)} 0 R" if title else "")


def written(objects: Sequence[str], trailer: str = "") -> bytes:
    """Objects with their table of places; the first is the catalogue."""
    said = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(said))
        said += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(said)}\n%%EOF\n"
    return said + end.encode("latin-1")
