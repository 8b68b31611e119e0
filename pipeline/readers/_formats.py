"""What a file's first bytes say it is."""

import io
import zipfile

_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文件（xls、ppt 等）"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"Rar!\x1a\x07", "RAR 压缩文件"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩文件"),
    (b"\x89PNG\r\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
)
_PACKED = (
    ("xl/", "Excel 文件（xlsx）"),
    ("ppt/", "PowerPoint 文件（pptx）"),
    ("OFD.xml", "OFD 版式文件"),
    ("META-INF/container.xml", "EPUB 电子书"),
    ("content.xml", "OpenDocument 文件"),
)


def known(raw: bytes) -> str:
    """The name of the binary format, in Chinese; empty where the bytes may be text."""
    # Word processors and mail gateways put line ends before a PDF's first line; readers accept up to 1,024 bytes.
    for magic, name in _MAGIC:
        if raw.startswith(magic) or (magic == b"%PDF" and raw[:64].lstrip().startswith(magic)):
            return name
    return _packed(raw) if raw.startswith(b"PK\x03\x04") else ""


def _packed(raw: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(raw)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "损坏的 ZIP 压缩文件"
    for begin, name in _PACKED:
        if any(entry.startswith(begin) for entry in names):
            return name
    return "ZIP 压缩文件"
