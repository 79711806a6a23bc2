// Fills a field with the visitor's place, rounded to about a kilometre, when they press the button.
// Nothing is asked before the press, and nothing is kept anywhere but in the field.
const round = (degrees) => degrees.toFixed(2);

function offer(box) {
  const field = document.getElementsByName(box.dataset.nearMe)[0];
  const told = box.querySelector("[role=status]");
  if (!field) return;
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${round(coords.latitude)},${round(coords.longitude)}`;
        told.textContent = told.dataset.done;
      },
      () => {
        told.textContent = told.dataset.failed;
        field.focus();
      },
      { maximumAge: 600000, timeout: 10000 },
    );
  });
}

if ("geolocation" in navigator) document.querySelectorAll("[data-near-me]").forEach(offer);
