"""Settings are read kindly and strictly; the folder for Asterisk is whole, private and free of any book of calls."""

import stat
from pathlib import Path

import pytest

from takaovi.config.cli import run
from takaovi.core.commands import Refused
from takaovi.switchboard import asterisk
from takaovi.switchboard.asterisk import MODULE_FOLDERS, MODULES, inside, settings_files, write_folder
from takaovi.switchboard.settings_values import SettingMissing, Settings, Trunk, read

KNOWN = {
    "TAKAOVI_URL": "https://takaovi.example/",
    "TAKAOVI_VOICE_ACCOUNT": "AC7",
    "TAKAOVI_VOICE_SECRET": "avain" * 4,
    "TAKAOVI_VOICE_NUMBER": "+358145550100",
    "TAKAOVI_VOICE_URL": "http://127.0.0.1:8091/v1",
    "TAKAOVI_STATE": "/srv/takaovi",
}


def test_the_settings_of_the_web_app_and_a_trunk_are_enough() -> None:
    settings = read(KNOWN | {"TAKAOVI_TRUNK": "sip:line7@operator.example", "TAKAOVI_TRUNK_SECRET": "sala"})
    assert (settings.app, settings.door) == ("https://takaovi.example",) * 2
    assert (settings.listen, settings.path) == (("127.0.0.1", 8091), "/v1")
    assert settings.trunk == Trunk("operator.example", 5060, "line7", "sala")
    assert (settings.ari_port, settings.sip_listen, settings.rtp_ports) == (8088, "0.0.0.0:5060", (10_000, 10_199))


def test_a_switchboard_may_ask_the_web_app_by_another_door_than_the_public_one() -> None:
    settings = read(KNOWN | {"TAKAOVI_SWITCHBOARD_DOOR": "http://127.0.0.1:8000"})
    assert (settings.app, settings.door) == ("https://takaovi.example", "http://127.0.0.1:8000")


def test_secrets_and_numbers_do_not_show_when_settings_are_printed() -> None:
    settings = read(KNOWN | {"TAKAOVI_TRUNK": "sip:a@b", "TAKAOVI_TRUNK_SECRET": "salasana"})
    assert [word for word in ("avain", "salasana", settings.ari_secret) if word in repr(settings)] == []
    assert len(settings.ari_secret) == 40
    assert settings.ari_secret != read(KNOWN | {"TAKAOVI_VOICE_SECRET": "toinen" * 4}).ari_secret


@pytest.mark.parametrize(
    "wrong",
    [
        {"TAKAOVI_VOICE_ACCOUNT": ""},
        {"TAKAOVI_VOICE_SECRET": ""},
        {"TAKAOVI_VOICE_NUMBER": ""},
        {"TAKAOVI_VOICE_NUMBER": "014 555 0100"},
        {"TAKAOVI_VOICE_URL": ""},
        {"TAKAOVI_VOICE_URL": "https://provider.example/2010-04-01"},
        {"TAKAOVI_VOICE_URL": "http://127.0.0.1/v1"},
        {"TAKAOVI_ASTERISK_PORT": "0"},
        {"TAKAOVI_TRUNK": "operator.example"},
        {"TAKAOVI_TRUNK": "sip:operator.example\nmatch=0.0.0.0/0"},
        {"TAKAOVI_TRUNK": "sip:line7@operator.example"},
        {"TAKAOVI_TRUNK": "sip:line7@operator.example", "TAKAOVI_TRUNK_SECRET": "a;b"},
        {"TAKAOVI_TRUNK": "sip:line7@operator.example", "TAKAOVI_TRUNK_SECRET": "a\nb"},
        {"TAKAOVI_SIP_LISTEN": "everywhere"},
        {"TAKAOVI_SIP_PUBLIC": "takaovi.example"},
        {"TAKAOVI_RTP_PORTS": "10200-10100"},
    ],
)
def test_what_cannot_be_used_is_told_by_its_name_and_never_by_a_secret(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingMissing) as told:
        read(KNOWN | wrong)
    assert any(name in str(told.value) for name in [*wrong, "TAKAOVI_TRUNK_SECRET"])
    assert "a;b" not in str(told.value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine with an Asterisk, as far as its folders of modules go, and a build without Opus."""
    modules = tmp_path / MODULE_FOLDERS[0]
    modules.mkdir(parents=True)
    for name in [*MODULES.split(), "cdr_csv", "cel_custom"]:
        if "opus" not in name:
            (modules / f"{name}.so").touch()
    return tmp_path


def written(root: Path, **more: str) -> dict[str, str]:
    settings: Settings = read(KNOWN | {"TAKAOVI_ASTERISK_ROOT": str(root)} | more)
    texts = settings_files(settings, root / "etc/line", root / "state/own/last_word.wav")
    write_folder(texts, root / "etc/line")
    return {path.name: path.read_text() for path in (root / "etc/line").glob("*.conf")}


def test_the_folder_is_whole_and_its_paths_are_those_that_asterisk_sees(root: Path) -> None:
    files = written(root)
    assert "astetcdir => /etc/line\n" in files["asterisk.conf"]
    assert f"astmoddir => /{MODULE_FOLDERS[0]}\n" in files["asterisk.conf"]
    assert "Playback(/state/own/last_word)" in files["extensions.conf"]
    assert "%" not in "".join(files.values())
    assert (root / "etc/line/var/recording").is_dir()


def test_the_folder_holds_secrets_and_is_for_its_owner_only(root: Path) -> None:
    files = written(root, TAKAOVI_TRUNK="sip:line7@operator.example", TAKAOVI_TRUNK_SECRET="sala")
    assert "password = sala" in files["pjsip.conf"]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (root / "etc/line").glob("*.conf")}
    assert modes == {0o600}


def test_no_book_of_calls_is_kept_and_the_media_stays_between(root: Path) -> None:
    files = written(root)
    assert "cdr" not in files["modules.conf"].replace("(CDR)", "")
    assert "autoload = no" in files["modules.conf"]
    assert "opus" not in files["modules.conf"]
    assert "enable = no" in files["cdr.conf"]
    assert "direct_media = no" in files["pjsip.conf"]
    assert "send_connected_line = no" in files["pjsip.conf"]
    assert "bindaddr = 127.0.0.1" in files["http.conf"]
    assert files["logger.conf"].splitlines()[-1] == "console => error"


def test_a_trunk_without_a_user_is_known_by_its_address(root: Path) -> None:
    files = written(root, TAKAOVI_TRUNK="sip:operator.example:5062")
    assert "match = operator.example" in files["pjsip.conf"]
    assert "contact = sip:operator.example:5062" in files["pjsip.conf"]
    assert "registration" not in files["pjsip.conf"].replace("trunk-registration", "registration")


def test_behind_nat_the_other_side_is_told_the_public_address(root: Path) -> None:
    assert "external_media_address = 203.0.113.7\n" in written(root, TAKAOVI_SIP_PUBLIC="203.0.113.7")["pjsip.conf"]
    assert "external_media" not in written(root)["pjsip.conf"]


def test_a_folder_that_asterisk_cannot_see_is_refused(root: Path) -> None:
    with pytest.raises(ValueError, match="is not in the subpath"):
        inside(Path("/elsewhere"), root)


def test_without_an_asterisk_the_command_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (KNOWN | {"TAKAOVI_ASTERISK_ROOT": str(tmp_path), "TAKAOVI_STATE": str(tmp_path)}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(FileNotFoundError) as missing:
        run(["switchboard", "settings", str(tmp_path / "line")])
    assert missing.value.filename == str(tmp_path / MODULE_FOLDERS[0])


def test_the_command_writes_the_folder_and_says_what_comes_next(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (KNOWN | {"TAKAOVI_ASTERISK_ROOT": str(root), "TAKAOVI_STATE": str(root / "state")}).items():
        monkeypatch.setenv(name, value)
    assert run(["switchboard", "settings", str(root / "line")]) == 0
    assert "asterisk -C /line/asterisk.conf -f" in capsys.readouterr().out
    with pytest.raises(Refused, match="cannot see"):
        run(["switchboard", "settings", str(root.parent / "elsewhere")])


@pytest.mark.parametrize("command", ["run", "settings"])
def test_a_missing_setting_is_a_sentence(command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in (KNOWN | {"TAKAOVI_VOICE_NUMBER": ""}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Refused, match="TAKAOVI_VOICE_NUMBER is missing: the line's number"):
        run(["switchboard", command, *([str(tmp_path / "x")] if command == "settings" else [])])


def test_every_template_is_packaged() -> None:
    names = {*asterisk.FILES, "registration"}
    assert names == {path.stem for path in Path(asterisk.__file__).parent.joinpath("data/asterisk").glob("*.conf")}
