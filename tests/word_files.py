"""Word files for tests, made of the XML that a test is about."""

import io
import zipfile
from collections.abc import Mapping

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
BODY = "到2025年，全市规模以上工业增加值突破1800亿元，年均增长8.7%左右。"
_PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


def p(text: str = "", own: str = "", runs: str = "") -> str:
    """A paragraph; `own` its properties, `runs` what follows its text."""
    said = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{own}</w:pPr>{said}{runs}</w:p>"


def listed(text: str, number: int = 1, depth: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    """How a depth of a list is numbered."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def plan(number: int, levels: str) -> str:
    """A plan, with the list of the number after it."""
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def lists(**plans: int) -> str:
    """Lists by number (n1, n2 …) and the plans they follow."""
    return "".join(
        f'<w:num w:numId="{name[1:]}"><w:abstractNumId w:val="{number}"/></w:num>' for name, number in plans.items()
    )


def word(body: str, parts: Mapping[str, str] | None = None, links: str = "", kind: str = "document") -> bytes:
    """A Word file: its body, and other parts (`styles`, `numbering`, `footnotes`, `endnotes`, or a path) by name."""
    inner = dict(parts or {})
    known = {name: inner.pop(name) for name in list(inner) if name in _PARTS}
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>' for name in known)
    relations = "".join(
        f'<Relationship Id="k{name}" Type="{_OFFICE}/relationships/{name}" Target="{name}.xml"/>' for name in known
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.{kind}.main+xml"/>{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relations}{links}</Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{text}</w:{name}>" for name, text in known.items()},
        **inner,
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these, always the same bytes."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def run(text: str, own: str = "") -> str:
    """A run; `own` its properties."""
    return f'<w:r><w:rPr>{own}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str = "") -> str:
    """A field: its instruction, and the runs that are its result."""
    given_ = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{given_}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def styled(text: str, style: str, more: str = "") -> str:
    """A paragraph in a style."""
    return p(text, f'<w:pStyle w:val="{style}"/>{more}')


def outlined(text: str, depth: int) -> str:
    """A paragraph of an outline level, from 0."""
    return p(text, f'<w:outlineLvl w:val="{depth}"/>')


def cell(text: str, own: str = "") -> str:
    """A cell; `own` its properties."""
    return f"<w:tc><w:tcPr>{own}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, own: str = "") -> str:
    """A row; `own` its properties."""
    return f"<w:tr><w:trPr>{own}</w:trPr>{''.join(cells)}</w:tr>"


WIDE, DOWN, GOES_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
CHINESE = plan(
    0,
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircleChinese", "%4", '<w:suff w:val="nothing"/>'),
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2b"><w:name w:val="小节"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
LINKED = plan(
    0,
    level(0, "decimal", "%1", '<w:pStyle w:val="1"/>') + level(1, "decimal", "%1.%2", '<w:pStyle w:val="2"/>'),
)
BOX = "<w:txbxContent>{}</w:txbxContent>"
