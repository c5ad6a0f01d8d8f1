// What scripts add to pages that are whole without them: search, tabs, copying, the choice between light and dark.
"use strict";
{
  const root = document.documentElement;
  const base = root.dataset.root;
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const kept = {
    get(key) { try { return localStorage.getItem(`tablature-${key}`); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(`tablature-${key}`, value); } catch { /* It holds for this page. */ } },
  };

  // Light and dark.
  const button = document.getElementById("theme");
  button.hidden = false;
  button.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.theme = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    kept.set("theme", root.dataset.theme);
  });

  // What a link leads to is shown, where it is folded away.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest("details");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Blocks of code: tabs where several stand together, and a button that copies.
  const choose = (tabs, title) => {
    const sections = [...tabs.querySelectorAll(":scope > section")];
    if (!sections.some((section) => section.dataset.title === title)) return;
    sections.forEach((section) => { section.hidden = section.dataset.title !== title; });
    tabs.querySelectorAll('[role="tab"]').forEach((tab) => {
      const chosen = tab.textContent === title;
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
    });
  };
  document.querySelectorAll(".tabs").forEach((tabs, group) => {
    const list = make("div", { className: "tablist" });
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", tabs.querySelector("h2").textContent);
    const sections = [...tabs.querySelectorAll(":scope > section")];
    sections.forEach((section, index) => {
      const heading = section.querySelector("h3");
      section.dataset.title = heading.textContent;
      section.id = `panel-${group}-${index}`;
      section.setAttribute("role", "tabpanel");
      section.setAttribute("aria-label", heading.textContent);
      const tab = make("button", { type: "button", textContent: heading.textContent, id: `tab-${group}-${index}` });
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", section.id);
      tab.addEventListener("click", () => { choose(tabs, tab.textContent); if (sections.length > 1) kept.set("language", tab.textContent); });
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = list.children[(index + step + sections.length) % sections.length];
        next.click();
        next.focus();
      });
      heading.remove();
      list.append(tab);
      const copy = make("button", { type: "button", className: "copy", textContent: "Copy" });
      copy.setAttribute("aria-label", `Copy ${tab.textContent}`);
      copy.addEventListener("click", async () => {
        try { await navigator.clipboard.writeText(section.querySelector("code").textContent); copy.textContent = "Copied"; }
        catch { copy.textContent = "Not allowed"; }
        setTimeout(() => { copy.textContent = "Copy"; }, 1500);
      });
      section.prepend(copy);
    });
    tabs.querySelector("h2").after(list);
    choose(tabs, sections[0].dataset.title);
    choose(tabs, kept.get("language"));
  });

  // The search. Its data come with the first key, or when the field is entered.
  const input = document.getElementById("search");
  const results = document.getElementById("results");
  const status = document.getElementById("found");
  const most = 30;
  // Letters of any script, as the documentation of the library has it.
  const letters = {
    unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: "\\p{Ll}\\p{Lu}", intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
    intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b", intraMode: 1,
  };
  let loading;
  let engine;
  const load = (name) => new Promise((resolve, reject) => {
    document.head.append(make("script", { src: `${base}-/assets/${name}.js`, onload: resolve, onerror: reject }));
  });
  const prepare = () => {
    loading ??= Promise.all([load("ufuzzy"), load("search")]).then(() => {
      const { services, operations } = window.tablatureSearch;
      const haystack = operations.map(([service, title, id, method, path]) => `${title} ${id} ${services[service][1]} ${method} ${path}`);
      engine = { services, operations, haystack, fuzzy: new uFuzzy(letters) };
    });
    return loading;
  };
  const found = (words) => {
    const { haystack, fuzzy, operations } = engine;
    const [indexes, info, order] = fuzzy.search(haystack, words, 1, 1e5);
    if (!indexes?.length) return [0, []];
    const ranked = order ? order.map((position) => info.idx[position]) : indexes;
    return [indexes.length, ranked.slice(0, most).map((index) => operations[index])];
  };
  const option = ([service, title, id, method, path, file], index) => {
    const [folder, name] = engine.services[service];
    const link = make("a", { href: `${base}${folder}/${file}`, id: `result-${index}`, tabIndex: -1 },
      make("b", { textContent: title }), make("span", { className: "service", textContent: name }),
      make("span", { className: "call" }, make("span", { className: `method ${method.toLowerCase()}`, textContent: method }), " ", make("code", { textContent: path })));
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  };
  const mark = (index) => {
    const options = [...results.children];
    options.forEach((link, position) => { link.setAttribute("aria-selected", position === index); });
    if (options[index]) {
      input.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const marked = () => [...results.children].findIndex((link) => link.getAttribute("aria-selected") === "true");
  const close = () => { results.hidden = true; input.setAttribute("aria-expanded", "false"); mark(-1); };
  const show = async () => {
    const words = input.value.trim();
    if (!words) { close(); status.textContent = ""; return; }
    await prepare();
    if (words !== input.value.trim()) return;
    const [count, operations] = found(words);
    results.replaceChildren(...operations.map(option));
    results.hidden = count === 0;
    input.setAttribute("aria-expanded", count > 0);
    mark(count ? 0 : -1);
    const told = count === 1 ? "1 operation" : `${count || "no"} operation${count ? "s" : ""}`;
    status.textContent = count > most ? `${told}, ${most} shown` : told;
    status.classList.toggle("hidden", count > 0);
  };
  input.addEventListener("focus", prepare);
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const count = results.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (count) mark((marked() + (event.key === "ArrowDown" ? 1 : -1) + count) % count);
    } else if (event.key === "Enter") results.children[marked()]?.click();
    else if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => { if (!event.target.closest("search")) close(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); input.focus(); }
  });
}
