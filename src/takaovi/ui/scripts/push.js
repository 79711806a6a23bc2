// Lets this browser show messages, after a press. Shown only where the browser can; the page is whole without it.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

function offer(box) {
  const { push, keep, worker, failed } = box.dataset;
  box.hidden = false;
  box.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.serviceWorker.register(worker);
      const { pushManager } = await navigator.serviceWorker.ready;
      const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(push) });
      const { endpoint, keys } = made.toJSON();
      const answer = await fetch(keep, { method: "POST", body: new URLSearchParams({ endpoint, ...keys }) });
      if (!answer.ok) throw new Error();
      location.assign(answer.url);
    } catch {
      box.querySelector("[role=status]").textContent = failed;
    }
  });
}

if ("serviceWorker" in navigator && "PushManager" in window) document.querySelectorAll("[data-push]").forEach(offer);
