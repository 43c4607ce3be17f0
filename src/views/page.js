// The page works without this: it opens what a link points into, leads back, filters, and follows lines in the graph.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const back = document.createElement("button");
  back.className = "back";
  back.type = "button";
  back.hidden = true;
  back.textContent = "Back to the account";
  let came = null;
  back.addEventListener("click", () => {
    back.hidden = true;
    history.pushState(null, "", location.pathname + location.search);
    all(".lit").forEach((piece) => piece.classList.remove("lit"));
    if (came) { came.scrollIntoView({ block: "center" }); came.focus({ preventScroll: true }); }
  });
  document.body.append(back);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && !link.closest(".report")) came = link;
  });

  const show = () => {
    all(".lit").forEach((piece) => piece.classList.remove("lit"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) { back.hidden = true; return; }
    for (let box = target; box; box = box.parentElement) if (box.localName === "details") box.open = true;
    for (const piece of document.getElementsByClassName(id)) piece.classList.add("lit");
    if (target.classList.contains("m")) target.classList.add("lit");
    target.scrollIntoView({ block: "center" });
    back.hidden = !target.closest(".report");
  };
  addEventListener("hashchange", show);
  show();

  // Paper cannot be opened: what is folded is printed, but for the reports' whole texts.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not(.report, .left-out, [open])");
    for (const box of opened) box.open = true;
  });
  addEventListener("afterprint", () => { for (const box of opened) box.open = false; });

  const items = all("[data-item]");
  if (items.length > 12) {
    const field = document.createElement("input");
    field.id = "filter";
    field.type = "search";
    field.placeholder = "Filter by word or outlet";
    field.setAttribute("aria-label", "Filter the account by word or outlet");
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLocaleLowerCase();
      for (const item of items) item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
    });
    document.querySelector(".top .wrap").append(field);
  }

  for (const graph of all("svg.graph")) {
    const light = (node, on) => {
      for (const edge of all(".edge", graph)) {
        if (edge.dataset.from === node || edge.dataset.to === node) edge.classList.toggle("on", on);
      }
    };
    for (const node of all("a[data-node]", graph)) {
      for (const [name, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
        node.addEventListener(name, () => light(node.dataset.node, on));
      }
    }
  }
})();
