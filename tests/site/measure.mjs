// Paint, layout and search, on two sites of different size, side by side in one run. Times are of this machine, busy or not: what counts
// is how the two compare.
//   measure.mjs FOLDER FOLDER
import { readFileSync, readdirSync, statSync } from "node:fs";
import { browser, open } from "./browser.mjs";

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const words = ["attach disk", "kafka", "list serv", "deleet volume", "ShowJob", "os-volume_attachments"];

/** The first paint, the largest one, and how far things moved about, of a page. */
const paint = async (page, url) => {
  await page.goto(url);
  return page.evaluate(async () => {
    const entries = (type) => new Promise((resolve) => {
      const found = [];
      new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => resolve(found), 150);
    });
    const [largest, shifts] = await Promise.all([entries("largest-contentful-paint"), entries("layout-shift")]);
    return {
      first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
      largest: largest.at(-1)?.startTime ?? NaN,
      shift: shifts.reduce((sum, { value }) => sum + value, 0),
      elements: document.querySelectorAll("*").length,
    };
  });
};

const measure = async (folder) => {
  const { services } = JSON.parse(readFileSync(`${folder}/catalogue.json`, "utf8"));
  const largest = services.toSorted((a, b) => b.operations - a.operations)[0].id;
  const operations = `${folder}/${largest}/operations`;
  const heaviest = readdirSync(operations).toSorted((a, b) => statSync(`${operations}/${b}`).size - statSync(`${operations}/${a}`).size)[0];
  const { page, close } = await open();
  const paints = {};
  for (const [name, path] of [["index", "index.html"], ["service", `${largest}/index.html`], ["operation", `${largest}/operations/${heaviest}`]]) {
    const times = [];
    for (let run = 0; run < 7; run += 1) times.push(await paint(page, `file://${folder}/${path}`));
    const of = (key) => median(times.map((time) => time[key]));
    Object.assign(paints, { [`${name} first`]: of("first"), [`${name} largest`]: of("largest"), [`${name} shift`]: of("shift"), [`${name} elements`]: of("elements") });
  }
  await page.goto(`file://${folder}/index.html`);
  const first = await page.evaluate(async () => {
    const start = performance.now();
    document.getElementById("search").value = "disk";
    document.getElementById("search").dispatchEvent(new Event("input"));
    while (!document.querySelector("#results a")) await new Promise((done) => setTimeout(done, 1));
    return performance.now() - start;
  });
  const later = [];
  for (const query of words) {
    later.push(await page.evaluate(async (text) => {
      const input = document.getElementById("search");
      input.value = text;
      const start = performance.now();
      input.dispatchEvent(new Event("input"));
      await new Promise((done) => setTimeout(done, 0));
      return performance.now() - start;
    }, query));
  }
  await close();
  const count = services.reduce((sum, service) => sum + service.operations, 0);
  return { services: services.length, operations: count, ...paints, first, later: median(later), data: statSync(`${folder}/-/assets/search.js`).size / 1024 };
};

const results = [];
for (const folder of process.argv.slice(2)) results.push(await measure(folder));
const rows = [["services", "services"], ["operations", "operations"]];
for (const [page, name] of [["index", "the first page"], ["service", "the largest service"], ["operation", "its largest operation"]]) {
  rows.push([`${page} first`, `${name}: first paint, ms`], [`${page} largest`, `${name}: largest paint, ms`]);
  rows.push([`${page} shift`, `${name}: layout shift`], [`${page} elements`, `${name}: elements`]);
}
rows.push(["first", "first search, with its data, ms"], ["later", "a later search, median, ms"], ["data", "data of the search, KB"]);
const shown = (number) => (number > 0 && number < 1 ? number.toFixed(3) : Math.round(number));
for (const [key, title] of rows) console.log(`| ${title} | ${results.map((result) => shown(result[key])).join(" | ")} |`);
await browser.close();
