"""A volunteer answers the line in the browser: real calls through a real Asterisk, heard both ways."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.baseline import the_accessibility_baseline_is_met
from tests.browser.conftest import FLAGS, PATIENCE, browser_program
from tests.browser.line import HUM, LINE, Line, line
from tests.browser.pages import path_to
from tests.switchboard.asterisk import version, why_not
from tests.telephone.phones import SOUNDS_ALIKE
from tests.telephone.sound import tone

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is one")
READY = "Valmista. Linja soi tässä, kun sivu on auki."
VOICE = 880.0  # hertz: what the volunteer's microphone hears
FAKED = [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--allow-loopback-in-peer-connection",
]
# The share of a tone in what the page lets be heard, by the browser's own ear, and the energy by its statistics.
EAR = """async (hertz) => {
  const context = new AudioContext(), ear = new AnalyserNode(context, { fftSize: 32768, smoothingTimeConstant: 0 });
  context.createMediaStreamSource(document.querySelector("[data-line] audio").srcObject).connect(ear);
  await new Promise((done) => setTimeout(done, 1500));
  const loud = new Float32Array(ear.frequencyBinCount), step = context.sampleRate / ear.fftSize;
  ear.getFloatFrequencyData(loud);
  let near = 0, whole = 0;
  loud.forEach((decibels, bin) => {
    const power = 10 ** (decibels / 10);
    whole += power;
    if (Math.abs(bin * step - hertz) <= 15) near += power;
  });
  await context.close();
  return near / whole;
}"""
ENERGY = """async () => {
  const reports = await Promise.all(window.lines.map((one) => one.getStats()));
  const all = reports.flatMap((report) => [...report.values()]);
  return all.filter((one) => one.type === "inbound-rtp").reduce((sum, one) => sum + one.totalAudioEnergy, 0);
}"""
KEEP_LINES = """window.lines = [];
const Real = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Real {
  constructor(...given) { super(...given); window.lines.push(this); }
};"""


@pytest.fixture(scope="module")
def stands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    print(version())
    with line(tmp_path_factory.mktemp("answering")) as made:
        yield made


@pytest.fixture
def page(stands: Line, chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page of somebody on duty, in a browser of its own whose microphone hears a tone."""
    microphone = tmp_path / "microphone.wav"
    microphone.write_bytes(tone(VOICE, 2.0))
    flags = [*FLAGS, *FAKED, f"--use-file-for-fake-audio-capture={microphone}"]
    browser = chromium.browser_type.launch(executable_path=browser_program(), args=flags)
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fi-FI")
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": "device", "value": stands.device, "url": stands.served.address}])
    context.add_init_script(KEEP_LINES)
    made = context.new_page()
    troubles: list[str] = []
    made.on("console", lambda message: troubles.append(message.text) if is_trouble(message) else None)
    made.on("pageerror", lambda error: troubles.append(str(error)))
    made.goto(stands.served.address + path_to("phone:browser"))
    yield made
    browser.close()
    assert troubles == []


def is_trouble(message: ConsoleMessage) -> bool:
    """An error, but for what the browser itself says of a wire that was cut."""
    return message.type == "error" and "WebSocket" not in message.text


def told(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_have_text(words, timeout=PATIENCE)


def in_the_browser(page: Page) -> None:
    page.get_by_label("Tällä sivulla").check()
    page.get_by_role("button", name="Tallenna").click()
    told(page, "Linja ei soi vielä tällä sivulla.")


def ready(page: Page) -> None:
    page.get_by_role("button", name="Anna linjan soida tässä").click()
    told(page, READY)


def rings(stands: Line, page: Page) -> int:
    """A caller, who knows the way, asks for whoever is on duty. Gives the caller's leg."""
    leg = stands.caller.call(LINE, stands.dial)
    stands.caller.press(leg, "142700#1")
    told(page, "Linja soi")
    return leg


def test_a_volunteer_answers_in_the_browser_and_both_hear_each_other(stands: Line, page: Page) -> None:
    # Given somebody on duty who chooses that the line rings on the page
    in_the_browser(page)
    the_accessibility_baseline_is_met(page)
    ready(page)
    # When a caller asks for whoever is on duty
    leg = rings(stands, page)
    # Then the page tells it, the keyboard stands on the big button, and Enter answers
    expect(page).to_have_title("Linja soi")
    answer = page.get_by_role("button", name="Vastaa")
    expect(answer).to_be_focused()
    the_accessibility_baseline_is_met(page)
    page.keyboard.press("Enter")
    told(page, "Puhut nyt soittajan kanssa.")
    expect(page.get_by_role("button", name="Lopeta puhelu")).to_be_focused()
    # And each hears the other, without a whisper or a key before
    assert page.evaluate(EAR, HUM) > SOUNDS_ALIKE
    assert page.evaluate(ENERGY) > 0
    assert stands.caller.waits_for_tone(leg, VOICE) > SOUNDS_ALIKE
    # When the volunteer ends the call, it is over for the caller too, and the line rings here again
    page.keyboard.press("Enter")
    told(page, "Puhelu päättyi. Linja soi tässä taas.")
    assert stands.caller.wait("ended")["leg"] == leg


def test_not_now_sends_the_caller_on_and_the_line_rings_again_later(stands: Line, page: Page) -> None:
    in_the_browser(page)
    ready(page)
    leg = rings(stands, page)
    page.get_by_role("button", name="En nyt").click()
    told(page, "Puhelu päättyi. Linja soi tässä taas.")
    assert page.evaluate("window.lines.length") == 0  # nothing was opened, no microphone either
    stands.caller.hang_up(leg)
    assert stands.caller.wait("ended")["leg"] == leg


def test_an_asterisk_that_forgot_everything_is_noticed_and_told_anew(stands: Line, page: Page) -> None:
    in_the_browser(page)
    ready(page)
    stands.restart()
    told(page, "Yhteys katkesi. Yritämme itse uudelleen.")
    told(page, READY)
    leg = rings(stands, page)
    stands.caller.hang_up(leg)
    told(page, "Puhelu päättyi. Linja soi tässä taas.")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("NotAllowedError", "Selain ei saa käyttää mikrofonia."),
        ("NotFoundError", "Mikrofonia ei löytynyt."),
    ],
)
def test_a_microphone_that_is_not_given_is_told_with_what_to_do(page: Page, fault: str, words: str) -> None:
    in_the_browser(page)
    page.evaluate("(name) => { navigator.mediaDevices.getUserMedia = () => Promise.reject({ name }); }", fault)
    page.get_by_role("button", name="Anna linjan soida tässä").click()
    expect(page.get_by_role("status")).to_contain_text(words)
    expect(page.get_by_role("button", name="Anna linjan soida tässä")).to_be_focused()
