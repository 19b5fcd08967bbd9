// What makes the pages a little quicker to use. Everything works without it.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const summary = document.querySelector(".error-summary");
  if (summary) summary.focus();
  // A box with more than fits begins at what it is about.
  for (const box of document.querySelectorAll(".toc nav, .page-text .text")) {
    const at = box.querySelector("[aria-current], mark");
    if (at) box.scrollTop += at.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 4;
  }
  for (const button of document.querySelectorAll("[data-copies]")) button.hidden = false;
});

// A button copies the text of the field that it names, and says so.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  if (document.execCommand("copy")) button.nextElementSibling.textContent = button.dataset.done;
});

// A second click while the answer to the first is under way does not send the same form twice.
const UNDER_WAY = 10000;
const sent = new Map();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || event.submitter?.formTarget === "_blank") return;
  if (performance.now() - (sent.get(form) ?? -Infinity) < UNDER_WAY) event.preventDefault();
  else sent.set(form, performance.now());
});

window.addEventListener("pageshow", () => sent.clear());

// "/" goes to the search field, unless someone is typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const field = document.querySelector(".find input");
  if (event.key !== "/" || typing || !field || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field.focus();
});
