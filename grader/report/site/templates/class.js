"use strict";
// The class page's table: sorted, searched, filtered. Without this script it stands in the order of the server.
(() => {
  const sortable = (table) => {
    const body = table.tBodies[0];
    const headers = [...table.tHead.rows[0].cells];
    const collator = new Intl.Collator("zh", { numeric: true });
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
    const [words, status, finding, shown, none] =
      ["search", "by-status", "by-finding", "shown", "no-match"].map((id) => document.getElementById(id));
    const rows = [...table.tBodies[0].rows].map((row) => {
      const { status: state, codes } = row.dataset;
      return { row, state, codes: codes.split(" "), text: `${row.textContent} ${codes}`.toLowerCase() };
    });
    const fits = (one, wanted) =>
      wanted.every((word) => one.text.includes(word)) &&
      (!status.value || one.state === status.value || (status.value === "pending" && one.state !== "graded")) &&
      (!finding.value || one.codes.includes(finding.value));
    const apply = () => {
      const wanted = words.value.trim().toLowerCase().split(/\s+/);
      let count = 0;
      for (const one of rows) {
        one.row.hidden = !fits(one, wanted);
        count += !one.row.hidden;
      }
      shown.textContent = count;
      none.hidden = count > 0;
    };
    tools.addEventListener("input", apply);
    tools.addEventListener("submit", (event) => event.preventDefault());
    const clear = () => { for (const one of [words, status, finding]) one.value = ""; };
    tools.addEventListener("reset", (event) => {
      event.preventDefault(); // which would empty the fields only after this
      clear();
      apply();
    });
    document.querySelectorAll("button.only").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        clear();
        finding.value = button.dataset.code;
        apply();
        finding.focus({ preventScroll: true });
        document.getElementById("rows").scrollIntoView();
      });
    });
    tools.hidden = false;
    apply(); // a browser that goes back fills the fields in again
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("table.sortable").forEach(sortable);
    const tools = document.getElementById("tools");
    if (tools) filterable(tools, document.getElementById("submissions"));
  });
})();
