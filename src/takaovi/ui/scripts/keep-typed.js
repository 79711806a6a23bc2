// Keeps on the server what a keeper types, so that a lost connection or a closed tab loses nothing.
// A form asks for it with data-keep; without this script the text is kept at each step all the same.
const EVERY = 4000;

function keep(form) {
  let kept = new URLSearchParams(new FormData(form)).toString();
  const send = (leaving) => {
    const body = new URLSearchParams(new FormData(form));
    if (body.toString() === kept) return;
    kept = body.toString();
    body.set("step", "keep");
    fetch(form.action, { method: "POST", body, keepalive: leaving }).catch(() => {
      kept = "";
    });
  };
  const clock = setInterval(() => send(false), EVERY);
  addEventListener("pagehide", () => send(true));
  form.addEventListener("submit", () => {
    clearInterval(clock);
    kept = new URLSearchParams(new FormData(form)).toString();
  });
}

document.querySelectorAll("form[data-keep]").forEach(keep);
