"""Mentions → entities: what several words refer to."""

from pipeline.linking.entities import link as link
