// A text waits inside a noscript element until it is opened; one is open at a time, so that the page stays light.
(() => {
  "use strict";
  const { all, finders, translateAll } = zhengce;
  const texts = all("article.text").map((article) => ({ article, source: article.querySelector("noscript")?.textContent ?? "" }));
  const lists = all(".contents");
  let opened = null;

  const show = (text) => {
    for (const each of texts) each.article.hidden = texts.length > 1 && each !== text;
    for (const list of lists) list.hidden = Boolean(text);
    if (!text || text === opened) return;
    for (const body of all(".body", opened?.article)) if (opened) body.replaceChildren();
    opened = text;
    const body = text.article.querySelector(".body");
    body.innerHTML = text.source;
    translateAll(body);
  };
  // Anchors are of our making, and a text's own quotation marks are escaped: only an element can be found so.
  const holding = (id) => texts.find((text) => text.article.id === id) ?? texts.find((text) => text.source.includes(`id="${id}"`));
  finders.push((id) => {
    if (!/^[a-z]\d+(-\d+)?$/.test(id)) return null;
    const text = holding(id);
    if (text) show(text);
    return text ? document.getElementById(id) : null;
  });
  document.addEventListener("zhengce:page", ({ detail }) => {
    if (detail !== "texts") return;
    const inside = texts.find((text) => text.article.contains(zhengce.target()));
    show(inside ?? (texts.length === 1 ? texts[0] : null));
  });
})();
