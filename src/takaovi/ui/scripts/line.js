// The page of whoever answers the line in the browser: states in words, big buttons, a ring. Nothing is kept.
function offer(box) {
  const said = box.querySelector("[role=status]"), voice = box.querySelector("audio"), title = document.title;
  const buttons = [...box.querySelectorAll("[data-in]")];
  let line, ringing, bell, held;

  function tell(state) {
    const here = document.activeElement;
    held = ["ringing", "speaking"].includes(state) || box.contains(here) || (held && here === document.body);
    said.textContent = box.dataset[state];
    document.title = state === "ringing" ? box.dataset.ringing : title;
    for (const button of buttons) button.parentNode.hidden = !button.dataset.in.split(" ").includes(state);
    if (held) buttons.find((button) => !button.parentNode.hidden)?.focus();
    clearInterval(ringing);
    if (state === "ringing") ringing = setInterval(ring, 3000, ring());
  }
  function ring() {
    const tone = new OscillatorNode(bell, { frequency: 425 });
    tone.connect(new GainNode(bell, { gain: 0.2 })).connect(bell.destination);
    tone.start();
    tone.stop(bell.currentTime + 1);
    navigator.vibrate?.(800);
  }
  const presses = {
    async begin() {
      tell("wait");
      try {
        (await navigator.mediaDevices.getUserMedia({ audio: true })).getTracks().forEach((track) => track.stop());
      } catch (fault) {
        return tell(fault.name === "NotFoundError" ? "missing" : "refused");
      }
      try {
        bell = bell || new AudioContext();
        ring();
        navigator.wakeLock?.request("screen").catch(() => {}); // a device low on power keeps the right to sleep
        line?.stop();
        const { library, line: key, telephone } = box.dataset;
        line = await (await import(telephone)).telephone({ library, key, voice, tell });
      } catch {
        tell("failed");
      }
    },
    answer: () => (tell("wait"), line.answer()),
    hangUp: () => line.hangUp(),
    stop: () => (line.stop(), tell("off")),
  };
  for (const button of buttons) button.addEventListener("click", presses[button.dataset.press]);
  addEventListener("pagehide", () => line?.stop());
  box.hidden = false;
  tell(window.RTCPeerConnection && navigator.mediaDevices ? "off" : "old");
}

document.querySelectorAll("[data-line]").forEach(offer);
