"""Takaovi, the back door: what is open near me, where I may come as I am."""

__version__ = "0.1.0"
