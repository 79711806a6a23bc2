"""A setting that cannot be used stops the start with a sentence."""

import pytest

from takaovi.config import env
from takaovi.config.env import SettingError, env_bool, env_database, env_int, env_secret, env_url, unknown_names


@pytest.mark.parametrize(("raw", "value"), [("1", True), ("yes", True), ("ON", True), ("0", False), ("off", False)])
def test_a_switch_is_on_or_off(monkeypatch: pytest.MonkeyPatch, raw: str, value: bool) -> None:
    monkeypatch.setenv("TAKAOVI_DEBUG", raw)
    assert env_bool("TAKAOVI_DEBUG", not value) is value


def test_a_switch_that_is_not_set_keeps_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAKAOVI_DEBUG", raising=False)
    assert env_bool("TAKAOVI_DEBUG", True) is True
    monkeypatch.setenv("TAKAOVI_DEBUG", "")
    assert env_bool("TAKAOVI_DEBUG", True) is True


def test_a_misspelt_switch_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAKAOVI_DEBUG", "maybe")
    with pytest.raises(SettingError, match="TAKAOVI_DEBUG='maybe': write 1 or 0"):
        env_bool("TAKAOVI_DEBUG", False)


@pytest.mark.parametrize("raw", ["ten", "3.5", "-1", "3601"])
def test_a_number_out_of_reason_stops_the_start(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv("TAKAOVI_PAGE_CACHE", raw)
    with pytest.raises(SettingError, match="write a whole number from 0 to 3600"):
        env_int("TAKAOVI_PAGE_CACHE", 60, low=0, high=3600)


def test_a_number_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAKAOVI_PAGE_CACHE", "5")
    assert env_int("TAKAOVI_PAGE_CACHE", 60, low=0, high=3600) == 5


def test_a_short_secret_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAKAOVI_SECRET", "x" * 31)
    with pytest.raises(SettingError, match="too short: at least 32 characters"):
        env_secret("TAKAOVI_SECRET", default="anything")


def test_a_missing_secret_stops_the_start_of_a_public_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAKAOVI_SECRET", raising=False)
    with pytest.raises(SettingError, match="TAKAOVI_SECRET is missing, and the site is public"):
        env_secret("TAKAOVI_SECRET", default=None)
    assert env_secret("TAKAOVI_SECRET", default="for this machine") == "for this machine"


@pytest.mark.parametrize(
    "raw",
    [
        "takaovi.example", "ftp://takaovi.example", "https://takaovi.example/fi", "https://", "https://a b",
        "https://takaovi.example?x=1", "https://takaovi.example#x", "https://me:pass@takaovi.example",
        "https://takaovi.example:port", "https://takaovi.example:999999", 'https://a"><b', "https://a\n.example",
    ],
)  # fmt: skip
def test_an_address_has_a_scheme_and_no_path(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv("TAKAOVI_URL", raw)
    with pytest.raises(SettingError, match="write an address such as https"):
        env_url("TAKAOVI_URL", "")


@pytest.mark.parametrize(
    "raw", ["https://takaovi.example", "http://127.0.0.1:8000", "http://[::1]:8000/", "http://localhost"]
)
def test_an_address_may_have_a_port(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv("TAKAOVI_URL", raw)
    assert env_url("TAKAOVI_URL", "") == raw.rstrip("/")


def test_a_port_of_the_database_that_cannot_be_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://keeper:secret@db.example:999999/takaovi")
    with pytest.raises(SettingError, match="DATABASE_URL has a port that is no number up to 65535") as told:
        env_database("DATABASE_URL", "")
    assert "secret" not in str(told.value)


def test_sqlite_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/taka%20ovi.sqlite3")
    database = env_database("DATABASE_URL", "")
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == "/srv/taka ovi.sqlite3"


def test_postgresql_is_a_host_or_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://keeper:s%40lt@db.example:5433/takaovi")
    database = env_database("DATABASE_URL", "")
    assert {name: database[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "takaovi",
        "USER": "keeper",
        "PASSWORD": "s@lt",
        "HOST": "db.example",
        "PORT": "5433",
    }
    monkeypatch.setenv("DATABASE_URL", "postgresql://keeper@/takaovi?host=%2Frun%2Fpg&port=5434")
    database = env_database("DATABASE_URL", "")
    assert (database["HOST"], database["PORT"]) == ("/run/pg", "5434")


@pytest.mark.parametrize("raw", ["mysql://keeper:secret@host/name", "takaovi.sqlite3", "sqlite://file.sqlite3"])
def test_another_kind_of_database_stops_the_start_and_keeps_the_password(
    monkeypatch: pytest.MonkeyPatch, raw: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", raw)
    with pytest.raises(SettingError, match="write sqlite:///file") as told:
        env_database("DATABASE_URL", "")
    assert "secret" not in str(told.value)


def test_a_misspelt_name_is_told_with_the_nearest_that_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "asked_names", {"TAKAOVI_PHONE", "TAKAOVI_URL"})
    assert unknown_names(["TAKAOVI_FONE", "TAKAOVI_URL", "HOME"]) == [
        "TAKAOVI_FONE is set, but there is no such setting. Did you mean TAKAOVI_PHONE?"
    ]
