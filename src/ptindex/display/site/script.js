"use strict";
(() => {
  const root = document.documentElement;
  const KEY = "ptindex-theme";
  // A browser may keep nothing for a page that is opened as a file.
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem(KEY, theme); } catch { /* stays for this page */ } };
  const isDark = () =>
    (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  if (["dark", "light"].includes(kept())) root.dataset.theme = kept();

  const offerThemes = (button) => {
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      keep(root.dataset.theme);
      show();
    });
    show();
    button.hidden = false;
  };

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

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("button.theme").forEach(offerThemes);
    document.querySelectorAll("table.sortable").forEach(offerSorting);
  });
})();
