// Keeps what is being typed on the server, so that at most ten seconds are ever at risk.
// The page works without this file: a button saves.
const form = document.getElementById("return");
const told = document.getElementById("saved");
const PAUSE = 3000;
const LONGEST = 8000;
let firstChange = 0;
let waiting = 0;

async function keep() {
  window.clearTimeout(waiting);
  waiting = 0;
  firstChange = 0;
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new FormData(form),
      redirect: "error",
    });
    const { kept, problem } = await answer.json();
    told.textContent = problem || kept;
  } catch {
    told.textContent = "What you typed could not be kept just now. Save before you leave.";
  }
}

function plan() {
  const now = Date.now();
  firstChange ||= now;
  window.clearTimeout(waiting);
  waiting = window.setTimeout(keep, Math.min(PAUSE, firstChange + LONGEST - now));
}

if (form) {
  form.addEventListener("input", plan);
  form.addEventListener("submit", () => window.clearTimeout(waiting));
  window.addEventListener("pagehide", () => {
    if (waiting) navigator.sendBeacon(form.dataset.draft, new FormData(form));
  });
}
