// Filters, sorting and download of what stands in lists.
zhengce.lists = (() => {
  "use strict";
  const { all, download } = zhengce;
  const kinds = { finding: "article.finding", indicator: "[data-kind=indicator]", count: "[data-kind=count]", name: "[data-kind=name]" };
  let texts = new WeakMap();
  document.addEventListener("zhengce:language", () => (texts = new WeakMap()));
  const words = (element) => {
    if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
    return texts.get(element);
  };
  const rows = Object.fromEntries(Object.entries(kinds).map(([kind, selector]) => [kind, all(selector)]));

  // A choice must be among the words of the data attribute, the text among the words shown.
  const fits = (element, [name, value]) =>
    name === "words" ? words(element).includes(value.trim().toLowerCase()) : (element.dataset[name] || "").split(" ").includes(value);
  const apply = (form) => {
    const chosen = [...new FormData(form)].filter(([, value]) => value.trim());
    const listed = rows[form.dataset.filters];
    let shown = 0;
    for (const row of listed) {
      const hidden = !chosen.every((choice) => fits(row, choice));
      if (row.hidden !== hidden) row.hidden = hidden;
      shown += !hidden;
    }
    form.querySelector("output").textContent = chosen.length ? `${shown} / ${listed.length}` : "";
  };
  const forms = Object.fromEntries(all("form[data-filters]").map((form) => [form.dataset.filters, form]));
  for (const form of Object.values(forms)) {
    form.hidden = false;
    form.addEventListener("input", () => apply(form));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  const reset = (form) => {
    form.reset();
    apply(form);
  };
  document.addEventListener("zhengce:reveal", ({ detail }) => {
    const form = forms[detail.dataset.kind ?? "finding"];
    if (form) reset(form);
  });

  // A number on the overview opens the findings it counts, and nothing else.
  for (const link of all("[data-set-severity], [data-set-family]")) {
    link.addEventListener("click", () => {
      if (!forms.finding) return;
      forms.finding.reset();
      forms.finding.elements.severity.value = link.dataset.setSeverity || "";
      forms.finding.elements.family.value = link.dataset.setFamily || "";
      apply(forms.finding);
    });
  }

  // Tables sort by their columns; a third click brings back the order of the text.
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v ?? cell.textContent.trim();
  };
  const collator = new Intl.Collator("zh-Hans-CN");
  const compare = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const [x, y] = [Number(a), Number(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
  };
  for (const table of all("table.ledger")) {
    const body = table.tBodies[0];
    const original = [...body.rows];
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
        const sorted = next ? original.map((row) => [key(row, column), row]) : [];
        // What is empty stays last, whichever way the rest runs.
        sorted.sort(([a], [b]) => (a === "" || b === "" ? compare(a, b) : sign * compare(a, b)));
        body.replaceChildren(...(next ? sorted.map(([, row]) => row) : original));
      });
    });
  }

  // What is shown, in the order in which it is shown.
  for (const button of all("button[data-download]")) {
    button.addEventListener("click", () => {
      const table = button.closest("section").querySelector("table.ledger");
      const said = [...table.tHead.rows, ...table.tBodies[0].rows].filter((row) => !row.hidden);
      // textContent would join what stands in cells of its own.
      const text = (cell) => all("li, a", cell).length ? all("li, a", cell).map((part) => part.textContent).join("；") : cell.textContent;
      download(`${button.dataset.download}s.csv`, said.map((row) => [...row.cells].map(text)));
    });
  }
  return { apply, reset, forms, findings: rows.finding };
})();
