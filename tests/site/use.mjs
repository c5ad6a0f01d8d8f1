// The site as somebody uses it, with and without a mouse, on our own documents; and pictures of it.
//   use.mjs FOLDER SCREENSHOTS
import { Report, open } from "./browser.mjs";

const [folder, pictures] = process.argv.slice(2);
const site = `file://${folder}`;
const operation = `${site}/eg/operations/CreateEventRouterJob.html`;
const report = new Report();
const { page, faults } = await open();
const picture = (name, other = page) => other.screenshot({ path: `${pictures}/${name}.png` });

// From the first page to an operation by keyboard alone.
await page.goto(`${site}/index.html`);
await picture("index");
await page.keyboard.press("/");
await page.keyboard.type("event stream");
await page.waitForSelector("#results a");
await picture("search");
report.check((await page.textContent("#found")) === "1 operation", "the number of operations found is told");
await page.keyboard.press("ArrowDown");
await page.keyboard.press("Enter");
await page.waitForURL(operation);
report.check((await page.textContent("h1")).includes("Create a Professional Event Stream Job"), "search leads to the operation");
await picture("operation");

// What is not there is said.
await page.fill("#search", "xyzzy plugh");
await page.waitForFunction(() => document.querySelector("#found").textContent === "no operation");
report.check(await page.isVisible("#found"), "that nothing was found is seen");
await page.keyboard.press("Escape");
await page.fill("#search", "");

// A field shows its origin, and the link leads to the row.
const field = page.locator('[id="request.KafkaParameters.instance_id"]');
const origin = field.locator(".origin a").last();
report.check((await origin.textContent()) === "Table 6, row 4", "a field shows its table and row");
report.check((await field.textContent()).includes("Required when config_type is CLOUD"), "a field shows its rule");
await origin.scrollIntoViewIfNeeded();
await picture("field");
await origin.click();
await page.waitForURL(/pages\/CreateEventRouterJob\.html#table-6\.4$/);
const row = page.locator("tr:target");
report.check((await row.textContent()).includes("instance_id") && (await row.isVisible()), "the row is shown");
const inSight = () => {
  const { top } = document.querySelector("tr:target").getBoundingClientRect();
  return top > 40 && top < 800;
};
report.check(await page.waitForFunction(inSight, null, { timeout: 5000 }).then(() => true, () => false), "the row is in sight, and not below the head");
await picture("origin");

// A contradiction has two sides, and each leads to its place.
await page.goto(operation);
await page.locator("a.mark").first().click();
const finding = page.locator(".finding:target");
report.check(await finding.isVisible(), "a mark leads to the contradiction");
report.check((await finding.locator("li").count()) > 0, "a contradiction names its places");
await picture("contradiction");
await finding.locator("li a").first().click();
report.check((await page.locator("pre span:target").textContent()).includes("source_config"), "the side of the example leads to its line");
await page.goBack();
await finding.locator("a.code").click();
report.check((await page.locator("div:target dd").textContent()).length > 20, "the code of a finding is explained");

// Tabs by keyboard; the choice is kept.
await page.goto(operation);
await page.locator('[role="tab"]', { hasText: "curl" }).focus();
await page.keyboard.press("ArrowRight");
report.check((await page.locator('[role="tabpanel"]:visible code').first().textContent()).includes("huaweicloud_eg"), "the tab of Rust shows Rust");
await page.reload();
report.check((await page.locator('[role="tab"][aria-selected="true"]').first().textContent()) === "Rust", "the choice of a language is kept");

// The first stop of the keyboard leads past the head.
await page.keyboard.press("Tab");
report.check((await page.evaluate(() => document.activeElement.textContent)) === "Skip to the content", "the first stop is the way past the head");
await page.keyboard.press("Enter");
report.check((await page.evaluate(() => document.activeElement.id)) === "content", "it leads to the content");

// Light and dark: the system's, until somebody chooses.
await page.click("#theme");
const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
report.check((await colour()) === "rgb(17, 22, 28)", "the button makes it dark");
await page.reload();
report.check((await colour()) === "rgb(17, 22, 28)", "and it stays dark");
await picture("dark");

// On one page.
await page.goto(`${site}/eg/reference.html`);
await page.locator("#reference h2", { hasText: "Create a Professional Event Stream Job" }).waitFor();
await picture("reference");

// On a phone nothing is wider than the screen.
const phone = await open({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
for (const path of ["index.html", "eg/index.html", "eg/operations/CreateEventRouterJob.html", "-/guide/index.html", "-/guide/consumers.html", "findings.html"]) {
  await phone.page.goto(`${site}/${path}`);
  const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
  report.check(width <= 390, `${path} is ${width} pixels wide on a phone of 390`);
  if (path.includes("operations")) await picture("phone", phone.page);
}

// Without scripts.
const bare = await open({ javaScriptEnabled: false });
await bare.page.goto(operation);
report.check((await bare.page.locator("pre").count()) >= 3, "without scripts all examples are there");
report.check(await bare.page.locator("pre").first().isVisible(), "and they are seen");

report.check(faults.concat(phone.faults, bare.faults).length === 0, `no errors and no requests: ${faults.concat(phone.faults, bare.faults).slice(0, 3)}`);
await report.end("use");
