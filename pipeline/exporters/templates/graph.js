// The graph on a canvas, at the positions and in the colours that it has in Gephi. graph_panel.js says what it shows.
zhengce.graph = (() => {
  "use strict";
  const canvas = document.getElementById("canvas");
  if (!canvas) return null;
  const [LABEL, KIND, X, Y, RADIUS, COLOUR, MENTIONS, DOCUMENTS, COUNTS, FINDINGS, SAYINGS] = Array(11).keys();
  const [SOURCE, TARGET, WEIGHT, RELATION, PROOF] = Array(5).keys();
  const NEIGHBOURS = 8;
  const brush = canvas.getContext("2d");
  const view = { scale: 1, x: 0, y: 0 };
  // Of a large graph its core is drawn, the first nodes, in a layout of its own; and what somebody called for by name.
  const state = { kinds: new Set(), least: 0, node: -1, edge: -1, found: new Set(), whole: true, called: new Set() };
  let nodes = [];
  let edges = [];
  let core = [];
  let spots = [];
  let within = [];
  let tops = [];
  let seen = [];
  let drawn = [];
  let asked = false;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const place = (n) => [spots[n][0] * view.scale + view.x, -spots[n][1] * view.scale + view.y];
  // Circles grow more slowly than distances, so that zooming in sets apart what overlaps.
  const radius = (node) => Math.max(3, 1.1 * node[RADIUS] * view.scale ** 0.6);
  const size = () => [canvas.clientWidth, canvas.clientHeight];

  // Which nodes and edges the filters leave; a node without any edge left is in the way, unless it is spoken of.
  const present = (n) => state.whole || n < core.length || state.called.has(n);
  const passes = (edge) => edge[WEIGHT] >= state.least && [SOURCE, TARGET].every((end) => !state.kinds.has(nodes[edge[end]][KIND]));
  const sift = () => {
    within = edges.filter((edge) => present(edge[SOURCE]) && present(edge[TARGET]));
    drawn = within.filter(passes);
    const joined = new Set(drawn.flatMap((edge) => [edge[SOURCE], edge[TARGET]]));
    const all = !within.length || state.least <= within.at(-1)[WEIGHT];
    const wanted = (node, n) => !state.kinds.has(node[KIND]) && (all || joined.has(n) || node[FINDINGS].length > 0);
    seen = nodes.map((node, n) => present(n) && (n === state.node || wanted(node, n)));
  };
  // What was called for stands beside the strongest of those drawn that it is connected with, where there is room.
  const beside = (n) => {
    const link = edges.find((edge) => (edge[SOURCE] === n && present(edge[TARGET])) || (edge[TARGET] === n && present(edge[SOURCE])));
    const others = spots.filter((_, other) => other !== n && present(other));
    const [x, y] = link ? spots[link[SOURCE] === n ? link[TARGET] : link[SOURCE]] : [0, Math.min(...others.map((spot) => spot[1])) - 60];
    const ring = [...Array(400).keys()].map((k) => [x + 30 * Math.sqrt(k + 1) * Math.cos(2.4 * k), y + 30 * Math.sqrt(k + 1) * Math.sin(2.4 * k)]);
    return ring.find((spot) => others.every((other) => Math.hypot(spot[0] - other[0], spot[1] - other[1]) > 60)) ?? ring.at(-1);
  };
  // The edges of a node that the filters leave, whether or not its other end is drawn.
  const around = (n) => edges.filter((edge) => (edge[SOURCE] === n || edge[TARGET] === n) && passes(edge));
  const call = (n) => {
    spots[n] = beside(n);
    state.called.add(n);
  };

  const line = (edge, style, width) => {
    const [a, b] = [place(edge[SOURCE]), place(edge[TARGET])];
    brush.strokeStyle = style;
    brush.lineWidth = width;
    brush.beginPath();
    brush.moveTo(...a);
    brush.lineTo(...b);
    brush.stroke();
  };
  const near = (edge) => edge[SOURCE] === state.node || edge[TARGET] === state.node;
  const paintEdges = () => {
    const [most, least] = [Math.log1p(within[0]?.[WEIGHT] ?? 1), Math.log1p(within.at(-1)?.[WEIGHT] ?? 0)];
    // Thousands of lines over one another must not turn black.
    const faint = Math.min(1, Math.sqrt(1500 / (drawn.length || 1)));
    const [ink, accent] = [colour("--soft"), colour("--accent")];
    const chosen = state.node >= 0 || state.edge >= 0;
    for (const edge of [...drawn].reverse()) {
      const share = (Math.log1p(edge[WEIGHT]) - least) / (most - least || 1);
      brush.globalAlpha = (chosen ? 0.25 : 1) * faint * (0.15 + 0.45 * share);
      line(edge, ink, 0.5 + 2 * share);
    }
    brush.globalAlpha = 0.85;
    if (state.node >= 0) for (const edge of drawn) if (near(edge)) line(edge, accent, 1.2);
    if (state.edge >= 0) line(edges[state.edge], accent, 4);
    brush.globalAlpha = 1;
  };
  const paintNodes = () => {
    const beside = new Set(drawn.filter(near).flatMap((edge) => [edge[SOURCE], edge[TARGET]]));
    const lit = (n) => state.node < 0 || n === state.node || beside.has(n);
    const [paper, ink, error] = [colour("--paper"), colour("--ink"), colour("--error")];
    for (const n of [...tops].reverse()) {
      if (!seen[n]) continue;
      const node = nodes[n];
      brush.globalAlpha = lit(n) ? 1 : 0.25;
      brush.beginPath();
      brush.arc(...place(n), radius(node), 0, 7);
      brush.fillStyle = node[COLOUR];
      brush.fill();
      brush.lineWidth = node[FINDINGS].length || n === state.node || state.found.has(n) ? 3 : 1;
      brush.strokeStyle = n === state.node || state.found.has(n) ? ink : node[FINDINGS].length ? error : paper;
      brush.stroke();
    }
    brush.globalAlpha = 1;
    return lit;
  };
  // Labels from the largest node down, each only where there is still room; what is spoken of comes first.
  const paintLabels = (lit) => {
    const [width, height] = size();
    const taken = [];
    const ends = state.edge >= 0 ? edges[state.edge].slice(0, 2) : [];
    const first = [state.node, ...ends, ...state.found].filter((n) => n >= 0);
    brush.textAlign = "center";
    brush.textBaseline = "middle";
    brush.lineJoin = "round";
    for (const n of new Set([...first, ...tops])) {
      if (taken.length > 250) break;
      if (!seen[n] || (!lit(n) && !first.includes(n))) continue;
      const [x, y] = place(n);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const letters = Math.round(Math.min(18, Math.max(11, radius(nodes[n]))));
      const text = nodes[n][LABEL].length > 20 ? `${nodes[n][LABEL].slice(0, 19)}…` : nodes[n][LABEL];
      brush.font = `${letters}px ${colour("--sans")}`;
      const [w, h] = [brush.measureText(text).width / 2 + 2, letters / 2 + 1];
      const below = y + radius(nodes[n]) + h;
      const box = [x - w, below - h, x + w, below + h];
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      taken.push(box);
      brush.strokeStyle = colour("--paper");
      brush.lineWidth = 3;
      brush.strokeText(text, x, below);
      brush.fillStyle = colour("--ink");
      brush.fillText(text, x, below);
    }
  };
  const paint = () => {
    asked = false;
    const [width, height] = size();
    const ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    }
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    brush.clearRect(0, 0, width, height);
    paintEdges();
    paintLabels(paintNodes());
  };
  const draw = () => {
    if (!asked) requestAnimationFrame(paint);
    asked = true;
  };

  const zoom = (by, x = size()[0] / 2, y = size()[1] / 2) => {
    const scale = Math.min(40, Math.max(0.01, view.scale * by));
    view.x = x - ((x - view.x) * scale) / view.scale;
    view.y = y - ((y - view.y) * scale) / view.scale;
    view.scale = scale;
    draw();
  };
  const pan = (x, y) => {
    view.x += x;
    view.y += y;
    draw();
  };
  const box = (inside) => {
    const [xs, ys] = [inside.map((n) => spots[n][0]), inside.map((n) => -spots[n][1])];
    return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  };
  // The largest part that hangs together.
  const body = (shown) => {
    const group = new Map(shown.map((n) => [n, [n]]));
    for (const edge of drawn) {
      const [a, b] = [group.get(edge[SOURCE]), group.get(edge[TARGET])].sort((one, other) => other.length - one.length);
      if (a === b) continue;
      a.push(...b);
      for (const n of b) group.set(n, a);
    }
    return [...group.values()].reduce((largest, one) => (one.length > largest.length ? one : largest));
  };
  // All that is shown; or, where that would make it small, its body without what stands far away.
  const fit = (everything = true) => {
    const shown = [...nodes.keys()].filter((n) => seen[n]);
    if (!shown.length) return draw();
    const [width, height] = size();
    const scaled = ([left, right, top, bottom]) => Math.min(4, (width - 90) / (right - left || 1), (height - 60) / (bottom - top || 1));
    const [whole, main] = [box(shown), box(everything ? shown : body(shown))];
    const [left, right, top, bottom] = scaled(main) > 1.2 * scaled(whole) ? main : whole;
    view.scale = scaled([left, right, top, bottom]);
    view.x = width / 2 - ((left + right) / 2) * view.scale;
    view.y = height / 2 - ((top + bottom) / 2) * view.scale;
    return draw();
  };
  const centre = (n) => {
    const [width, height] = size();
    view.scale = Math.max(view.scale, Math.min(2.5, 14 / nodes[n][RADIUS]));
    view.x = width / 2 - spots[n][0] * view.scale;
    view.y = height / 2 + spots[n][1] * view.scale;
    draw();
  };

  // What stands under a point: the smallest node, else the nearest edge; `slack` in pixels, more for a finger.
  const under = (x, y, slack) => {
    const hit = (n) => seen[n] && Math.hypot(place(n)[0] - x, place(n)[1] - y) <= radius(nodes[n]) + slack;
    const node = tops.findLast(hit) ?? -1;
    if (node >= 0) return { node, edge: -1 };
    let [edge, best] = [-1, slack + 1];
    for (const each of drawn) {
      const [[ax, ay], [bx, by]] = [place(each[SOURCE]), place(each[TARGET])];
      const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1);
      const t = Math.min(1, Math.max(0, along));
      const away = Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
      if (away < best) [edge, best] = [edges.indexOf(each), away];
    }
    return { node: -1, edge };
  };
  const choose = (what) => {
    Object.assign(state, what);
    const ends = state.edge >= 0 ? edges[state.edge].slice(0, 2) : [];
    for (const n of [state.node, ...ends]) if (n >= 0 && !present(n)) call(n);
    // Nobody is shown alone who has neighbours.
    const links = state.node < 0 ? [] : around(state.node);
    const others = links.map((edge) => (edge[SOURCE] === state.node ? edge[TARGET] : edge[SOURCE]));
    if (!others.some(present)) others.slice(0, NEIGHBOURS).forEach(call);
    sift();
    draw();
    document.dispatchEvent(new CustomEvent("zhengce:chosen"));
  };
  const show = (whole) => {
    state.whole = whole || !core.length;
    state.called.clear();
    spots = nodes.map((node, n) => (state.whole ? [node[X], node[Y]] : core[n] ?? [0, 0]));
    choose({});
    fit(false);
  };
  const load = (read) => {
    ({ nodes, edges, core } = read);
    tops = [...nodes.keys()].sort((a, b) => nodes[b][RADIUS] - nodes[a][RADIUS]);
    show(false);
  };
  // For tests and the panel: where a node stands on the canvas.
  const where = place;
  const columns = { LABEL, KIND, COLOUR, MENTIONS, DOCUMENTS, COUNTS, FINDINGS, SAYINGS, SOURCE, TARGET, WEIGHT, RELATION, PROOF };
  return {
    ...{ canvas, state, columns, load, show, draw, zoom, pan, fit, centre, under, choose, around, where },
    ...{ drawn: () => drawn, within: () => within, seen: () => seen },
  };
})();
