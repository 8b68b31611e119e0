"""XML of packed formats: elements, and nothing else."""

import pytest

from pipeline.errors import InputError
from pipeline.readers import _xml

LAUGHS = '<!DOCTYPE a [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'


def test_elements_by_local_name_with_their_text() -> None:
    root = _xml.tree('<o:a xmlns:o="x" xmlns:p="y" p:k="1">甲<o:b>乙</o:b>&amp;<![CDATA[<丙>]]></o:a>'.encode(), "a")
    assert (root.tag, dict(root.attrib), root.text) == ("a", {"k": "1"}, "甲&<丙>")
    assert [(child.tag, child.text) for child in root] == [("b", "乙")]


def test_what_is_wanted_comes_as_it_ends_and_is_not_kept() -> None:
    found = list(_xml.each(b"<a><row><c>1</c></row><row/><d/></a>", "a", frozenset({"row"})))
    assert [element.tag for element in found] == ["row", "row", "a"]
    assert [child.tag for child in found[-1]] == ["d"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
@pytest.mark.parametrize("page", [LAUGHS, OUTSIDE, '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>'])
def test_document_types_are_refused_in_any_encoding(page: str, encoding: str) -> None:
    if encoding == "cp037":
        raw = b'<?xml version="1.0" encoding="cp037"?>' + page.replace("哈", "h").encode("cp037")
    else:
        raw = page.encode(encoding)
    with pytest.raises(InputError, match="XML"):
        _xml.tree(raw, "a.ofd/Document.xml")


@pytest.mark.parametrize(
    "raw",
    [b"", b"<a>", b"<a></b>", b"\xff", b"<a>" * 100_000, b'<?xml version="1.0" encoding="none"?><a/>', b"<a>\xff</a>"],
)
def test_what_is_not_well_formed_is_an_input_error(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.xml 里的 XML 读不通"):
        _xml.tree(raw, "a.xml")
