"""Mentions → entities: what several words refer to, and where industries belong."""

from pipeline.linking.entities import link as link
from pipeline.linking.indicators import class_entity as class_entity
from pipeline.linking.indicators import indicator_entity as indicator_entity
