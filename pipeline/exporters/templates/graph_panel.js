// What goes with the drawing: hand, wheel and keys, filters, search, and the sentences behind a node or an edge.
(() => {
  "use strict";
  const { all, read, say, words, graph } = zhengce;
  if (!graph) return;
  const { canvas, state, columns: C } = graph;
  const [found, panel, disputed] = ["graph-found", "graph-panel", "graph-disputed"].map((id) => document.getElementById(id));
  const [filters, kinds, search] = ["graph-filters", "graph-kinds", "graph-words"].map((id) => document.getElementById(id));
  const [weight, least, every, shown] = ["graph-weight", "graph-least", "graph-all", "graph-shown"].map((id) => document.getElementById(id));
  const SHOWN = 20;
  let data = null;

  const make = (tag, ...inside) => {
    const element = document.createElement(tag);
    element.append(...inside);
    return element;
  };
  const label = (n) => data.nodes[n][C.LABEL];
  const named = (key) => words("span", ...(data.words[key] ?? [key, key]));
  const relation = (edge) => edge[C.RELATION].split(";").flatMap((key, n) => [n ? "、" : "", named(key)]);
  const link = (text, press) => {
    const button = make("button", text);
    button.type = "button";
    button.addEventListener("click", press);
    return button;
  };
  const swatch = (colour) => {
    const dot = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    dot.setAttribute("viewBox", "0 0 2 2");
    dot.setAttribute("aria-hidden", "true");
    const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
    for (const name of ["cx", "cy", "r"]) circle.setAttribute(name, 1);
    circle.setAttribute("fill", colour);
    dot.append(circle);
    return dot;
  };
  const pick = (n) => {
    graph.choose({ node: n, edge: -1 });
    graph.centre(n);
  };

  // A sentence with the names in it marked, and the way to it in the text.
  const sentence = (index, names) => {
    const [document_, paragraph, text, anchor] = data.sayings[index];
    const quote = make("blockquote");
    let at = 0;
    while (at < text.length) {
      const next = names.map((name) => [text.indexOf(name, at), name]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0])[0];
      if (!next) break;
      quote.append(text.slice(at, next[0]), make("mark", next[1]));
      at = next[0] + next[1].length;
    }
    quote.append(text.slice(at));
    const title = make("span", data.titles[document_]);
    title.className = "doc";
    const way = make("a", title, " ", words("span", `第${paragraph}段`, `para. ${paragraph}`));
    way.href = `#${anchor}`;
    return make("figure", quote, make("figcaption", way));
  };
  const sentences = (indices, names) => indices.map((index) => sentence(index, names.filter(Boolean)));
  const findings = (numbers) => {
    const links = numbers.map((number) => {
      const to = words("a", `发现${number}`, `finding ${number}`);
      to.href = `#f${number}`;
      to.className = "to";
      return to;
    });
    return links.length ? [make("p", ...links.flatMap((to) => [to, " "]))] : [];
  };
  const nodePanel = (n) => {
    const node = data.nodes[n];
    const facts = make("p", named(node[C.KIND]), "　", words("span", `提及${node[C.MENTIONS]}次`, `${node[C.MENTIONS]} mentions`), "　");
    facts.append(words("span", `${node[C.DOCUMENTS]}份文本`, `${node[C.DOCUMENTS]} texts`));
    if (node[C.COUNTS]) facts.append("　", words("span", `数目 ${node[C.COUNTS]}`, `numbers ${node[C.COUNTS]}`));
    const beside = graph.around(n);
    const list = make("ul", ...beside.slice(0, 2 * SHOWN).map((edge) => {
      const other = edge[C.SOURCE] === n ? edge[C.TARGET] : edge[C.SOURCE];
      return make("li", link(label(other), () => graph.choose({ node: -1, edge: data.edges.indexOf(edge) })), " ", ...relation(edge), ` ${edge[C.WEIGHT]}`);
    }));
    list.className = "plain";
    const heading = words("h4", `相连的（${beside.length}）`, `Connected (${beside.length})`);
    return [make("h3", label(n)), facts, ...findings(node[C.FINDINGS]), ...sentences(node[C.SAYINGS], [label(n)]), heading, list];
  };
  const edgePanel = (edge) => {
    const ends = [edge[C.SOURCE], edge[C.TARGET]];
    const title = make("h3", link(label(ends[0]), () => pick(ends[0])), " — ", link(label(ends[1]), () => pick(ends[1])));
    const facts = make("p", ...relation(edge), "　", words("span", `权重 ${edge[C.WEIGHT]}`, `weight ${edge[C.WEIGHT]}`));
    return [title, facts, ...sentences(edge[C.PROOF], ends.map(label))];
  };
  document.addEventListener("zhengce:chosen", () => {
    const none = words("p", "选一个节点或一条连线。", "Choose a node or an edge.");
    panel.replaceChildren(...(state.edge >= 0 ? edgePanel(data.edges[state.edge]) : state.node >= 0 ? nodePanel(state.node) : [none]));
    canvas.dataset.node = state.node < 0 ? "" : label(state.node);
    canvas.dataset.edge = state.edge < 0 ? "" : data.edges[state.edge].slice(0, 2).map(label).join("—");
    slide();
    tally();
  });

  const lookUp = () => {
    const wanted = search.value.trim().toLowerCase();
    const hits = wanted ? [...data.nodes.keys()].filter((n) => label(n).toLowerCase().includes(wanted)) : [];
    state.found = new Set(hits.filter((n) => graph.seen()[n]));
    const more = hits.length > SHOWN ? [words("li", `共${hits.length}个`, `${hits.length} in all`)] : [];
    const none = wanted && !hits.length ? [words("li", "没有。", "None.")] : [];
    found.replaceChildren(...hits.slice(0, SHOWN).map((n) => make("li", swatch(data.nodes[n][C.COLOUR]), link(label(n), () => pick(n)))), ...more, ...none);
    graph.draw();
    return hits;
  };
  const legend = () => {
    const known = new Map();
    for (const node of data.nodes) known.set(node[C.KIND], [...(known.get(node[C.KIND]) ?? []), node]);
    for (const [kind, inside] of known) {
      const box = make("input");
      Object.assign(box, { type: "checkbox", checked: true, value: kind });
      const plain = inside.find((node) => !node[C.FINDINGS].length) ?? inside[0];
      const number = make("span");
      number.dataset.kind = kind;
      kinds.append(make("label", box, swatch(plain[C.COLOUR]), named(kind), " ", number), " ");
    }
    kinds.addEventListener("change", () => {
      state.kinds = new Set(all("input:not(:checked)", kinds).map((each) => each.value));
      graph.choose({});
    });
  };
  // How much is drawn of what the page has.
  const tally = () => {
    const seen = data.nodes.filter((_, n) => graph.seen()[n]);
    const [n, m, e, f] = [seen.length, data.nodes.length, graph.drawn().length, data.edges.length];
    shown.replaceChildren(words("span", `画出${n} / ${m}个节点，${e} / ${f}条连线`, `${n} / ${m} nodes, ${e} / ${f} edges drawn`));
    for (const number of all("[data-kind]", kinds)) {
      const [some, of] = [seen, data.nodes].map((list) => list.filter((node) => node[C.KIND] === number.dataset.kind).length);
      number.textContent = some === of ? of : `${some} / ${of}`;
    }
  };
  // The slider goes by the weights there are, so that every step changes something.
  let weights = [];
  const slide = () => {
    weights = [...new Set(graph.within().map((edge) => edge[C.WEIGHT]))].sort((a, b) => a - b);
    weight.max = Math.max(0, weights.length - 1);
    weight.value = weights.filter((each) => each < state.least).length;
    least.textContent = weights[weight.value] ?? "";
  };
  weight.addEventListener("input", () => graph.choose({ least: Number(weight.value) ? weights[weight.value] : 0 }));
  every?.addEventListener("change", () => graph.show(every.checked));

  // One finger or the mouse moves, two fingers zoom; what hardly moved is a click.
  const pointers = new Map();
  let moved = 0;
  const at = (event) => [event.offsetX, event.offsetY];
  const spread = () => {
    const [[ax, ay], [bx, by]] = [...pointers.values()];
    return [Math.hypot(ax - bx, ay - by), (ax + bx) / 2, (ay + by) / 2];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    if (!pointers.size) moved = 0;
    pointers.set(event.pointerId, at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const wide = pointers.size === 2 && spread();
    pointers.set(event.pointerId, at(event));
    moved += Math.hypot(event.offsetX - before[0], event.offsetY - before[1]);
    if (wide) {
      const now = spread();
      graph.zoom(now[0] / (wide[0] || 1), now[1], now[2]);
      graph.pan(now[1] - wide[1], now[2] - wide[2]);
    } else if (moved > 4) graph.pan(event.offsetX - before[0], event.offsetY - before[1]);
  });
  const lift = (event) => {
    if (pointers.delete(event.pointerId) && event.type === "pointerup" && moved <= 4 && !pointers.size) {
      graph.choose(graph.under(...at(event), event.pointerType === "touch" ? 10 : 4));
    }
  };
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, lift);
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    graph.zoom(Math.exp(-event.deltaY / 400), ...at(event));
  }, { passive: false });
  const keys = {
    ArrowLeft: () => graph.pan(60, 0), ArrowRight: () => graph.pan(-60, 0), ArrowUp: () => graph.pan(0, 60), ArrowDown: () => graph.pan(0, -60),
    "+": () => graph.zoom(1.3), "=": () => graph.zoom(1.3), "-": () => graph.zoom(1 / 1.3), 0: () => graph.fit(),
    Escape: () => graph.choose({ node: -1, edge: -1 }),
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  for (const button of all("[data-zoom]")) {
    button.addEventListener("click", { in: () => graph.zoom(1.4), out: () => graph.zoom(1 / 1.4), all: () => graph.fit() }[button.dataset.zoom]);
  }
  filters.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", lookUp);
  search.addEventListener("keydown", (event) => event.key === "Enter" && lookUp().slice(0, 1).forEach(pick));

  const start = () => {
    data = read("graph-data");
    for (const hidden of all("#graph [hidden]")) hidden.hidden = false;
    for (const one of all(".without-script")) one.hidden = true;
    legend();
    graph.load(data);
    const inDispute = [...data.nodes.keys()].filter((n) => data.nodes[n][C.FINDINGS].length);
    disputed?.replaceChildren(...inDispute.map((n) => make("li", swatch(data.nodes[n][C.COLOUR]), link(label(n), () => pick(n)), ` ${data.nodes[n][C.COUNTS]} `, ...data.nodes[n][C.FINDINGS].slice(0, 5).map((number) => findings([number])[0].firstChild))));
    new ResizeObserver(graph.draw).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", graph.draw);
  };
  // Only when somebody wants to see it.
  document.addEventListener("zhengce:page", ({ detail }) => {
    if (detail === "graph" && !data) start();
  });
})();
