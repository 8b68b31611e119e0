"""Entities → the graph that Gephi opens."""

from pipeline.graph.build import build as build
from pipeline.graph.core import core as core
from pipeline.graph.owners import owners as owners
