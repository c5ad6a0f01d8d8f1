// A browser that lets nothing through, and remembers what was tried.
import { chromium } from "playwright-core";
import { existsSync } from "node:fs";

const path = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

export const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox"] });

/** A page in which errors of the console, requests to elsewhere and dialogs become `faults`. */
export async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => { if (message.type() === "error") faults.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) faults.push(`request: ${request.url()}`); });
  return { page, faults, close: () => context.close() };
}

/** Collects what fails, so that a run shows all of it. */
export class Report {
  failures = [];
  passed = 0;

  check(holds, what) {
    if (holds) this.passed += 1;
    else { this.failures.push(what); console.error(`FAILED: ${what}`); }
  }

  async end(what) {
    await browser.close();
    console.log(`${what}: ${this.passed} checks passed, ${this.failures.length} failed`);
    process.exit(this.failures.length ? 1 : 0);
  }
}
