// Pages of every kind: they load without errors and from nowhere else, and axe finds no serious violation in light, dark and on a phone.
//   look.mjs FOLDER
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { Report, open } from "./browser.mjs";

const folder = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const catalogue = JSON.parse(readFileSync(`${folder}/catalogue.json`, "utf8"));
const report = new Report();

/** The first, the middle and the last of the pages below a folder. */
const some = (below) => {
  const names = readdirSync(`${folder}/${below}`).sort();
  const chosen = new Set([0, Math.floor(names.length / 2), names.length - 1]);
  return [...chosen].map((index) => `${below}/${names[index]}`);
};
const ofService = ({ id }) => [`${id}/index.html`, ...some(`${id}/operations`), ...some(`${id}/pages`)];
const guide = readdirSync(`${folder}/-/guide`).map((name) => `-/guide/${name}`);
const paths = ["index.html", "findings.html", ...guide, ...catalogue.services.flatMap(ofService)];
const views = [
  { name: "light", colorScheme: "light" },
  { name: "dark", colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 } },
];

for (const { name, ...options } of views) {
  const { page, faults, close } = await open({ ...options, bypassCSP: true });
  for (const path of paths) {
    await page.goto(`file://${folder}/${path}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"], preload: false }));
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    const told = grave.map(({ id, nodes }) => `${id} (${nodes.length}: ${nodes[0].html.slice(0, 120)})`);
    report.check(grave.length === 0, `${path}, ${name}: ${told.join(", ")}`);
  }
  report.check(faults.length === 0, `${name}: ${faults.slice(0, 3).join("; ")}`);
  await close();
}

// The reference on one page is another's work: it has to load, and to be free of critical violations.
const { page, faults } = await open({ bypassCSP: true });
const largest = catalogue.services.toSorted((a, b) => b.operations - a.operations).slice(0, 2);
for (const { id } of largest) {
  await page.goto(`file://${folder}/${id}/reference.html`);
  await page.waitForSelector('[data-section-id^="tag/"], [id^="tag/"], [id^="operation/"]', { timeout: 60_000 });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"], preload: false }));
  const grave = violations.filter(({ impact }) => impact === "critical");
  report.check(grave.length === 0, `${id}/reference.html: ${grave.map(({ id: rule, nodes }) => `${rule} (${nodes.length})`).join(", ")}`);
}
report.check(faults.length === 0, `reference: ${faults.slice(0, 3).join("; ")}`);
if (!existsSync(`${folder}/-/assets/redoc.js.LICENSE.txt`)) report.check(false, "the terms of Redoc are there");
await report.end(`look at ${paths.length} pages, three times`);
