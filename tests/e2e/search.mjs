// A reader searches a site: `node search.mjs NODE_MODULES ORIGIN PAGE WORDS`. Says as JSON what was found and asked for.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, origin, path, words] = process.argv.slice(2);
const require = createRequire(join(modules, "here.js"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
const seen = { foreign: [], errors: [], refused: [], violations: [], results: [], landed: "" };
page.on("request", (request) => {
  if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin)) seen.foreign.push(request.url());
});
page.on("pageerror", (error) => seen.errors.push(String(error)));
page.on("console", (message) => {
  if (message.type() === "error") seen.refused.push(message.text());
});

await page.setViewport({ width: 390, height: 900 });
await page.goto(`${origin}${path}search/`, { waitUntil: "networkidle0" });
// All words at once, as from the clipboard: typed ones are searched for as they grow, and what is found changes.
await page.focus("#search input");
await page.keyboard.sendCharacter(words);
await page.waitForSelector("#search .pagefind-ui__result-link");
await page.waitForFunction(() => !document.querySelector("#search .pagefind-ui__loading"));
seen.results = await page.$$eval("#search .pagefind-ui__result-link", (links) =>
  links.map((link) => [link.textContent.trim(), new URL(link.href).pathname]),
);
await page.setBypassCSP(true);
const { violations } = await page.evaluate(`${axe}; axe.run()`);
seen.violations = violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
await Promise.all([page.waitForNavigation(), page.click("#search .pagefind-ui__result-link")]);
seen.landed = await page.$eval("h1", (head) => head.textContent);
console.log(JSON.stringify(seen));
await browser.close();
