"""The product's settings with nothing between the server and one bare view: the floor of the page figures."""

from pathlib import Path

from takaovi.config.settings import *  # noqa: F403  the same settings, less what follows
from takaovi.config.settings import TEMPLATES as _TEMPLATES

ROOT_URLCONF = "bench.floor"
MIDDLEWARE = []
NIGHTLY = False
TEMPLATES = [_TEMPLATES[0] | {"DIRS": [Path(__file__).parent / "templates"]}]
