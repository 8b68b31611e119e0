"""What only some formats can be made to hold: depth, bombs, entities, ways out of the folder, wrong declarations."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator

import ofd_files
import pdf_files
import word_files
from archives import central, patched, renamed, zipped
from sound import TEXT, book, marked_up, page, rows, tarred

Peculiar = tuple[str, str, bytes]
"""The way, the format, the file."""
_BOMB = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "9"}">' for i in range(12))
_ENTITIES = f"<!DOCTYPE x [{_BOMB}<!ENTITY out SYSTEM 'file:///etc/passwd'>]>"
_DEEP = 100_000


def peculiar() -> Iterator[Peculiar]:
    """All of them, in order."""
    yield from _encodings()
    yield from _pages()
    yield from _word()
    yield from _packed()
    yield from _bombs()
    yield from _printed()
    yield from _tables()


def _encodings() -> Iterator[Peculiar]:
    for encoding in ("gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-32-be"):
        text = TEXT if encoding != "big5hkscs" else "臨渚縣2025年工業總產值突破1800億元，建成7個產業園區。" * 4
        for ending in ("txt", "md", "csv", "html"):
            yield f"{encoding}，没有说明", ending, text.encode(encoding)
            said = b'<html><meta charset="utf-8"><p>' + text.encode(encoding)
            yield f"{encoding}，说成 utf-8", ending, said
    half = len(TEXT) // 2
    for ending in ("txt", "md", "csv", "html"):
        yield "前一半 utf-8，后一半 gb18030", ending, TEXT[:half].encode() + TEXT[half:].encode("gb18030")
        yield "前一半 gb18030，后一半 utf-16", ending, TEXT[:half].encode("gb18030") + TEXT[half:].encode("utf-16")
        yield "gb18030 说成 utf-8 的 BOM", ending, b"\xef\xbb\xbf" + TEXT.encode("gb18030")


def _pages() -> Iterator[Peculiar]:
    sound = page(TEXT)
    for way, piece in (
        ("十万层 div", "<div>" * _DEEP),
        ("十万层 ul", "<ul><li>" * _DEEP),
        ("十万层表格", "<table><tr><td>" * _DEEP),
        ("三万个不闭合的 font", "".join(f"<font a={i}><p>甲" for i in range(30_000))),
        ("一个元素十万个属性", f"<p {' '.join(f'a{i}=1' for i in range(_DEEP))}>"),
        ("十万个结束标记", "</div>" * _DEEP),
        ("十万个实体", "&amp;&#9;&nbsp;7" * (_DEEP // 3)),
        ("表格跨十万行列", "<table><tr><td colspan=99999 rowspan=99999>7个<td>9个</table>" * 50),
        ("注释与脚本不闭合", "<!-- <script>"),
    ):
        spoilt = sound.replace(b"</p>", f"</p>{piece}".encode(), 1) if piece[:4] != "<!--" else sound + piece.encode()
        yield way, "html", spoilt
        yield way, "epub", book(spoilt)
        yield way, "csv", rows(spoilt.decode())
    yield "十万行表格", "html", page(TEXT) + b"<table>" + "<tr><td>产值<td>7<td>9".encode() * _DEEP
    yield "实体炸弹", "html", _ENTITIES.encode() + page(f"{TEXT}&a11;&out;")


def _word() -> Iterator[Peculiar]:
    paragraphs = "".join(map(word_files.p, marked_up(TEXT).split("\n")))
    nested = "<w:tbl><w:tr><w:tc>" * 5_000 + word_files.p("内") + "</w:tc></w:tr></w:tbl>" * 5_000
    yield "五千层表格", "docx", word_files.word(paragraphs + nested)
    table = "<w:tbl>" + word_files.row(*[word_files.cell("7")] * 20) * 3_000 + "</w:tbl>"
    yield "六万格表格", "docx", word_files.word(paragraphs + table)
    runs = "<w:r><w:t>7</w:t></w:r>" * 60_000
    yield "一段六万个文字块", "docx", word_files.word(paragraphs + word_files.p(runs=runs))
    raw = word_files.word(paragraphs)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"]
    yield "实体炸弹", "docx", zipped({**parts, "word/document.xml": _ENTITIES.encode() + body})
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="o{kind}" Type="{kinds}/{kind}" Target="file:///etc/passwd" TargetMode="External"/>'
        for kind in ("aFChunk", "image", "attachedTemplate", "footnotes")
    )
    yield "正文指向本机文件", "docx", word_files.word(paragraphs + '<w:altChunk r:id="oaFChunk"/>', links=links)


def _packed() -> Iterator[Peculiar]:
    text = TEXT.encode()
    out = {
        "../../a.txt": text,
        "/etc/b.txt": text,
        "C:\\c.txt": text,
        "d\x1b[2J\n.txt": text,
        ".." * 90 + "/e.txt": text,
    }
    yield "往外走的路径", "zip", zipped(out)
    yield "往外走的路径", "tar", tarred({name.replace("\n", ""): content for name, content in out.items()})
    yield "名称不是 UTF-8", "zip", renamed(zipped({"abcd.txt": text}), "abcd", b"\xd4\xc6\xe1\xb6")
    yield "名称不是 UTF-8", "zip", renamed(zipped({"abcd.txt": text}), "abcd", b"\xff\xfe\x80\x81")
    yield "名称不是 UTF-8", "tar", tarred({b"\xd4\xc6\xe1\xb6.txt".decode("utf-8", "surrogateescape"): text})
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, kind, link in (
            ("a.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("b.txt", tarfile.LNKTYPE, "a.txt"),
            ("c.txt", tarfile.FIFOTYPE, ""),
            ("d.txt", tarfile.CHRTYPE, ""),
            ("e.txt", tarfile.SYMTYPE, "e.txt"),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, link
            archive.addfile(info)
        info = tarfile.TarInfo("f.txt")
        info.size = len(text)
        archive.addfile(info, io.BytesIO(text))
    yield "链接、管道、设备", "tar", raw.getvalue()
    yield "同名文件", "zip", zipped({"a.txt": text, "b.txt": text}).replace(b"b.txt", b"a.txt")
    deep = text
    for _ in range(8):
        deep = zipped({"a.zip": deep})
    yield "压缩包套八层", "zip", deep
    yield "压缩包套八层", "gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(text)))))
    yield "两万个文件", "zip", zipped({f"{i}.bin": b"" for i in range(20_000)} | {"a.txt": text})


def _bombs() -> Iterator[Peculiar]:
    zeros = bytes(64 * 2**20)
    sound = {"a.txt": TEXT.encode()}
    yield "解开后大千倍", "zip", zipped({**sound, "b.txt": zeros})
    yield "解开后大千倍", "gz", gzip.compress(bytes(600 * 2**20), 9, mtime=0)
    yield "解开后大千倍", "docx", zipped({"word/document.xml": zeros, "[Content_Types].xml": "<Types/>"})
    yield "解开后大千倍", "epub", book(zeros)
    yield "解开后大千倍", "ofd", zipped({**ofd_files.files([ofd_files.page("")]), "Doc_0/Document.xml": zeros})
    yield "解开后大千倍", "pdf", pdf_files.pdf(["0 0 m " * 4_000_000 + pdf_files.line(TEXT[:12], 60, 700)], packed=True)
    raw = zipped({**sound, "b.txt": TEXT.encode()})
    yield "自称的大小不真", "zip", patched(raw, central(raw, 1) + 24, "<I", 2**31)
    yield "文件互相重叠", "zip", patched(raw, central(raw, 1) + 42, "<I", 0)


def _printed() -> Iterator[Peculiar]:
    shapes = {48 + i: (50, 0, 300, 700) for i in range(10)}
    lines = "".join(pdf_files.line(line[:40], 60, 760 - 20 * i) for i, line in enumerate(TEXT.split("\n")))
    lost = pdf_files.codes(b"1800", 60, 500) + pdf_files.codes(b"8.7", 60, 470)
    yield (
        "数字没有对应的字符",
        "pdf",
        pdf_files.pdf([lines + lost], {"D": pdf_files.type3({46: (50, 0, 90, 90), **shapes})}),
    )
    mapped = pdf_files.type3({46: (50, 0, 90, 90), **shapes}, to_unicode=dict.fromkeys(shapes, 65533))
    yield "数字对应到替换符", "pdf", pdf_files.pdf([lines + lost], {"D": mapped})
    yield "五千页", "pdf", pdf_files.pdf([pdf_files.line("建成7个产业园区", 60, 700)] * 5_000)
    crowded = "".join(pdf_files.line(f"{i}工业增加值" * 16, 20, 12 * i + 20, 10) for i in range(1_000))
    yield "一页十万个字", "pdf", pdf_files.pdf([crowded], box=(0, 0, 1_400, 12_100))
    yield (
        "实体炸弹",
        "ofd",
        zipped({**ofd_files.files([ofd_files.page("")]), "OFD.xml": f"{_ENTITIES}<OFD>&a11;</OFD>"}),
    )


def _tables() -> Iterator[Peculiar]:
    yield "十万列", "csv", ("指标" + ",7" * _DEEP + "\n").encode()
    yield "十万行", "csv", ("指标,2025年\n" + "工业增加值（亿元）,1800\n" * _DEEP).encode()
    yield "引号不闭合", "csv", ('标题,正文\n甲,"' + TEXT * 50).encode()
    yield "十万列", "md", (TEXT + "\n\n" + "|7" * _DEEP + "\n" + "|-" * _DEEP + "\n" + "|9" * _DEEP + "\n").encode()
