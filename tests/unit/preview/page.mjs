// A person looks at the preview: `node page.mjs NODE_MODULES URL WORDS`. Says "ready" when everything is shown, waits
// for WORDS to come into the text edition, and then says as JSON what was seen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, url, words] = process.argv.slice(2);
const require = createRequire(join(modules, "here.js"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
const seen = { foreign: [], errors: [], violations: {}, scrolled: [], frames: [], loaded: [] };
let watching = false;
page.on("request", (request) => {
  if (!request.url().startsWith(url)) seen.foreign.push(request.url());
  if (watching) seen.loaded.push(request.url().slice(url.length).split("/")[0]);
});
page.on("pageerror", (error) => seen.errors.push(String(error)));

const scroll = () => page.evaluate(() => scrollY);
const frames = () => page.frames().slice(1).map((frame) => frame.url().slice(url.length));

await page.setViewport({ width: 1600, height: 1000 });
await page.goto(url, { waitUntil: "load" });
await page.waitForSelector("#state[data-phase=built]");
await page.waitForFunction(() => document.querySelectorAll(".frames iframe[src]:not(.coming)").length === 9);
await page.waitForFunction(() => document.querySelector("#pages img").naturalWidth > 0);

for (const [scheme, width] of [["light", 1600], ["dark", 1600], ["light", 390], ["dark", 390]]) {
  await page.setViewport({ width, height: 1000 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.evaluate(axe);
  // No script runs in the frames of the mail, axe's neither; what is in them is judged elsewhere.
  const { violations } = await page.evaluate(() => axe.run({ iframes: false }));
  seen.violations[`${scheme} ${width}`] = violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
}
await page.setViewport({ width: 1600, height: 1000 });

const inside = await page.$("#desktop-light iframe");
const mail = await inside.contentFrame();
const before = frames();
await (await mail.$('a[href^="http"]')).click();
await new Promise((done) => setTimeout(done, 300));
seen.frames = [before, frames()];
seen.windows = (await browser.pages()).length;

await page.evaluate(() => document.querySelector("#panel-text").scrollIntoView());
seen.scrolled.push(await scroll());
watching = true;
console.log("ready");
await page.waitForFunction((text) => document.querySelector("#texts").textContent.includes(text), {}, words);
seen.scrolled.push(await scroll());
console.log(JSON.stringify(seen));
await browser.close();
