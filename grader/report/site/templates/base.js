"use strict";
// Comfort only: without this script the pages say the same, in the language they were made for.
(() => {
  const root = document.documentElement;
  const KEY = "lstm-grade-language";

  // A browser may refuse storage to files; the choice then lasts as long as the page. It never leaves the browser.
  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = (language) => {
    try { localStorage.setItem(KEY, language); } catch { /* as said above */ }
  };

  // Elements that cannot hold two spans: the title, and the options of a list.
  const speak = (language) => {
    root.lang = language;
    document.querySelectorAll("title, option").forEach((one) => { one.textContent = one.dataset[language]; });
  };

  // Before the body is drawn, so that the other language does not flash up.
  if (["en", "zh"].includes(remembered())) speak(remembered());

  document.addEventListener("DOMContentLoaded", () => {
    speak(root.lang);
    const button = document.getElementById("language");
    button.addEventListener("click", () => {
      speak(root.lang === "zh" ? "en" : "zh");
      remember(root.lang);
    });
    button.hidden = false;
  });

  // Paper cannot be unfolded.
  addEventListener("beforeprint", () => document.querySelectorAll(".submission-page details").forEach((one) => { one.open = true; }));
})();
