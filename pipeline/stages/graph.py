"""Stage graph: extracts and findings → the graph in every format, and what the report and the pictures draw of it."""

from functools import partial
from pathlib import Path

from pipeline import circles, records
from pipeline.exporters import csv, cytoscape, drawing, gexf, graph_picture, graphml
from pipeline.graph import build, core, owners
from pipeline.graph.occurrences import occurrences
from pipeline.params import Graph
from pipeline.progress import working
from pipeline.schema import Finding


def graph(out: Path, params: Graph) -> None:
    """Draw the graph of the extracts in `out`."""
    with circles.unsought():
        _graph(out, params)


def _graph(out: Path, params: Graph) -> None:
    findings = tuple(finding for finding in records.read(out / "findings.jsonl", Finding) if finding.open)
    with working("成图：同名的类"):
        owned = owners(records.read_extracts(out))
    drawn = build(records.read_extracts(out), params, findings, owned)
    with working("成图：写出"):
        gexf.write(drawn, out / "graph.gexf")
        graphml.write(drawn, out / "graph.graphml")
        cytoscape.write(drawn, out / "graph.cyjs")
        csv.write(drawn, out / "edges.csv")
        standing, part = partial(occurrences, owners=owned), core(drawn, graph_picture.MOST, params.seed)
        sketch = drawing.draw(drawn, records.read_extracts(out), standing, findings, core=part)
        drawing.write(sketch, out / "drawing.json")
        records.write(out / "graph-picture.jsonl", [graph_picture.picture(part)])
