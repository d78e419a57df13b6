"use strict";
(() => {
  const form = document.querySelector(".filter");
  if (!form) return;
  form.hidden = false;
  const filters = form.closest(".fold");
  filters.hidden = false;
  filters.open = !matchMedia("(max-width: 40rem)").matches;

  const fields = ["q", "unit", "severity", "topic", "check", "rule", "sort"];
  const list = document.getElementById("units");
  const units = [...list.querySelectorAll(".unit")].map((node, order) => ({
    node, order, name: node.querySelector("h3").firstChild.textContent.trim(),
    roots: [...node.children].filter((child) => child.matches(".card")),
  }));
  const cards = [...list.querySelectorAll(".card")];
  const parent = new Map(cards.map((card) => [card, card.parentElement.closest(".card")]));
  const shown = document.getElementById("shown");
  const nothing = document.querySelector(".nothing");
  const numbers = new Intl.NumberFormat(document.documentElement.lang === "vi" ? "vi-VN" : "en-GB");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const texts = new Map();

  // What a card itself says, without the cards that follow from it; worked out while nothing else is to do.
  const textOf = (card) => {
    if (!texts.has(card)) {
      const own = [...card.children].filter((child) => !child.matches(".follows"));
      const name = card.closest(".unit").querySelector("h3").textContent;
      texts.set(card, fold(name + " " + own.map((child) => child.textContent).join(" ")));
    }
    return texts.get(card);
  };

  let ready = 0;
  const prepare = (deadline) => {
    while (ready < cards.length && deadline.timeRemaining() > 2) textOf(cards[ready++]);
    if (ready < cards.length) requestIdleCallback(prepare);
  };
  if ("requestIdleCallback" in window) requestIdleCallback(prepare);

  const apply = () => {
    const wanted = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    const words = fold(wanted.q).split(/\s+/).filter(Boolean);
    const plain = ["unit", "severity", "topic", "check", "rule"].filter((name) => wanted[name]);
    const fits = (card) =>
      plain.every((name) => card.dataset[name] === wanted[name]) && words.every((word) => textOf(card).includes(word));
    const matching = new Set(cards.filter(fits));
    const visible = new Set(matching);
    for (const card of matching) {
      const root = parent.get(card);
      if (root) visible.add(root);
    }
    for (const card of cards) {
      const root = parent.get(card);
      card.hidden = !visible.has(card) && !(root && matching.has(root));
    }
    for (const unit of units) unit.node.hidden = !unit.roots.some((card) => !card.hidden);
    shown.textContent = numbers.format(matching.size);
    nothing.hidden = matching.size > 0;
    sort(wanted.sort);
    return wanted;
  };

  let sorted = "";
  const sort = (by) => {
    if (by === sorted) return;
    sorted = by;
    const share = (card) => Number(card.dataset.share);
    const most = (unit) => Math.max(0, ...unit.roots.map(share));
    const compare = {
      "": (a, b) => a.order - b.order,
      name: (a, b) => a.name.localeCompare(b.name, "vi") || a.order - b.order,
      influence: (a, b) => most(b) - most(a) || a.order - b.order,
    }[by];
    for (const unit of [...units].sort(compare)) {
      list.append(unit.node);
      const rank = (card) => Number(card.dataset.rank);
      const roots = by === "influence" ? [...unit.roots].sort((a, b) => share(b) - share(a)) : unit.roots;
      unit.node.append(...(by === "influence" ? roots : [...roots].sort((a, b) => rank(a) - rank(b))));
    }
  };

  // The filter stands in the address, so that a view can be sent to a colleague: report.html#?unit=u-xa-a&severity=error
  const write = (wanted) => {
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)).toString();
    history.replaceState(null, "", query ? "#?" + query : location.pathname + location.search);
  };
  const set = (query) => {
    const given = new URLSearchParams(query);
    for (const name of fields) {
      const field = form.elements[name];
      field.value = given.get(name) ?? "";
      if (field.value !== (given.get(name) ?? "")) field.value = "";
    }
  };
  const go = () => {
    if (location.hash.startsWith("#?")) {
      set(location.hash.slice(2));
      apply();
      document.getElementById("findings").scrollIntoView();
      return;
    }
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !list.contains(target)) return;
    if (target.hidden || target.closest("[hidden]")) {
      set("");
      apply();
    }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => write(apply()));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => write(apply())));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (!link) return;
    event.preventDefault();
    set(link.dataset.filter);
    write(apply());
    document.getElementById("findings").scrollIntoView();
    form.elements.q.focus({ preventScroll: true });
  });
  addEventListener("hashchange", go);
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll(".follows")) box.open = true;
  });
  if (location.hash) go();
})();
