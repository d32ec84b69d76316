"use strict";
(() => {
  const root = document.documentElement;

  const offerSorting = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const words = new Intl.Collator(root.lang, { numeric: true });
    const compare = (at) => (one, other) => {
      const [a, b] = [one.cells[at], other.cells[at]];
      return "key" in a.dataset ? a.dataset.key - b.dataset.key : words.compare(a.textContent, b.textContent);
    };
    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].sort(compare(at));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
    heads[0].setAttribute("aria-sort", "ascending");
    table.parentElement.previousElementSibling.hidden = false;
  };

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("table.sortable").forEach(offerSorting));
})();
