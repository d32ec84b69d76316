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

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("button.theme").forEach(offerThemes));
})();
