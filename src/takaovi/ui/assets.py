"""How style sheets and scripts reach the browser.

Sources stand in ``ui/styles`` (one plain file per thing, a folder per layer) and ``ui/scripts`` (one module per
behaviour; ``vendored`` there is the work of others, with its licence). :func:`build` writes what the browser gets into
``<STATE>/built``; ``collectstatic`` then adds hashed names and compressed copies. The layers are flattened into plain
ordered CSS: see docs/adr/0003.
"""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage

HERE = Path(__file__).resolve().parent
LAYERS = ("tokens", "base", "layout", "components", "utilities")
SHEET = "takaovi.css"
APART = ("paper", "screen")  # folders that few pages need, each a style sheet of its own beside the house's

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,>])\s*")
_COLON = re.compile(r":\s+")
_JS_LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed names, cached for a year, compressed beforehand."""


def style_files(layers: Sequence[str] = LAYERS) -> list[Path]:
    """Every style file, in the order of the layers and by name inside a layer."""
    return [path for layer in layers for path in sorted((HERE / "styles" / layer).glob("*.css"))]


def script_files() -> list[Path]:
    return sorted((HERE / "scripts").glob("*.js"))


def vendored_files() -> list[Path]:
    """Packed scripts of others and their licence, sent as they are; each only to the page that asks for it."""
    return sorted((HERE / "scripts" / "vendored").iterdir())


def join_styles(layers: Sequence[str] = LAYERS) -> str:
    """The whole style sheet, small enough to send. The same sources give the same bytes."""
    return "".join(pack_css(path.read_text("utf-8")) for path in style_files(layers))


def pack_css(text: str) -> str:
    """CSS without comments and needless space. Strings with braces or semicolons are not used in our CSS."""
    text = _SPACE.sub(" ", _COMMENT.sub("", text))
    text = _COLON.sub(":", _AROUND.sub(r"\1", text))
    return text.replace(";}", "}").strip()


def pack_js(text: str) -> str:
    """A module without its whole-line comments and indentation; the code itself is left alone."""
    lines = (line.strip() for line in _JS_LINE_COMMENT.sub("", _COMMENT.sub("", text)).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def worker_text() -> str:
    """The service worker that shows messages, small enough to send."""
    return pack_js((HERE / "scripts" / "push-worker.js").read_text("utf-8"))


def build(target: Path | None = None) -> Path:
    """Write style sheet, scripts, fonts and pictures to ``target`` (``<STATE>/built``), and return it.

    A file that already holds the same bytes is not touched, so that a second start has nothing to compress again.
    """
    target = target or Path(settings.STATE) / "built"
    wanted: dict[str, bytes] = {SHEET: join_styles().encode()}
    wanted |= {f"{name}.css": join_styles((name,)).encode() for name in APART}
    wanted |= {f"js/{path.name}": pack_js(path.read_text("utf-8")).encode() for path in script_files()}
    wanted |= {f"js/vendored/{path.name}": path.read_bytes() for path in vendored_files()}
    for folder in ("fonts", "pictures"):
        wanted |= {f"{folder}/{path.name}": path.read_bytes() for path in sorted((HERE / folder).iterdir())}
    for name, content in wanted.items():
        path = target / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    drop_strangers(target, wanted.keys())
    return target


def drop_strangers(target: Path, wanted: "object") -> None:
    """Remove what an earlier version left behind."""
    for path in [path for path in target.rglob("*") if path.is_file()]:
        if path.relative_to(target).as_posix() not in wanted:  # type: ignore[operator]
            path.unlink()
    for folder in [path for path in target.iterdir() if path.is_dir() and not any(path.iterdir())]:
        shutil.rmtree(folder)
