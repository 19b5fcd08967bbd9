// Editing within the page of an agenda: one form at a time, the focus where the work is.
"use strict";

const openForm = () => document.querySelector("#themes .in-place");

function isChanged(place) {
  const fields = [...place.querySelector("form").elements];
  return place.querySelector("[data-typed]") || fields.some((field) => "defaultValue" in field && field.value !== field.defaultValue);
}

// Put the line back as it stood, the focus on what opened the form.
function cancel(place) {
  const address = place.querySelector("form").getAttribute("action");
  place.remove();
  document.getElementById("status").textContent = "";
  document.querySelector(`#themes .btn[href="${CSS.escape(address)}"]`)?.focus();
}

// What is written in an open form is not thrown away by opening another, or by moving a line.
function makesRoom() {
  const place = openForm(), status = document.getElementById("status");
  const kept = place && isChanged(place);
  if (!kept) {
    place?.remove();
    return true;
  }
  status.textContent = status.dataset.first;
  place.querySelector("textarea, input:not([type=hidden])").focus();
  return false;
}

// Of two forms asked for in quick succession the last asked counts, whichever answer comes first.
let asked = null;

document.addEventListener("htmx:before:request", (event) => {
  const source = event.detail.ctx.sourceElement;
  if (!source.matches("#order, .edit .btn")) return;
  if (makesRoom()) asked = source;
  else event.preventDefault();
});

// A mistake in the form comes back in the form; any other refusal is a page of its own.
document.addEventListener("htmx:before:swap", (event) => {
  const { sourceElement: source, response } = event.detail.ctx;
  if (!source.closest("#order, #themes")) return;
  if (response.status >= 400 && ![400, 409].includes(response.status)) {
    event.preventDefault();
    window.location.assign(source.getAttribute("href") ?? window.location.href);
  } else if (source.matches(".edit .btn") && (source !== asked || !makesRoom())) {
    event.preventDefault();
  }
});

// One goes on writing behind what stands there.
document.addEventListener("htmx:after:swap", () => {
  const field = openForm()?.querySelector("textarea[autofocus]");
  field?.setSelectionRange(field.value.length, field.value.length);
});

document.addEventListener("agenda:stored", (event) => {
  document.querySelector(event.detail.focus)?.focus();
  if (event.detail.another) document.querySelector(event.detail.another)?.click();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest(".in-place [data-cancel]")) return;
  event.preventDefault();
  cancel(openForm());
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest(".in-place")) cancel(openForm());
});
