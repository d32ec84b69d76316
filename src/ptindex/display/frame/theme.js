"use strict";
(() => {
  const root = document.documentElement;
  const KEY = "ptindex-theme";
  // A browser may keep nothing for a page that is opened as a file.
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem(KEY, theme); } catch { /* stays for this page */ } };
  const isDark = () =>
    (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const buttons = () => document.querySelectorAll("button.theme");
  const show = () => buttons().forEach((button) => button.setAttribute("aria-pressed", String(isDark())));

  const obey = () => {
    if (["dark", "light"].includes(kept())) root.dataset.theme = kept();
    show();
  };
  const turn = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    show();
  };
  const offer = (button) => {
    button.addEventListener("click", turn);
    button.hidden = false;
  };

  obey();
  // A choice made elsewhere: in another tab, on a page left and come back to, or a moment ago and only now written down.
  addEventListener("storage", obey);
  addEventListener("pageshow", obey);
  document.addEventListener("DOMContentLoaded", () => { buttons().forEach(offer); show(); });
})();
