"""Stage graph: extracts and findings → graph.gexf, graph.graphml, nodes.csv, edges.csv, graph-picture.jsonl."""

from pathlib import Path

from pipeline import records
from pipeline.exporters import csv, gexf, graph_picture, graphml
from pipeline.graph import build, core
from pipeline.params import Graph
from pipeline.progress import working
from pipeline.schema import Finding


def graph(out: Path, params: Graph) -> None:
    """Draw the graph of the extracts in `out`."""
    findings = tuple(finding for finding in records.read(out / "findings.jsonl", Finding) if finding.open)
    with working("成图"):
        drawn = build(records.read_extracts(out), params, findings)
        gexf.write(drawn, out / "graph.gexf")
        graphml.write(drawn, out / "graph.graphml")
        csv.write(drawn, out / "edges.csv")
        pictured = graph_picture.picture(core(drawn, graph_picture.MOST, params.seed))
        records.write(out / "graph-picture.jsonl", [pictured])
