"""Gives every mention the entity it refers to: `KIND:canonical name`."""

from msgspec.structs import replace

from pipeline.schema import Extract, Mention


def link(extract: Extract) -> Extract:
    """The same extract with `entity` set on its mentions."""
    return replace(extract, mentions=tuple(_linked(m) for m in extract.mentions))


def _linked(mention: Mention) -> Mention:
    name = "".join(mention.text.split())
    return replace(mention, entity=f"{mention.kind}:{name}")
