"""Real calls: the served program, the switchboard beside it, and telephones, each a process of its own."""

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from tests.switchboard.asterisk import free_udp_port, version, why_not
from tests.telephone.house import CALLER, HERTZ, OTHER_HERTZ, House, standing
from tests.telephone.phones import Telephone


@pytest.fixture(scope="package", params=["small exchange", "Asterisk"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The same calls by two exchanges; Asterisk where there is one, and the version is told."""
    if find_spec("pjsua2") is None:
        pytest.skip("there is no telephone here: pjsua2-python has no wheel for this kind of machine")
    by_asterisk = request.param == "Asterisk"
    if by_asterisk and (missing := why_not()):
        pytest.skip(missing)
    if by_asterisk:
        request.config.pluginmanager.get_plugin("terminalreporter").write_line(f"Calls by {version()}")
    folder = None if by_asterisk else tmp_path_factory.mktemp("board")
    with standing(tmp_path_factory.mktemp("line"), folder) as stands:
        yield stands


@pytest.fixture(scope="package")
def phones(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Telephone]]:
    """The caller's telephone, and the operator's other end, where those on duty are rung."""
    folder, made = tmp_path_factory.mktemp("phones"), {}
    try:
        made["caller"] = Telephone(CALLER, free_udp_port(), folder / "caller", HERTZ)
        made["operator"] = Telephone("operator", house.operator_port, folder / "operator", OTHER_HERTZ)
        yield made
    finally:
        for telephone in made.values():
            telephone.close()


@pytest.fixture
def caller(phones: dict[str, Telephone]) -> Telephone:
    return phones["caller"]


@pytest.fixture
def operator(phones: dict[str, Telephone]) -> Telephone:
    return phones["operator"]
