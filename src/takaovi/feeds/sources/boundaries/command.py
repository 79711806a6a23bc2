"""``takaovi import boundaries FILE``."""

import argparse
import sys
from pathlib import Path

from takaovi.core.commands import Refused, Subparsers, add_command

CREDIT = "Maanmittauslaitos, CC BY 4.0"
MOST_CREDIT = 160  # characters


def add_import(subparsers: Subparsers) -> None:
    """Add ``boundaries`` to the kinds of files that ``takaovi import`` takes in."""
    parser = add_command(
        subparsers,
        "boundaries",
        does="Take in the boundaries of municipalities or regions for the map, from a GeoJSON file.",
        example='takaovi import boundaries kunnat.geojson --credit "Maanmittauslaitos 1/2024, CC BY 4.0"',
        handler=import_boundaries,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="GeoJSON with NATCODE, NAMEFIN and NAMESWE, WGS 84")
    parser.add_argument("--credit", default=CREDIT, help=f"the line under the map (default: {CREDIT})")


def import_boundaries(chosen: argparse.Namespace) -> int:
    """Reads the whole file first, then replaces all boundaries of its kind at once."""
    from takaovi.feeds.sources.boundaries.reading import read_outlines  # noqa: PLC0415  help does without it
    from takaovi.places.outline_actions import replace_boundaries  # noqa: PLC0415  needs Django

    credit = chosen.credit.strip()
    if not 0 < len(credit) <= MOST_CREDIT:
        raise Refused(f"the credit line has {len(credit)} characters; it needs 1 to {MOST_CREDIT}")
    try:
        outlines = read_outlines(chosen.file)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as fault:  # ValueError: a null character in the name
        told = getattr(fault, "strerror", None) or fault
        raise Refused(f"{chosen.file} cannot be read as a file: {told}") from None
    count = replace_boundaries(by="import:boundaries", outlines=outlines, credit=credit)
    points = sum(len(ring) for outline in outlines for ring in outline.rings)
    kind = "regions" if outlines[0].is_region else "municipalities"
    sys.stdout.write(f"{count} {kind}, {points} points. Credit on the map: {credit}\n")
    return 0
