"""The rows of a project's alias table that hold in a document: those without a scope, and those whose scope it has."""

from functools import cache

from pipeline.lexicons import added
from pipeline.schema import Document
from pipeline.tables import Row


def scopes(document: Document | None) -> frozenset[str]:
    """The scopes of the table that the document's path, title or issuer names; none without a document."""
    known = _scopes()
    if not known or document is None:
        return frozenset()
    where = f"{document.id}\n{document.title}\n{document.issuer}"
    return frozenset(scope for scope in known if scope in where)


@cache
def rows(within: frozenset[str]) -> tuple[Row, ...]:
    """The rows that hold everywhere, then those of the scopes: the nearer row comes last."""
    own = added("aliases")
    return (*(row for row in own if not row["scope"]), *(row for row in own if row["scope"] in within))


@cache
def _scopes() -> tuple[str, ...]:
    return tuple(sorted({row["scope"] for row in added("aliases") if row["scope"]}))
