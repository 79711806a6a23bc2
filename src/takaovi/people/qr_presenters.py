"""A QR code drawn into the page, for a telephone held beside."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_picture(link: str) -> Markup:
    """The link as an SVG that stands on white, also at night."""
    drawn = BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(
        drawn, kind="svg", scale=6, border=4, light="#fff", dark="#000", xmldecl=False, svgns=True, omitsize=False
    )
    return Markup(drawn.getvalue().decode())  # noqa: S704  drawn by the library from modules only
