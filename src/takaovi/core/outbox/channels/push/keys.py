"""The key by which the makers of browsers know whose pushes ours are (VAPID, RFC 8292)."""

import base64
import hmac
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256


def private_key() -> "EllipticCurvePrivateKey":
    """Made of the server's secret: with another secret, browsers have to be asked anew."""
    return _key(settings.SECRET_KEY)


def public_key() -> str:
    """What a browser is told when it subscribes: the uncompressed point, base64url without padding."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415  as below

    point = private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode("ascii")


@lru_cache(maxsize=4)
def _key(secret: str) -> "EllipticCurvePrivateKey":
    # Six MB that most networks never need.
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    digest = hmac.digest(secret.encode(), b"takaovi.outbox.push", "sha512")
    return ec.derive_private_key(int.from_bytes(digest) % (ORDER - 1) + 1, ec.SECP256R1())
