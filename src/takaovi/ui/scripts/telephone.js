// The telephone itself: known to the switchboard by a key that the page's server makes, for as long as the page is open.
// `tell` hears each state by its name. Microphone and sound are asked for by `answer`, which is a press.
export async function telephone({ library, key, voice, tell }) {
  const fresh = async () => (await fetch(key, { method: "POST" })).json();
  const { UA, WebSocketInterface } = await import(library);
  let agent, call, renewal;

  function stop() {
    clearTimeout(renewal);
    agent?.removeAllListeners();
    agent?.stop();
  }
  async function begin() {
    const { socket, uri, secret, seconds } = await fresh();
    stop();
    agent = new UA({ sockets: [new WebSocketInterface(socket)], uri, password: secret, register_expires: 120, session_timers: false });
    agent.on("registered", () => call || tell("ready"));
    agent.on("disconnected", () => call || tell("lost"));
    agent.on("registrationFailed", () => again("lost"));
    agent.on("newRTCSession", ({ session }) => come(session));
    agent.start();
    renewal = setTimeout(renew, seconds * 500, seconds * 500);
  }
  function again(state) {
    if (!call) tell(state);
    clearTimeout(renewal);
    renewal = setTimeout(() => (call ? again(state) : begin().catch(() => again("lost"))), 5000);
  }
  async function renew(wait) {
    try {
      agent.set("password", (await fresh()).secret);
      renewal = setTimeout(renew, wait, wait);
    } catch {
      again("lost");
    }
  }
  function come(session) {
    if (call) return session.terminate();
    call = session;
    session.on("peerconnection", ({ peerconnection }) =>
      peerconnection.addEventListener("track", ({ streams }) => { voice.srcObject = streams[0]; voice.play(); }));
    session.on("icecandidate", ({ ready }) => setTimeout(ready, 100));
    session.on("confirmed", () => tell("speaking"));
    for (const end of ["ended", "failed"]) session.on(end, ({ cause }) => over(cause));
    tell("ringing");
  }
  function over(cause) {
    call = null;
    tell(/denied/i.test(cause) ? "refused" : agent.isRegistered() ? "ended" : "lost");
  }
  await begin();
  return {
    answer: () => call?.answer({ mediaConstraints: { audio: true, video: false } }),
    hangUp: () => call?.terminate(),
    stop,
  };
}
