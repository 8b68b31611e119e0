// What cytoscape.js makes of .cyjs files, style and layout included: a line of JSON for each.
// node read_cyjs.mjs FOLDER-WITH-NODE_MODULES FILE…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, ...paths] = process.argv.slice(2);
const cytoscape = createRequire(`${folder}/`)("cytoscape");

let issues = [];
for (const level of ["warn", "error", "log"]) console[level] = (...words) => issues.push(words.join(" "));

const drawn = (element) => ({
  data: element.data(),
  colour: element.style(element.isNode() ? "background-color" : "line-color"),
  ...(element.isNode()
    ? { position: element.position(), width: element.numericStyle("width"), label: element.style("label") }
    : { opacity: element.numericStyle("opacity") }),
});

for (const path of paths) {
  issues = [];
  const graph = cytoscape({ headless: true, styleEnabled: true, ...JSON.parse(readFileSync(path, "utf8")) });
  const [nodes, edges] = [graph.nodes().map(drawn), graph.edges().map(drawn)];
  // Without this the loop that draws goes on for ever.
  graph.destroy();
  process.stdout.write(`${JSON.stringify({ issues, nodes, edges })}\n`);
}
