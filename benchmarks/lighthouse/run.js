// Opens pages in one headless Chromium and writes what Lighthouse says of each, a line of JSON a page.
// Standard input: {"chromium": path, "dark": bool, "pages": [{"url", "form": "mobile" | "desktop", "categories": [...]}]}

import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const SCREENS = {
  mobile: { mobile: true, width: 360, height: 780, deviceScaleFactor: 2, disabled: false },
  desktop: { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1, disabled: false },
};

const { chromium, dark, pages } = JSON.parse(readFileSync(0, "utf8"));
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`];
const chrome = await launch({ chromePath: chromium, chromeFlags, logLevel: "silent" });
try {
  for (const { url, form, categories } of pages) {
    const flags = { port: chrome.port, onlyCategories: categories, screenEmulation: SCREENS[form], logLevel: "error", output: "json" };
    const { lhr } = await lighthouse(url, flags, form === "desktop" ? desktopConfig : undefined);
    const failed = Object.values(lhr.audits).filter((audit) => audit.score !== null && audit.score < 0.9);
    const scores = Object.values(lhr.categories).map((category) => [category.id, Math.round(100 * category.score)]);
    const answer = { url, form, scores: Object.fromEntries(scores), failed: failed.map((audit) => audit.id), error: lhr.runtimeError?.message };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
} finally {
  await chrome.kill();
}
