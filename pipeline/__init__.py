"""Reads Chinese policy texts: words → mentions → records → findings, each pointing at the words that prove it."""

__version__ = "0.1.0"
