"use strict";
// Comfort only: without this script the pages say the same, in the language they were made for.
(() => {
  const root = document.documentElement;
  const KEY = "lstm-grade-language";

  // A browser may refuse storage to files; the choice then lasts as long as the page.
  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = (language) => {
    try { localStorage.setItem(KEY, language); } catch { /* as said above */ }
  };

  const speak = (language) => {
    root.lang = language;
    const title = document.querySelector("title");
    document.title = title.dataset[language];
  };

  // Before the body is drawn, so that the other language does not flash up.
  if (["en", "zh"].includes(remembered())) speak(remembered());

  const sortable = (table) => {
    const body = table.tBodies[0];
    const headers = [...table.tHead.rows[0].cells];
    const collator = new Intl.Collator(undefined, { numeric: true });
    const compare = (one, other, column) => {
      const [a, b] = [one.cells[column], other.cells[column]];
      if ("sort" in a.dataset && "sort" in b.dataset) return a.dataset.sort - b.dataset.sort;
      return collator.compare(a.textContent, b.textContent);
    };
    headers.forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        headers.forEach((one) => one.removeAttribute("aria-sort"));
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].sort((one, other) => compare(one, other, column) * (down ? -1 : 1));
        body.append(...rows);
      });
    });
  };

  const filterable = (tools, table) => {
    const [words, pending, shown] = ["filter", "only-pending", "shown"].map((id) => document.getElementById(id));
    const rows = [...table.tBodies[0].rows];
    const apply = () => {
      const wanted = words.value.trim().toLowerCase().split(/\s+/);
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        const found = wanted.every((word) => text.includes(word));
        row.hidden = !found || (pending.checked && !row.classList.contains("pending"));
      }
      shown.textContent = rows.filter((row) => !row.hidden).length;
    };
    tools.addEventListener("input", apply);
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.hidden = false;
    apply(); // a browser that goes back fills the fields in again
  };

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("language");
    button.addEventListener("click", () => {
      speak(root.lang === "zh" ? "en" : "zh");
      remember(root.lang);
    });
    button.hidden = false;
    document.querySelectorAll("table.sortable").forEach(sortable);
    const tools = document.getElementById("tools");
    if (tools) filterable(tools, document.getElementById("submissions"));
  });

  // Paper cannot be unfolded.
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
})();
