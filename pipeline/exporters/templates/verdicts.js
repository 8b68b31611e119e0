// Verdicts: kept in this page, saved to a file that `zhengce verdict --import` reads; and the keys to go through findings.
(() => {
  "use strict";
  const { all, kept, say, note, translateAll, download, read, lists } = zhengce;
  const template = document.getElementById("judge");
  const save = document.getElementById("save-verdicts");
  const list = template && lists.wake("finding");
  if (!list) return;
  const { rows: findings } = list;
  const WHY = "在审读报告中判定";

  // Ids are of words, so what was judged in an earlier report on these texts holds in this one.
  const said = new Map(Object.entries(kept.get("verdicts") ?? {}));
  let storing = kept.set("verdicts", Object.fromEntries(said));
  const here = new Set(findings.map((finding) => finding.dataset.id));
  const unsaved = new Set();
  const store = () => {
    storing = kept.set("verdicts", Object.fromEntries(said));
  };
  const judged = () => [...said].filter(([id]) => here.has(id));
  const tally = () => {
    const number = judged().length;
    save.disabled = !number;
    save.querySelector("b").textContent = number ? ` ${number} / ${findings.length}` : "";
  };

  const state = (finding) => said.get(finding.dataset.id)?.[0] || finding.dataset.verdict || "none";
  const show = (finding) => {
    const [verdict = "", why = ""] = said.get(finding.dataset.id) ?? [];
    finding.dataset.judged = state(finding);
    for (const button of all("button[data-say]", finding)) button.setAttribute("aria-pressed", String(button.dataset.say === finding.dataset.judged));
    const reason = finding.querySelector("input[name=why]");
    reason.closest("label").hidden = !verdict;
    if (reason.value !== why) reason.value = why;
  };
  const judge = (finding, verdict) => {
    const { id } = finding.dataset;
    const [before, why = ""] = said.get(id) ?? [];
    if (!verdict || before === verdict) said.delete(id);
    else said.set(id, [verdict, why]);
    unsaved.add(id);
    store();
    show(finding);
    tally();
    const now = said.get(id)?.[0];
    note(now ? say(now === "confirmed" ? "判为属实" : "判为不是问题", now) : say("判定已撤回", "verdict taken back"), 3);
  };
  // The buttons come with the finding, when it comes on the page; what it was judged is known before.
  const equip = (finding) => {
    if (finding.querySelector(".judge")) return;
    const controls = template.content.cloneNode(true);
    controls.querySelector("[role=group]").setAttribute("aria-labelledby", finding.getAttribute("aria-labelledby"));
    translateAll(controls);
    finding.append(controls);
    show(finding);
  };
  document.addEventListener("zhengce:rows", ({ detail }) => detail.filter((row) => row.matches("article.finding")).forEach(equip));
  for (const finding of findings) finding.dataset.judged = state(finding);
  lists.refresh("finding");
  for (const keys of all(".keys")) keys.hidden = false;
  tally();
  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-say]");
    if (button) judge(button.closest("article.finding"), button.dataset.say);
  });
  addEventListener("input", (event) => {
    if (!event.target.matches("input[name=why]")) return;
    const { id } = event.target.closest("article.finding").dataset;
    said.set(id, [said.get(id)[0], event.target.value]);
    unsaved.add(id);
    store();
  });

  const files = read("files");
  const row = (finding) => {
    const [verdict, given] = said.get(finding.dataset.id);
    // Where the table says the same already, its reason stays.
    const why = given.trim() || (verdict === finding.dataset.verdict && finding.dataset.why) || WHY;
    const documents = finding.dataset.documents.split(" ").map((index) => files[index]);
    return [finding.dataset.id, verdict, why, finding.querySelector("h3").textContent, [...new Set(documents)].join("|")];
  };
  save.addEventListener("click", () => {
    const rows = findings.filter((finding) => said.has(finding.dataset.id)).map(row);
    download("zhengce-verdicts.csv", [["id", "verdict", "why", "message", "documents"], ...rows]);
    unsaved.clear();
    note(say("已存为文件；再运行：", "Saved; now run: ") + "zhengce verdict --import zhengce-verdicts.csv");
  });
  // Where the browser keeps nothing, leaving the page would lose what was judged.
  addEventListener("beforeunload", (event) => {
    if (!storing && unsaved.size) event.preventDefault();
  });

  // j and k go from finding to finding, c and d judge the one in hand, Enter goes to its reason, / to the search field.
  const current = () => document.activeElement.closest?.("article.finding");
  const step = (by) => {
    const at = list.matching.indexOf(current());
    lists.grow(list, at + 20);
    const shown = list.matching.slice(0, list.shown);
    // From elsewhere on the page the next one is the first that begins below the top.
    const below = at < 0 ? shown.findIndex((finding) => finding.getBoundingClientRect().top > 60) : 0;
    const start = below < 0 ? shown.length : below;
    const next = shown[at < 0 ? (by > 0 ? start : start - 1) : at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "start" });
  };
  const reason = (finding) => {
    if (!said.has(finding.dataset.id)) judge(finding, "confirmed");
    finding.querySelector("input[name=why]").focus();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    c: () => current() && judge(current(), "confirmed"),
    d: () => current() && judge(current(), "dismissed"),
    u: () => current() && judge(current(), ""),
    w: () => current() && reason(current()),
    // Not where Enter presses a button or follows a link of the finding.
    Enter: () => document.activeElement === current() && reason(current()),
    "/": () => lists.forms.finding.elements.words.focus(),
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    // The Enter that takes what an input method offers is not the one that ends the reason.
    if (typing && !event.isComposing && (event.key === "Escape" || event.key === "Enter")) current()?.focus();
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (document.documentElement.dataset.page !== "findings" || !document.getElementById("shortcuts").checked) return;
    if (!Object.hasOwn(keys, event.key)) return;
    if (event.key !== "Enter" || document.activeElement === current()) event.preventDefault();
    keys[event.key]();
  });
})();
