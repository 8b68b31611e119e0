"""Entities → the graph that Gephi opens."""

from pipeline.graph.build import build as build
