// Keeps the screen at a door true. It fetches itself anew, and goes on with what it last knew when the network is
// away: the page holds every change of the coming day, so an open door closes on time, and at last nobody knows.
const WAIT = 15000;
let since = Date.now();

const screen = () => document.querySelector("[data-screen]");

function show() {
  const now = Number(screen().dataset.now) + Math.max(0, Date.now() - since) / 60000;
  for (const part of screen().querySelectorAll("[data-from]")) {
    part.hidden = !(part.dataset.from <= now && now < part.dataset.until);
  }
}

async function renew() {
  const stop = new AbortController();
  const watch = setTimeout(() => stop.abort(), WAIT);
  try {
    const answer = await fetch(screen().dataset.next, { cache: "no-store", signal: stop.signal });
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    const fresh = page.querySelector("[data-screen]");
    if (!fresh) throw new Error("not a screen");
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    const held = screen().contains(document.activeElement); // the one link: whoever was about to press it still can
    screen().replaceWith(fresh);
    if (held) fresh.querySelector("a").focus();
    since = Date.now();
  } catch {
    screen().querySelector("[data-lost]").hidden = false;
  }
  clearTimeout(watch);
}

async function turn() {
  await renew();
  show();
  setTimeout(turn, screen().dataset.every * 1000);
}

setInterval(show, 5000);
setTimeout(turn, screen().dataset.every * 1000);
