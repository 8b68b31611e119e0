"""The ending of a page's file: what the server says it is, and where it says nothing of use, what else tells."""

import re
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.fetching.transport import Answer

_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-powerpoint": ".ppt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.ms-works": ".wps",
    "application/kswps": ".wps",
    "application/ofd": ".ofd",
    "application/epub+zip": ".epub",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/markdown": ".md",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
}
_KNOWN = {*_TYPES.values(), ".htm", ".shtml", ".xhtml", ".text", ".jpeg", ".rar", ".7z"}
# What servers call files of which they know nothing.
_VAGUE = {"", "text/plain", "application/octet-stream", "application/force-download", "application/x-download"}


def ending(answer: Answer) -> str:
    """The ending for an answer's body, from a short list, so that nothing that could be started is ever so called."""
    if answer.body.startswith(b"%PDF-"):
        return ".pdf"
    kind = answer.header("content-type").partition(";")[0].strip().lower()
    told = _TYPES.get(kind, "")
    if told and kind not in _VAGUE:
        return told
    named = (_of(_attached(answer)), _of(unquote(urlsplit(answer.url).path)), told)
    return next(filter(None, named), ".html" if re.match(rb"\s*<", answer.body) else ".bin")


def _of(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if suffix in _KNOWN else ""


def _attached(answer: Answer) -> str:
    """The name that a server gives to what is to be saved."""
    message = Message()
    message["Content-Disposition"] = re.sub(r"[\r\n]+", " ", answer.header("content-disposition"))
    return message.get_filename() or ""
