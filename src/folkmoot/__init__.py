"""Folkmoot: where a place commissions its public services together."""

__version__ = "0.1.0"
