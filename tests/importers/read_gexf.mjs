// What graphology makes of GEXF files: a line of JSON for each. Its parser is the one Gephi Lite uses.
// node read_gexf.mjs FOLDER-WITH-NODE_MODULES FILE…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, ...paths] = process.argv.slice(2);
const load = createRequire(`${folder}/`);
const { UndirectedGraph } = load("graphology");
const gexf = load("graphology-gexf");

let issues = [];
for (const level of ["warn", "error", "log"]) console[level] = (...words) => issues.push(words.join(" "));

for (const path of paths) {
  issues = [];
  // A directed or a parallel edge would be refused here, and so would an attribute that is not declared.
  const graph = gexf.parse(UndirectedGraph, readFileSync(path, "utf8"), { respectInputGraphType: true });
  const { nodes, edges } = graph.export();
  process.stdout.write(`${JSON.stringify({ issues, nodes, edges })}\n`);
}
