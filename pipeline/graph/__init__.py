"""Entities → the graph that Gephi opens."""

from pipeline.graph.build import build as build
from pipeline.graph.core import core as core
