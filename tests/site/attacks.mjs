// Pages of the documentation that try to be code or markup: on the site they are text.
//   attacks.mjs FOLDER
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { Report, open } from "./browser.mjs";

const folder = process.argv[2];
const { services } = JSON.parse(readFileSync(`${folder}/catalogue.json`, "utf8"));
const report = new Report();
const { page, faults } = await open();
await page.addInitScript(() => { window.alert = () => { window.cameAlive = true; }; });

/** What is in a page that only a foreign text could have put there. */
const alive = () => {
  const own = new Set(["HTML", "HEAD", "META", "TITLE", "LINK", "SCRIPT", "BODY", "A", "HEADER", "SEARCH", "LABEL", "INPUT", "KBD", "DIV", "P", "NAV", "BUTTON", "OL", "LI",
    "MAIN", "ARTICLE", "H1", "H2", "H3", "H4", "SPAN", "CODE", "PRE", "TIME", "SECTION", "UL", "ASIDE", "FOOTER", "DL", "DT", "DD", "DETAILS", "SUMMARY", "TABLE", "CAPTION",
    "THEAD", "TBODY", "TR", "TH", "TD"]);
  const hosts = new Set(["support.huaweicloud.com", "www.huaweicloud.com"]);
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    if (!own.has(element.tagName)) found.push(`<${element.tagName}>`);
    if (element.tagName === "SCRIPT" && !/^(\.\.\/)*-\/assets\/[a-z]+\.js$/.test(element.getAttribute("src") ?? "")) found.push("a script");
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "style") found.push(`${name}="${value}"`);
      if (name === "href" && /^[a-z]+:/i.test(value) && !hosts.has(new URL(value).host)) found.push(value);
    }
  }
  if (window.cameAlive) found.push("a script ran");
  return found;
};

let looked = 0;
for (const { id } of services) {
  // A page that is refused leaves a service without operations.
  const kinds = ["operations", "pages"].filter((kind) => existsSync(`${folder}/${id}/${kind}`));
  const below = kinds.flatMap((kind) => readdirSync(`${folder}/${id}/${kind}`).map((name) => `${id}/${kind}/${name}`));
  for (const path of [`${id}/index.html`, ...below]) {
    await page.goto(`file://${folder}/${path}`);
    const found = await page.evaluate(alive);
    report.check(found.length === 0, `${path}: ${found.slice(0, 3).join(", ")}`);
    looked += 1;
  }
  // The viewer reads Markdown: descriptions are escaped in the document, and the viewer removes what may not be there.
  await page.goto(`file://${folder}/${id}/reference.html`);
  await page.waitForSelector("#reference h1", { timeout: 60_000 });
  await page.waitForTimeout(1000);
  const found = await page.evaluate(() => {
    // An address becomes a link there, under its own name. Nothing else may.
    const links = [...document.querySelectorAll("#reference a[href]")].map((link) => [link.getAttribute("href"), link.textContent]);
    const isStrange = ([href, text]) => /^(javascript|data|vbscript):/i.test(href) || (/zq\.test/.test(href) && !/zq\.test/.test(text));
    const strange = links.filter(isStrange).map(([href]) => href);
    const media = [...document.querySelectorAll("#reference :is(iframe, object, embed, form, script)")].map((element) => element.tagName);
    return [...strange, ...media, ...(window.cameAlive ? ["a script ran"] : [])];
  });
  report.check(found.length === 0, `${id}/reference.html: ${found.slice(0, 3).join(", ")}`);
}
// The search shows titles, too.
await page.goto(`file://${folder}/index.html`);
await page.fill("#search", "thing");
await page.waitForSelector("#results a");
report.check((await page.evaluate(alive)).filter((it) => it !== "<B>").length === 0, "the results of a search");
report.check(faults.length === 0, `no errors, no requests, no dialogs: ${faults.slice(0, 3).join("; ")}`);
await report.end(`attacks on ${looked} pages`);
