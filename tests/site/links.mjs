// Every link of the site leads to a file that is there, and every fragment to an element of it.
//   links.mjs FOLDER...
import { readFileSync, readdirSync, statSync, existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const files = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? files(path) : [path];
});
const decoded = (text) => text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

let links = 0;
const failures = [];
for (const root of process.argv.slice(2)) {
  const ids = new Map();
  const idsOf = (path) => {
    if (!ids.has(path)) {
      const all = [...readFileSync(path, "utf8").matchAll(/ id="([^"]*)"/g)].map((match) => decoded(match[1]));
      const distinct = new Set(all);
      if (distinct.size !== all.length) {
        const twice = all.find((id, index) => all.indexOf(id) !== index);
        failures.push(`${path}: two elements have the id ${twice}`);
      }
      ids.set(path, distinct);
    }
    return ids.get(path);
  };
  for (const path of files(root).filter((name) => name.endsWith(".html"))) {
    idsOf(path);
    for (const [, raw] of readFileSync(path, "utf8").matchAll(/ (?:href|src)="([^"]*)"/g)) {
      const [target, fragment] = decoded(raw).split("#");
      if (/^[a-z]+:/.test(target)) continue;
      links += 1;
      const file = target ? resolve(dirname(path), decodeURIComponent(target)) : path;
      if (!existsSync(file)) failures.push(`${path}: ${raw} leads nowhere`);
      else if (fragment && !idsOf(file).has(decodeURIComponent(fragment))) failures.push(`${path}: ${raw} has no such place`);
    }
  }
}
failures.slice(0, 40).forEach((failure) => console.error(`FAILED: ${failure}`));
console.log(`links: ${links} looked at, ${failures.length} broken`);
process.exit(failures.length ? 1 : 0);
