// Filters, sorting and download of what stands in lists. A list waits inside a noscript element, as text, until its page
// is opened, and of what fits the filters only as much is put on the page as a reader has scrolled to.
zhengce.lists = (() => {
  "use strict";
  const { all, download, translateAll, finders, words: label } = zhengce;
  const ROWS = { finding: "article.finding", settled: "tbody > tr", indicator: "tbody > tr", count: "tbody > tr", name: "tbody > tr" };
  const FIRST = 60;
  const forms = Object.fromEntries(all("form[data-filters]").map((form) => [form.dataset.filters, form]));
  const lists = {};

  const grow = (list, size) => {
    const more = list.matching.slice(list.shown, size);
    list.shown += more.length;
    for (const row of more) row.hidden = false;
    document.dispatchEvent(new CustomEvent("zhengce:rows", { detail: more }));
    const language = document.documentElement.dataset.language ?? "zh";
    for (const row of more) if ((list.languages.get(row) ?? "zh") !== language) translateAll(row);
    for (const row of more) list.languages.set(row, language);
    list.body.append(...more);
    list.more.hidden = list.shown >= list.matching.length;
  };
  const render = (list) => {
    const form = forms[list.kind];
    const chosen = form ? [...new FormData(form)].filter(([, value]) => value.trim()) : [];
    list.matching = list.order.filter((row) => chosen.every((choice) => fits(list, row, choice)));
    list.body.replaceChildren();
    list.shown = 0;
    grow(list, FIRST);
    if (form) form.querySelector("output").textContent = chosen.length ? `${list.matching.length} / ${list.rows.length}` : "";
  };
  // A choice must be among the words of the data attribute, the text among the words of the row.
  const words = (list, row) => {
    if (!list.words.has(row)) {
      const said = [...row.children].filter((part) => !part.matches(".judge")).map((part) => part.textContent);
      list.words.set(row, said.join(" ").toLowerCase());
    }
    return list.words.get(row);
  };
  const fits = (list, row, [name, value]) =>
    name === "words" ? words(list, row).includes(value.trim().toLowerCase()) : (row.dataset[name] || "").split(" ").includes(value);

  const wake = (kind) => {
    const list = lists[kind];
    if (!list || list.rows) return list;
    const template = document.createElement("template");
    template.innerHTML = list.source.textContent;
    list.rows = all(ROWS[kind], template.content);
    list.order = list.rows;
    list.ids = new Map(list.rows.filter((row) => row.id).map((row) => [row.id, row]));
    list.body = list.rows[0].parentNode;
    list.body.replaceChildren();
    list.more = label("button", "再看一些", "show more");
    list.more.type = "button";
    list.more.addEventListener("click", () => grow(list, list.shown + FIRST));
    list.source.replaceWith(...template.content.children, list.more);
    translateAll(list.more.parentNode.querySelector("thead") ?? list.body);
    // What comes near the end of the screen is put there before the reader is.
    new IntersectionObserver(([end]) => end.isIntersecting && grow(list, list.shown + FIRST), { rootMargin: "800px" }).observe(list.more);
    for (const table of all("table", list.body.closest("section"))) if (table.tBodies[0] === list.body) sortable(list, table);
    document.dispatchEvent(new CustomEvent("zhengce:woken", { detail: list }));
    render(list);
    return list;
  };
  for (const source of all("noscript[data-list]")) {
    const kind = source.dataset.list;
    lists[kind] = { kind, source, page: source.closest("section").dataset.page, words: new WeakMap(), languages: new WeakMap() };
  }
  document.addEventListener("zhengce:page", ({ detail }) => {
    for (const { kind, page } of Object.values(lists)) if (page === detail && kind !== "settled") wake(kind);
  });
  for (const box of all("details.settled")) box.addEventListener("toggle", () => box.querySelector("[data-list]") && wake("settled"));
  document.addEventListener("zhengce:language", () => {
    const language = document.documentElement.dataset.language;
    for (const list of Object.values(lists)) for (const row of list.body?.children ?? []) list.languages.set(row, language);
  });

  // A link reaches a row wherever it is: filtered away, far down, or not yet made.
  const reach = (list, row) => {
    if (!list.matching.includes(row)) {
      forms[list.kind]?.reset();
      render(list);
    }
    grow(list, list.matching.indexOf(row) + 10);
    return row;
  };
  finders.push((id) => {
    const kind = { f: "finding", r: "indicator" }[/^([fr])\d+$/.exec(id)?.[1]];
    const list = kind && wake(kind);
    const row = list?.ids.get(id);
    return row ? reach(list, row) : null;
  });

  for (const [kind, form] of Object.entries(forms)) {
    form.hidden = false;
    form.addEventListener("input", () => render(wake(kind)));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  // A number on the overview opens the findings it counts, and nothing else.
  for (const link of all("[data-set-severity], [data-set-family]")) {
    link.addEventListener("click", () => {
      if (!forms.finding) return;
      forms.finding.reset();
      forms.finding.elements.severity.value = link.dataset.setSeverity || "";
      forms.finding.elements.family.value = link.dataset.setFamily || "";
      render(wake("finding"));
    });
  }

  // Tables sort by their columns; a third click brings back the order of the text.
  const key = (row, column) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
  const collator = new Intl.Collator("zh-Hans-CN");
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
  };
  const sortable = (list, table) => {
    all("thead th", table).forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.replaceChildren(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: "" }[heading.getAttribute("aria-sort")] ?? "ascending";
        for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
        if (next) heading.setAttribute("aria-sort", next);
        const sign = next === "descending" ? -1 : 1;
        const sorted = next ? list.rows.map((row) => [key(row, column), row]) : [];
        // What is empty stays last, whichever way the rest runs.
        sorted.sort(([a], [b]) => (a === "" || b === "" ? compare(a, b) : sign * compare(a, b)));
        list.order = next ? sorted.map(([, row]) => row) : list.rows;
        render(list);
      });
    });
  };

  // All that fits the filters, in the order in which it is shown.
  for (const button of all("button[data-download]")) {
    button.addEventListener("click", () => {
      const list = wake(button.dataset.download);
      const said = [...list.body.closest("table").tHead.rows, ...list.matching];
      // textContent would join what stands in cells of its own.
      const parts = (cell) => all("li, a", cell).map((part) => part.textContent);
      const text = (cell) => (parts(cell).length ? parts(cell).join("；") : cell.textContent);
      download(`${list.kind}s.csv`, said.map((row) => [...row.cells].map(text)));
    });
  }
  // Paper gets all that fits.
  addEventListener("beforeprint", () => {
    for (const list of Object.values(lists)) if (list.rows && !list.body.closest("[hidden]")) grow(list, list.matching.length);
  });
  return { wake, grow, forms, refresh: (kind) => render(lists[kind]) };
})();
