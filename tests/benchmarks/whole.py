"""Everything from files to findings and the graph, in one process, JSON Lines out; ends by saying what it took.

python tests/benchmarks/whole.py FOLDER OUT    → {"seconds": …, "characters": …, "mebibytes": …}
"""

import json
import sys
from collections import deque
from pathlib import Path
from time import perf_counter

from pipeline import harvest, records
from pipeline.params import Params
from pipeline.schema import Document, Skipped
from pipeline.stages import audit, graph


def whole(sources: list[Path], out: Path, *, drawn: bool = True) -> None:
    """Read, extract and audit the texts, then draw the graph."""
    params, skipped = Params(), list[Skipped]()
    extracts = harvest.extracts(sources, skipped, print, harvest.task(params.segment.engine, params.learned, ""))
    deque(records.write_extracts(out, extracts), maxlen=0)
    audit.audit(out, (), out / "verdicts.csv", print)
    if drawn:
        graph.graph(out, params.graph)


def peak() -> int:
    """The most memory this process has held, in MiB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    # Linux tells KiB, macOS bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


def main(folder: Path, out: Path) -> None:
    """Time it all once."""
    out.mkdir(parents=True, exist_ok=True)
    began = perf_counter()
    whole([folder], out)
    spent = perf_counter() - began
    characters = sum(len(document.text) for document in records.read(out / "documents.jsonl", Document))
    print(json.dumps({"seconds": round(spent, 2), "characters": characters, "mebibytes": peak()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
