"""The packed script of others is exactly what its locked packages give, and carries their licences."""

import json
import re
import subprocess
from pathlib import Path

from takaovi.ui.assets import HERE
from tests.house.plan import ROOT

SHELF = HERE / "scripts" / "vendored"


def test_the_telephone_is_packed_from_the_locked_version(tmp_path: Path) -> None:
    made = tmp_path / "jssip.js"
    subprocess.run(["node", "scripts/bundle.mjs", str(made)], cwd=ROOT, check=True)
    assert made.read_bytes() == (SHELF / "jssip.js").read_bytes()


def test_it_tells_its_version_and_every_licence() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    version = lock["node_modules/jssip"]["version"]
    assert (SHELF / "jssip.js").read_text().startswith(f"/* jssip {version}, MIT: see LICENSE */")
    parts = ["jssip", *lock["node_modules/jssip"]["dependencies"], *lock["node_modules/debug"]["dependencies"]]
    text = (SHELF / "LICENSE").read_text()
    assert sorted(re.findall(r"^## (.+)$", text, re.MULTILINE)) == sorted(parts)
    assert text.count("Permission is hereby granted, free of charge") == len(parts)


def test_it_names_no_address_to_ask() -> None:
    assert re.findall(r"(?:https?|wss?)://[\w.]+", (SHELF / "jssip.js").read_text()) == []
