"""Pictures that people send: made small, turned upright, and without all that a camera writes into them.

Two files come of one picture, named by their content: the one that pages show is cut to 4:3 and weighs 40 kB at
most; the whole one beside it has a long side of 1600. Nothing of the sent file itself is kept: a place, a time, a
name in it are gone.
"""

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from takaovi.core import clock
from takaovi.core.errors import DomainError
from takaovi.core.languages import BY_CODE

SHOWN = (800, 600)  # pixels, as on the page
SHOWN_BYTES = 40_000
BIG_SIDE = 1600
MOST_BYTES = 12_000_000  # of a sent file, as the gate lets through
LEAST_SIDE = 200
KINDS = ("JPEG", "PNG", "WEBP")
# Pixels. A JPEG is made smaller while it is read, the others lie in memory whole: 40 million are 160 MB.
MOST_PIXELS = {"JPEG": 160_000_000, "PNG": 40_000_000, "WEBP": 40_000_000}
QUALITIES = (80, 70, 60, 50, 40, 30, 20)
ALT_MAX = 160  # characters
KEPT = "public, max-age=31536000, immutable"
NAME = re.compile(r"[0-9a-z_-]{1,80}\.(webp|jpg|png)", re.ASCII)
TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
AGE_TO_DROP = timedelta(days=1)  # a picture without an owner may be that of a deed which is not finished yet

NO_PICTURE = _("We could not read this as a picture. Choose a JPEG, PNG or WebP file.")
TOO_HEAVY = _("The picture is too big. Choose one of at most 12 megabytes.")
NO_WORDS = _("Tell in Finnish what is seen in the picture. Some of us hear it.")
WORDS_TOO_LONG = _("The description is %(length)d characters long. Make it %(most)d at most.")
TOO_SMALL = _("The picture is too small. Choose one that is at least 200 pixels wide and high.")


@dataclass(frozen=True, slots=True)
class Picture:
    """The finished files, WebP: ``shown`` is SHOWN pixels, ``big`` the whole picture."""

    shown: bytes
    big: bytes

    @property
    def name(self) -> str:
        """By the content: the same picture has the same name, and what is under a name never changes."""
        return blake2b(self.shown + self.big, digest_size=16).hexdigest()


def read_picture(raw: bytes) -> Picture:
    """Raises DomainError with a sentence for what is no picture, or too big or too small to be shown."""
    if len(raw) > MOST_BYTES:
        raise DomainError(TOO_HEAVY)
    try:
        upright = _upright(raw)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as fault:
        raise DomainError(NO_PICTURE) from fault
    except Image.DecompressionBombError as fault:
        raise DomainError(TOO_HEAVY) from fault
    if min(upright.size) < LEAST_SIDE:
        raise DomainError(TOO_SMALL)
    big = upright.copy()
    big.thumbnail((BIG_SIDE, BIG_SIDE), Image.Resampling.LANCZOS)
    shown = ImageOps.fit(upright, SHOWN, Image.Resampling.LANCZOS)
    return Picture(shown=_light(shown), big=_webp(big, QUALITIES[0]))


def _upright(raw: bytes) -> Image.Image:
    """Its first frame as plain red, green and blue on white, turned as the camera was held; no other word of it."""
    with Image.open(BytesIO(raw), formats=KINDS) as sent:
        width, height = sent.size
        if width * height > MOST_PIXELS[sent.format or ""]:
            raise DomainError(TOO_HEAVY)
        sent.draft("RGB", (BIG_SIDE, BIG_SIDE))
        turned = ImageOps.exif_transpose(sent)
        if turned.mode in ("RGB", "L", "CMYK", "YCbCr"):
            plain = turned.convert("RGB")
        else:
            whole = turned.convert("RGBA")
            plain = Image.new("RGB", whole.size, "white")
            plain.paste(whole, mask=whole.getchannel("A"))
    clean = Image.new("RGB", plain.size)
    clean.paste(plain)
    return clean


def _light(picture: Image.Image) -> bytes:
    """As good as fits into SHOWN_BYTES; a picture that never does is softened first."""
    for quality in QUALITIES:
        made = _webp(picture, quality)
        if len(made) <= SHOWN_BYTES:
            return made
    rough = picture.resize((SHOWN[0] // 4, SHOWN[1] // 4), Image.Resampling.BOX)
    return _webp(rough.resize(SHOWN, Image.Resampling.BICUBIC), QUALITIES[-1])


def _webp(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()


def described(alt: Mapping[str, str]) -> dict[str, str | None]:
    """What is seen in a picture, by language code, as columns ``photo_alt_*``.

    Raises DomainError if it is not told in Finnish, or longer than one breath.
    """
    texts = {code: " ".join(text.split()) for code, text in alt.items()}
    if not texts.get("fi"):
        raise DomainError(NO_WORDS)
    for text in texts.values():
        if len(text) > ALT_MAX:
            raise DomainError(WORDS_TOO_LONG, length=len(text), most=ALT_MAX)
    return {f"photo_alt_{BY_CODE[code].column}": text or None for code, text in texts.items()}


def keep_picture(picture: Picture, folder: str) -> str:
    """Write both files; returns the name for an image column (``doors/3f2a.webp``). Written twice is written once."""
    name = f"{folder}/{picture.name}.webp"
    for path, content in ((file_of(name), picture.shown), (file_of(big_name(name)), picture.big)):
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}.tmp")
        half.write_bytes(content)
        half.replace(path)
    return name


def big_name(name: str) -> str:
    """The whole picture beside the shown one."""
    return f"{name.removesuffix('.webp')}-big.webp"


def file_of(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name


def drop_pictures(folder: str, used: Collection[str]) -> int:
    """Remove what no row names any more and is older than a day. ``used`` are names of image columns."""
    kept = {file_of(name) for known in used for name in (known, big_name(known))}
    before = (clock.now() - AGE_TO_DROP).timestamp()
    strangers = [path for path in file_of(folder).glob("*.webp") if path not in kept and path.stat().st_mtime < before]
    for path in strangers:
        path.unlink(missing_ok=True)
    return len(strangers)


def picture_response(folder: str, name: str) -> FileResponse:
    """A kept picture; it never changes under its name, so it is kept for a year. Raises Http404 for another file."""
    found = NAME.fullmatch(name)
    path = file_of(f"{folder}/{name}")
    if found is None or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=TYPES[found[1]])
    response.headers["Cache-Control"] = KEPT
    return response
