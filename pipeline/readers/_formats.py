"""What a file's first bytes say it is."""

import io
import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (_OLE, "旧版 Office 文件（xls、ppt 等）"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"Rar!\x1a\x07", "RAR 压缩文件"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩文件"),
    (b"\x89PNG\r\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
)
# The names of what such a file holds; a docx or xlsx with a password is packed into one too.
_INSIDE_OLE = (
    ("EncryptedPackage".encode("utf-16-le"), "加了密的 Office 文件"),
    ("Workbook".encode("utf-16-le"), "旧版 Excel 工作簿（xls）"),
)
_REMEDIES = {
    "加了密的 Office 文件": "请用 Office 或 WPS 打开，去掉密码后另存",
    "旧版 Excel 工作簿（xls）": "请用 Excel 或 WPS 另存为 xlsx",
    (BROKEN := "损坏的 ZIP 压缩文件"): "文件可能没有下载完整，请重新取得原件",
}
# A folder of texts may be called word too.
_PACKED = (
    ("word/document", "Word 文件（docx）"),
    ("xl/workbook", XLSX := "Excel 文件（xlsx）"),
    ("ppt/presentation", "PowerPoint 文件（pptx）"),
    ("OFD.xml", OFD := "OFD 版式文件"),
    ("META-INF/container.xml", EPUB := "EPUB 电子书"),
    ("content.xml", "OpenDocument 文件"),
)
ZIP = "ZIP 压缩文件"


def known(raw: bytes) -> str:
    """The name of the binary format, in Chinese; empty where the bytes may be text."""
    if raw.startswith(_OLE):
        for entry, name in _INSIDE_OLE:
            if entry in raw:
                return name
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            return name
    return packed(raw)


def remedy(name: str) -> str:
    """What to do with a file of such a format."""
    return _REMEDIES.get(name, "请转换成 UTF-8 文本或网页（html）后再读")


def packed(raw: bytes) -> str:
    """The same for what is packed as ZIP: what kind of file it is; empty where it is not packed so."""
    if not raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ""
    try:
        names = zipfile.ZipFile(io.BytesIO(raw)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return BROKEN
    for begin, name in _PACKED:
        if any(entry.startswith(begin) for entry in names):
            return name
    return ZIP
