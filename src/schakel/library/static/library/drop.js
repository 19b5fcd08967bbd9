// Files dragged onto the page go into the file field; the chosen files are listed. Without this the field works by itself.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const drop = document.querySelector("[data-drop]");
  const field = drop && drop.querySelector("input[type=file]");
  if (!field || typeof DataTransfer === "undefined") return;
  const told = drop.querySelector(".chosen");
  const list = drop.querySelector(".chosen-files");
  drop.classList.add("ready");

  const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`);

  const show = () => {
    const files = Array.from(field.files);
    const text = files.length === 0 ? drop.dataset.none : files.length === 1 ? drop.dataset.one : drop.dataset.many;
    told.textContent = text.replace("{count}", files.length);
    told.hidden = false;
    list.hidden = files.length === 0;
    list.replaceChildren(...files.map((file) => {
      const item = document.createElement("li");
      const about = document.createElement("span");
      item.textContent = file.name;
      about.textContent = size(file.size);
      item.append(about);
      return item;
    }));
  };

  const add = (files) => {
    const all = new DataTransfer();
    for (const file of [...field.files, ...files]) all.items.add(file);
    field.files = all.files;
    show();
  };

  field.addEventListener("change", show);
  for (const name of ["dragover", "dragenter"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  drop.addEventListener("dragleave", (event) => { if (!drop.contains(event.relatedTarget)) drop.classList.remove("over"); });
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    add(event.dataTransfer.files);
  });
});
