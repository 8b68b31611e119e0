"""Faults planted on purpose: what the audit is measured by, one family of the guide to a file.

A planter takes a text with what is known of it (marks made by hand, or an extract) and yields the text with one fault
in it. It looks for places by what is written, not by what the rules can see, and never asks a rule.
"""

from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import NamedTuple, Protocol

from pipeline import plugins
from pipeline.schema import Count, Family, Indicator, Mention


class Known(Protocol):
    """What a planter asks of an extract or of a gold marking."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The names."""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicator statements."""

    @property
    def counts(self) -> tuple[Count, ...]:
        """The counts."""


class Planted(NamedTuple):
    """A text with one fault, where the fault is in it, and how it was made; `twin` is a second text it is told from."""

    text: str
    place: tuple[int, int]
    how: str
    twin: str = ""


Plant = Callable[[str, Known, Random], Iterator[Planted]]


@cache
def planters() -> tuple[tuple[Family, Plant], ...]:
    """Every planter with the family of its faults, by family."""
    modules = plugins.discover("pipeline.planting", offers="plant")
    return tuple((module.FAMILY, module.plant) for module in modules)
