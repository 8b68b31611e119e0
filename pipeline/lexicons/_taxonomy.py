"""What a taxonomy must be: every parent is there, no circle, no name twice within a system."""

from collections.abc import Iterator, Sequence

from pipeline.lexicons.spelling import normal
from pipeline.tables import Line, Problem, Row


def problems(lines: Sequence[Line], shipped: Sequence[Row]) -> Iterator[Problem]:
    """What is wrong with the rows a project adds to the shipped ones, or puts in their place."""
    own = {line.row["id"] for line in lines}
    rows = [row for row in shipped if row["id"] not in own]
    parents = {row["id"]: row["parent"] for row in (*rows, *(line.row for line in lines))}
    taken = {(row["system"], name): row["id"] for row in rows for name in spellings(row)}
    for line in lines:
        row = line.row
        if row["parent"] and row["parent"] not in parents:
            yield Problem(line, f"没有上级 {row['parent']}", "填已有的 id，最上一级留空")
        elif _circles(row["id"], parents):
            yield Problem(line, f"{row['id']} 是自己的上级", "改正 parent")
        for name in spellings(row):
            holder = taken.setdefault((row["system"], name), row["id"])
            # A section may have one division of the same name: 教育, 房地产业.
            if holder != row["id"] and row["parent"] != holder and parents.get(holder) != row["id"]:
                yield Problem(line, f"“{name}”已属同一体系的 {holder}", "一个名称只归一处")


def spellings(row: Row) -> tuple[str, ...]:
    """The name of a branch and its synonyms, normalised."""
    return tuple(normal(name) for name in (row["name"], *row["synonyms"].split("|")) if name)


def _circles(node: str, parents: dict[str, str]) -> bool:
    at = parents[node]
    for _ in parents:
        if at in ("", node):
            break
        at = parents.get(at, "")
    return at == node
