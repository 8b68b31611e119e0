"""Sound files of every format that is read, all of one made-up text."""

import gzip
import html
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import ofd_files
import pdf_files
import word_files
import xlsxwriter
from archives import zipped

from pipeline.readers import _office

TEXT = "\n".join(
    (
        "云岫市2025年工业发展方案",
        "一、总体要求",
        "到2025年，全市规模以上工业增加值突破1800亿元，年均增长8.7%左右，建成新材料、新能源等7个未来产业。",
        "二、主要任务",
        "（一）培育新动能。依托云岫经济开发区，建设3个省级基地，新增企业120家，总投资46.5亿元。",
        "（二）提升旧产业。统筹推进上述9个未来产业，2024年完成技术改造项目238个，占比提高到35%以上。",
        "三、保障措施",
        "市工业和信息化局（以下简称市工信局）会同临渚县、沧岭区，落实《云岫市工业发展专项规划》，每季度调度1次。",
    )
)
_XML = "".join(map(chr, (*range(0x9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))))
_NO_XML = str.maketrans(_XML, "\ufffd" * len(_XML))
# Signs to a line and lines to a page, so that none stands outside the paper: some count for two.
PAGE = 24


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def marked_up(text: str) -> str:
    """The text as XML and HTML may hold it."""
    return html.escape(text.translate(_NO_XML), quote=False)


def page(text: str) -> bytes:
    body = "".join(f"<p>{marked_up(line)}</p>" for line in text.split("\n"))
    return _encoded(f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>')


def _pdf(text: str) -> bytes:
    lines = [line[at : at + PAGE] for line in text.split("\n") for at in range(0, max(1, len(line)), PAGE)]
    plain = [line.translate(_NO_XML).encode("utf-16-be", "replace").decode("utf-16-be") for line in lines]
    sheets = [plain[at : at + PAGE] for at in range(0, len(plain), PAGE)]
    drawn = ["".join(pdf_files.line(said, 60, 780 - 18 * i) for i, said in enumerate(sheet)) for sheet in sheets]
    return pdf_files.pdf(drawn, packed=len(text) % 2 == 0)


def _docx(text: str) -> bytes:
    return word_files.word("".join(map(word_files.p, marked_up(text).split("\n"))))


def _rtf(text: str) -> bytes:
    units = text.encode("utf-16-le", "surrogatepass")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return ("{\\rtf1\\ansi " + "".join("\\par\n" if code == 10 else f"\\u{code}?" for code in codes) + "}").encode()


@cache
def _doc(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "a.rtf").write_bytes(_rtf(text))
        command = [_office.program(), "--headless", f"-env:UserInstallation={(folder / 'own').as_uri()}"]
        command += ["--convert-to", "doc", "--outdir", str(folder), str(folder / "a.rtf")]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return (folder / "a.doc").read_bytes()


def book(*pages: bytes, more: dict[str, bytes | str] | None = None) -> bytes:
    items = "".join(f'<item id="p{i}" href="{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(pages)))
    spine = "".join(f'<itemref idref="p{i}"/>' for i in range(len(pages)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"{i}.xhtml": each for i, each in enumerate(pages)},
            **(more or {}),
        }
    )


def _ofd(text: str) -> bytes:
    lines = [line[at : at + PAGE] for line in text.split("\n") for at in range(0, max(1, len(line)), PAGE)]
    plain = [line.translate(_NO_XML) for line in lines]
    sheets = [plain[at : at + PAGE] for at in range(0, len(plain), PAGE)]
    return ofd_files.ofd(
        *(
            ofd_files.page("".join(ofd_files.line(said, 25, 20 + 6.5 * i) for i, said in enumerate(sheet) if said))
            for sheet in sheets
        )
    )


def rows(text: str) -> bytes:
    return _encoded('标题,正文\n云岫市2025年工业发展方案,"' + text.replace('"', '""') + '"\n')


def _xlsx(text: str) -> bytes:
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("标题", "正文"))
        said = text.translate(_NO_XML)
        # A cell of a workbook holds no more than 32,767 characters.
        for row, at in enumerate(range(0, len(said), 32_000), 1):
            sheet.write_row(row, 0, (f"云岫市方案之{row}", said[at : at + 32_000]))
    return raw.getvalue()


def _tar(text: str) -> bytes:
    return tarred({"云岫/方案.txt": _encoded(text), "云岫/读我.md": b"# \xe4\xba\x91\xe5\xb2\xab\n"})


def tarred(files: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return raw.getvalue()


Maker = Callable[[str], bytes]
FORMATS: dict[str, Maker] = {
    "txt": _encoded,
    "md": _encoded,
    "html": page,
    "pdf": _pdf,
    "docx": _docx,
    "doc": _doc,
    "rtf": _rtf,
    "epub": lambda text: book(page(text)),
    "ofd": _ofd,
    "csv": rows,
    "xlsx": _xlsx,
    "zip": lambda text: zipped({"方案.txt": _encoded(text)}),
    "tar": _tar,
    "gz": lambda text: gzip.compress(_encoded(text), mtime=0),
}
BY_OFFICE = ("doc", "rtf")
"""What LibreOffice reads: seconds for each, and nothing at all where it is not installed."""
