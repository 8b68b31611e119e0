"""OFD files as the standard (GB/T 33190-2016) describes them, small enough to be written by hand."""

from collections.abc import Sequence

from archives import zipped

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 4.0


def _is_wide(char: str) -> bool:
    return "\x7f" < char < "\ue000" or "\uff00" < char < "\ufff0"


def line(
    text: str, x: float, y: float, *, size: float = SIZE, rest: str = "", more: str = "", wide: float = 1.0
) -> str:
    """A text object whose signs stand evenly, Chinese ones as far apart as they are wide, others half as far."""
    steps = " ".join(f"{size * wide * (1 if _is_wide(char) else 0.5):g}" for char in text[:-1])
    said = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} 180 {size * 1.2}" Font="1" Size="{size}" {rest}>{more}'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{said}</ofd:TextCode></ofd:TextObject>'
    )


def paragraph(text: str, y: float, *, x: float = 25.0, signs: int = 40, step: float = 7.0) -> str:
    """Lines of a paragraph with an indent of two signs, broken where they are full."""
    first, rest = text[: signs - 2], text[signs - 2 :]
    lines = [line(first, x + 2 * SIZE, y)]
    lines += [line(rest[at : at + signs], x, y + (at // signs + 1) * step) for at in range(0, len(rest), signs)]
    return "".join(lines)


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line."""
    return (
        f'<ofd:PathObject ID="8" Boundary="{x0} {y0} {max(x1 - x0, 0.4)} {max(y1 - y0, 0.4)}" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def page(content: str, *, template: str = "") -> str:
    """The file of a page."""
    use = f'<ofd:Template TemplateID="{template}"/>' if template else ""
    layer = f'<ofd:Content><ofd:Layer ID="2">{content}</ofd:Layer></ofd:Content>'
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page {_SPACE}>{use}{layer}</ofd:Page>'


def files(
    pages: Sequence[str], *, title: str = "", template: str = "", resources: str = "", rest: str = ""
) -> dict[str, str]:
    """The files of a package by their names."""
    listed = "".join(f'<ofd:Page ID="{i + 10}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    common = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    found = {
        "OFD.xml": f'<ofd:OFD {_SPACE} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:Title>{title}</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>{rest}</ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {_SPACE}><ofd:Fonts><ofd:Font ID="1" FontName="仿宋"/><ofd:Font ID="2" '
        f'FontName="Wingdings"/></ofd:Fonts>{resources}</ofd:Res>',
        **{f"Doc_0/Pages/Page_{i}/Content.xml": content for i, content in enumerate(pages)},
    }
    return {**found, "Doc_0/Tpls/Tpl_0/Content.xml": page(template)} if template else found


def ofd(*pages: str, **said: str) -> bytes:
    """A package of these pages."""
    return zipped(files(pages, **said))
