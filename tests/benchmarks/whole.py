"""Everything from files to findings and the graph, in one process; ends by saying what it took.

python tests/benchmarks/whole.py FOLDER OUT [--findings | --lines]
    → {"seconds": …, "characters": …, "mebibytes": …, "steps": …}

`--findings` ends before the graph. With `--lines` the graph comes as JSON Lines of nodes and edges, else laid out for
the eye and in every format. `steps` has of each step its seconds and the most memory that had been held when it ended.
"""

import argparse
import json
import sys
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from pipeline import harvest, records
from pipeline.executors import Hands
from pipeline.graph import owners
from pipeline.graph.together import together
from pipeline.params import Graph, Params
from pipeline.schema import Document, Finding, Skipped
from pipeline.stages import audit, graph

Step = tuple[str, Callable[[], object]]


def steps(sources: list[Path], out: Path, *, lines: bool = False) -> Iterator[Step]:
    """What is done, by its name: each reads what the one before it wrote."""
    params, skipped = Params(), list[Skipped]()

    def extract() -> None:
        task = harvest.task(params.segment.engine, params.learned, "")
        extracts = harvest.extracts(sources, skipped, print, task, Hands(apart=True))
        deque(records.write_extracts(out, extracts), maxlen=0)

    yield "读取、提取", extract
    yield "审读", lambda: audit.audit(out, (), out / "verdicts.csv", print)
    yield "成图", lambda: write_lines(out, params.graph) if lines else graph.graph(out, params.graph)


def whole(sources: list[Path], out: Path, *, lines: bool = False) -> None:
    """Read, extract and audit the texts, then make the graph."""
    for _, step in steps(sources, out, lines=lines):
        step()


def write_lines(out: Path, params: Graph) -> None:
    """The graph of the extracts in a folder, before it is laid out, as nodes.jsonl and edges.jsonl."""
    findings = (finding for finding in records.read(out / "findings.jsonl", Finding) if finding.open)
    counted = together(records.read_extracts(out), params, findings, owners(records.read_extracts(out)))
    records.write(out / "nodes.jsonl", ({"id": node, **row} for node, row in counted.nodes()))
    records.write(out / "edges.jsonl", ({"source": u, "target": v, **row} for u, v, row in counted.edges()))


def most(*, children: bool = False) -> int:
    """The most memory this process has held, or the largest of its children, in MiB; 0 where no system says."""
    try:
        import resource
    except ImportError:
        return 0
    whose = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    # Linux tells KiB, macOS bytes.
    return resource.getrusage(whose).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


def main(folder: Path, out: Path, *, lines: bool, findings: bool) -> None:
    """Time it all once, or as far as the findings."""
    out.mkdir(parents=True, exist_ok=True)
    began, spent, held = perf_counter(), dict[str, tuple[float, int]](), 0
    for name, step in islice(steps([folder], out, lines=lines), 2 if findings else None):
        start, children = perf_counter(), most(children=True)
        step()
        # As if both had held the most at the same time.
        held = max(held, most() + (most(children=True) if most(children=True) > children else 0))
        spent[name] = round(perf_counter() - start, 2), held
        print(name, *spent[name], file=sys.stderr, flush=True)
    total = round(perf_counter() - began, 2)
    characters = sum(len(document.text) for document in records.read(out / "documents.jsonl", Document))
    print(json.dumps({"seconds": total, "characters": characters, "mebibytes": held, "steps": spent}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--findings", action="store_true")
    given = parser.parse_args()
    main(given.folder, given.out, lines=given.lines, findings=given.findings)
