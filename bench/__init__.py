"""Measures the product against floors of the same run. ``python -m bench --help``."""
