// The graph on a canvas, at the positions and in the colours that it has in Gephi. graph_panel.js says what it shows.
zhengce.graph = (() => {
  "use strict";
  const canvas = document.getElementById("canvas");
  if (!canvas) return null;
  const [LABEL, KIND, X, Y, RADIUS, COLOUR, MENTIONS, DOCUMENTS, COUNTS, FINDINGS, SAYINGS] = Array(11).keys();
  const [SOURCE, TARGET, WEIGHT, RELATION, PROOF] = Array(5).keys();
  const brush = canvas.getContext("2d");
  const view = { scale: 1, x: 0, y: 0 };
  const state = { kinds: new Set(), least: 0, node: -1, edge: -1, found: new Set() };
  let nodes = [];
  let edges = [];
  let tops = [];
  let seen = [];
  let drawn = [];
  let asked = false;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const place = (node) => [node[X] * view.scale + view.x, -node[Y] * view.scale + view.y];
  // Circles grow more slowly than distances, so that zooming in sets apart what overlaps.
  const radius = (node) => Math.max(3, 1.1 * node[RADIUS] * view.scale ** 0.6);
  const size = () => [canvas.clientWidth, canvas.clientHeight];

  // Which nodes and edges the filters leave; a node without any edge left is in the way, unless it is spoken of.
  const sift = () => {
    const kind = nodes.map((node) => !state.kinds.has(node[KIND]));
    drawn = edges.filter((edge) => edge[WEIGHT] >= state.least && kind[edge[SOURCE]] && kind[edge[TARGET]]);
    const joined = new Set(drawn.flatMap((edge) => [edge[SOURCE], edge[TARGET]]));
    const all = !edges.length || state.least <= edges.at(-1)[WEIGHT];
    seen = nodes.map((node, n) => kind[n] && (all || joined.has(n) || n === state.node || node[FINDINGS].length > 0));
  };

  const line = (edge, style, width) => {
    const [a, b] = [place(nodes[edge[SOURCE]]), place(nodes[edge[TARGET]])];
    brush.strokeStyle = style;
    brush.lineWidth = width;
    brush.beginPath();
    brush.moveTo(...a);
    brush.lineTo(...b);
    brush.stroke();
  };
  const near = (edge) => edge[SOURCE] === state.node || edge[TARGET] === state.node;
  const paintEdges = () => {
    const [most, least] = [Math.log1p(edges[0]?.[WEIGHT] ?? 1), Math.log1p(edges.at(-1)?.[WEIGHT] ?? 0)];
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
      brush.arc(...place(node), radius(node), 0, 7);
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
      const [x, y] = place(nodes[n]);
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
  const fit = () => {
    const shown = nodes.filter((_, n) => seen[n]);
    if (!shown.length) return draw();
    const [xs, ys] = [shown.map((node) => node[X]), shown.map((node) => -node[Y])];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const [width, height] = size();
    view.scale = Math.min(4, (width - 90) / (right - left || 1), (height - 60) / (bottom - top || 1));
    view.x = width / 2 - ((left + right) / 2) * view.scale;
    view.y = height / 2 - ((top + bottom) / 2) * view.scale;
    return draw();
  };
  const centre = (n) => {
    const [width, height] = size();
    view.scale = Math.max(view.scale, Math.min(2.5, 14 / nodes[n][RADIUS]));
    view.x = width / 2 - nodes[n][X] * view.scale;
    view.y = height / 2 + nodes[n][Y] * view.scale;
    draw();
  };

  // What stands under a point: the smallest node, else the nearest edge; `slack` in pixels, more for a finger.
  const under = (x, y, slack) => {
    const hit = (n) => seen[n] && Math.hypot(place(nodes[n])[0] - x, place(nodes[n])[1] - y) <= radius(nodes[n]) + slack;
    const node = tops.findLast(hit) ?? -1;
    if (node >= 0) return { node, edge: -1 };
    let [edge, best] = [-1, slack + 1];
    for (const each of drawn) {
      const [[ax, ay], [bx, by]] = [place(nodes[each[SOURCE]]), place(nodes[each[TARGET]])];
      const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1);
      const t = Math.min(1, Math.max(0, along));
      const away = Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
      if (away < best) [edge, best] = [edges.indexOf(each), away];
    }
    return { node: -1, edge };
  };
  const choose = (what) => {
    Object.assign(state, what);
    sift();
    draw();
    document.dispatchEvent(new CustomEvent("zhengce:chosen"));
  };
  const load = (read) => {
    ({ nodes, edges } = read);
    tops = [...nodes.keys()].sort((a, b) => nodes[b][RADIUS] - nodes[a][RADIUS]);
    sift();
    fit();
  };
  // For tests and the panel: where a node stands on the canvas.
  const where = (n) => place(nodes[n]);
  const columns = { LABEL, KIND, COLOUR, MENTIONS, DOCUMENTS, COUNTS, FINDINGS, SAYINGS, SOURCE, TARGET, WEIGHT, RELATION, PROOF };
  return { canvas, state, columns, load, sift, draw, zoom, pan, fit, centre, under, choose, where, drawn: () => drawn, seen: () => seen };
})();
