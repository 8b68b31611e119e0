// The page is complete without this: here is only what makes it quicker to go through.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const kinds = { finding: "article.finding", indicator: "[data-kind=indicator]", count: "[data-kind=count]", name: "[data-kind=name]" };
  const texts = new WeakMap();
  const words = (element) => {
    if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
    return texts.get(element);
  };

  // Filters: a choice must be among the words of the data attribute, the text among the words shown.
  const fits = (element, [name, value]) =>
    name === "words" ? words(element).includes(value.trim().toLowerCase()) : (element.dataset[name] || "").split(" ").includes(value);
  const apply = (form) => {
    const rows = all(kinds[form.dataset.filters]);
    const chosen = [...new FormData(form)].filter(([, value]) => value.trim());
    let shown = 0;
    for (const row of rows) {
      row.hidden = !chosen.every((choice) => fits(row, choice));
      shown += !row.hidden;
    }
    form.querySelector("output").textContent = chosen.length ? `${shown} / ${rows.length}` : "";
  };
  for (const form of all("form[data-filters]")) {
    form.hidden = false;
    form.addEventListener("input", () => apply(form));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  for (const keys of all(".keys")) keys.hidden = false;

  // A number on the overview opens the findings it counts, and nothing else.
  const findings = document.querySelector("form[data-filters=finding]");
  for (const link of all("[data-set-severity], [data-set-family]")) {
    link.addEventListener("click", () => {
      if (!findings) return;
      findings.reset();
      findings.elements.severity.value = link.dataset.setSeverity || "";
      findings.elements.family.value = link.dataset.setFamily || "";
      apply(findings);
    });
  }

  // A link to a row or finding that a filter hides must still arrive.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.hidden) return;
    const form = document.querySelector("form[data-filters=finding]");
    form.reset();
    apply(form);
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);

  // Tables sort by their columns; a third click brings back the order of the text.
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v ?? cell.textContent.trim();
  };
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, "zh-Hans-CN") : x - y;
  };
  for (const table of all("table.ledger")) {
    const body = table.tBodies[0];
    const original = [...body.rows];
    all("thead th", table).forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: "" }[heading.getAttribute("aria-sort")] ?? "ascending";
        for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
        if (next) heading.setAttribute("aria-sort", next);
        const sign = next === "descending" ? -1 : 1;
        const rows = next ? original.map((row) => [key(row, column), row]) : [];
        // What is empty stays last, whichever way the rest runs.
        rows.sort(([a], [b]) => (a === "" || b === "" ? compare(a, b) : sign * compare(a, b)));
        body.replaceChildren(...(next ? rows.map(([, row]) => row) : original));
      });
    });
  }

  // j and k go from finding to finding, / to the search field.
  const step = (by) => {
    const shown = all("article.finding:not([hidden])");
    const here = shown.indexOf(document.activeElement.closest?.("article.finding"));
    // From elsewhere on the page the next one is the first that begins below the top.
    const below = shown.findIndex((finding) => finding.getBoundingClientRect().top > 60);
    const start = below < 0 ? shown.length : below;
    const next = shown[here < 0 ? (by > 0 ? start : start - 1) : here + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "start" });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && findings) {
      event.preventDefault();
      findings.elements.words.focus();
    }
  });

  // What a mark says, for fingers and the keyboard; a mouse has the title.
  const hint = document.getElementById("hint");
  const tell = (event) => {
    const mark = event.target.closest?.(".body [title]");
    hint.hidden = !mark;
    hint.textContent = mark ? mark.title : "";
  };
  addEventListener("click", tell);
  addEventListener("focusin", (event) => event.target.matches(".body a[title]") && tell(event));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hint.hidden = true;
  });

  // The section being read is marked in the bar.
  const links = new Map(all(".bar a").map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) links.get(target.id)?.setAttribute("aria-current", "true");
        else links.get(target.id)?.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-20% 0px -75%" },
  );
  for (const section of all("main > section")) watch.observe(section);
  document.documentElement.dataset.ready = "true";
})();
