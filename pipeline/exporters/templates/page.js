// Language and pages. Without scripts the page is one long page in Chinese, and complete.
const zhengce = (() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;
  // A browser may keep nothing for a file that was opened by double click.
  const kept = {
    get: (key) => {
      try {
        return JSON.parse(localStorage.getItem(`zhengce.${key}`));
      } catch {
        return null;
      }
    },
    set: (key, value) => {
      try {
        localStorage.setItem(`zhengce.${key}`, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
  };

  // Every element with data-en holds one text in two languages; of attributes, those in ATTRIBUTES.
  const ATTRIBUTES = ["placeholder", "aria-label"];
  const english = () => root.dataset.language === "en";
  const say = (chinese, inEnglish) => (english() ? inEnglish : chinese);
  const translate = (element) => {
    element.dataset.zh ??= element.textContent;
    element.textContent = english() ? element.dataset.en : element.dataset.zh;
    if (english()) element.lang = "en";
    else element.removeAttribute("lang");
  };
  const translateAttribute = (element, name) => {
    const [zh, en] = [`data-zh-${name}`, `data-en-${name}`];
    if (!element.hasAttribute(zh)) element.setAttribute(zh, element.getAttribute(name));
    element.setAttribute(name, element.getAttribute(english() ? en : zh));
  };
  const translateAll = (within) => {
    all("[data-en]", within).forEach(translate);
    for (const name of ATTRIBUTES) for (const one of all(`[data-en-${name}]`, within)) translateAttribute(one, name);
  };
  // An element made by a script, in the language that is shown.
  const words = (tag, chinese, inEnglish) => {
    const element = document.createElement(tag);
    element.textContent = chinese;
    element.dataset.en = inEnglish;
    if (english()) translate(element);
    return element;
  };
  const tell = (event, detail) => document.dispatchEvent(new CustomEvent(`zhengce:${event}`, { detail }));
  const button = document.getElementById("language");
  const speak = (language) => {
    root.dataset.language = language;
    button.textContent = language === "en" ? "中文" : "English";
    button.lang = language === "en" ? "zh-CN" : "en";
    translateAll(document);
    for (const template of all("template")) translateAll(template.content);
    tell("language");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    speak(english() ? "zh" : "en");
    kept.set("language", root.dataset.language);
  });

  // One section at a time, or those that share a page. What is not on the page yet, its finder puts there.
  const sections = all("main > section");
  const finders = [];
  let found = null;
  const one = (hash) => {
    try {
      const id = decodeURIComponent(hash.slice(1));
      return finders.reduce((target, find) => target ?? find(id), null) ?? document.getElementById(id);
    } catch {
      return null;
    }
  };
  const open = (target) => {
    const page = (target?.closest("main > section") ?? sections[0]).dataset.page;
    for (const section of sections) section.hidden = section.dataset.page !== page;
    for (const link of all(".bar a")) {
      if (link.dataset.page === page) {
        link.setAttribute("aria-current", "page");
        link.parentElement.scrollLeft = link.offsetLeft - 40;
      } else link.removeAttribute("aria-current");
    }
    for (let box = target?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    root.dataset.page = page;
    return page;
  };
  const arrive = (target) => {
    // :target is decided before what is linked to has been put on the page.
    for (const other of all(".here")) other.classList.remove("here");
    target.classList.add("here");
    if (target.matches("main > section")) scrollTo(0, target.previousElementSibling?.hidden ?? true ? 0 : target.offsetTop - 60);
    else target.scrollIntoView();
    // Keyboard and screen reader go along: to the finding, the row, or the mark behind an anchor in a text.
    const mark = target.matches("i[id]") ? all("a, span", target.parentElement).find((each) => target.compareDocumentPosition(each) & 4) : target;
    const focus = mark?.matches("section") ? mark.querySelector("h2") : mark;
    if (focus && !focus.matches("a[href]")) focus.tabIndex = -1;
    focus?.focus({ preventScroll: true });
  };
  const go = () => {
    found = one(location.hash);
    tell("page", open(found));
    const target = found;
    if (!target) return note("");
    arrive(target);
    // The focus has gone to a mark, which would tell what the finding told already.
    note("");
    // What was off screen had estimated heights until now.
    if (!target.matches("main > section")) requestAnimationFrame(() => target.scrollIntoView());
  };
  addEventListener("hashchange", go);
  // From a finding into the text: the way back leads to the finding, wherever the page had been scrolled to.
  addEventListener("click", (event) => {
    const from = event.target.closest?.("a[href^='#']")?.closest("article.finding, tr[id]");
    if (from && location.hash !== `#${from.id}`) history.replaceState(null, "", `#${from.id}`);
  });

  // What a mark says, for fingers and the keyboard; a mouse has the title.
  const hint = document.getElementById("hint");
  let fading = 0;
  const note = (text, seconds = 0) => {
    clearTimeout(fading);
    if (seconds) fading = setTimeout(() => note(""), 1000 * seconds);
    hint.hidden = !text;
    hint.textContent = text;
  };
  addEventListener("click", (event) => {
    if (!event.target.closest?.("button")) note(event.target.closest?.(".body [title]")?.title ?? "");
  });
  addEventListener("focusin", (event) => event.target.matches(".body a[title]") && note(event.target.title));
  addEventListener("keydown", (event) => event.key === "Escape" && note(""));

  // CSV as spreadsheets open it: a byte order mark, and no cell that would run as a formula.
  const cell = (text) => {
    const safe = /^[=+\-@＝＋－＠\t\r]/.test(text) && !/^-[0-9.]+%?$/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  const download = (name, rows) => {
    const lines = rows.map((row) => row.map((text) => cell(text.replace(/\s+/g, " ").trim())).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const ready = () => {
    if (kept.get("language") === "en") speak("en");
    root.dataset.ready = "true";
    go();
  };
  document.addEventListener("DOMContentLoaded", ready);
  return { all, kept, say, words, translateAll, note, download, read, finders, target: () => found };
})();
