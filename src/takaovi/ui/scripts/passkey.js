// Makes a passkey, or signs in with one, after a press. Shown only where the browser knows passkeys.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function send(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.told);
  return told;
}

function readable(asked) {
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  for (const key of [...(asked.excludeCredentials || []), ...(asked.allowCredentials || [])]) key.id = bytes(key.id);
  return { publicKey: asked };
}

function sendable(key) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (key.response[name]) response[name] = text(key.response[name]);
  return { id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} };
}

function offer(box) {
  const { passkey, ask, use, failed } = box.dataset;
  box.hidden = false;
  box.querySelector("button").addEventListener("click", async () => {
    try {
      const asked = readable(await send(ask, {}));
      location.assign((await send(use, sendable(await navigator.credentials[passkey](asked)))).next);
    } catch {
      box.querySelector("[role=status]").textContent = failed;
    }
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("[data-passkey]").forEach(offer);
