"""Stage graph: extracts and findings → graph.gexf, graph.graphml, graph.cyjs, nodes.csv and edges.csv."""

from pathlib import Path

from pipeline import records
from pipeline.exporters import csv, cytoscape, gexf, graphml
from pipeline.graph import build
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
        cytoscape.write(drawn, out / "graph.cyjs")
        csv.write(drawn, out / "edges.csv")
