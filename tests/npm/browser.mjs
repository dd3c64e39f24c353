// Opens pages in Chromium and says what it found there.
// In: {"executable", "profile", "jobs": […]} as tests/conformance/mail/browser.py writes it; out: one result a job.
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import puppeteer from "puppeteer-core";

const AXE = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TYPES = {
  ".css": "text/css", ".gif": "image/gif", ".html": "text/html", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
  ".js": "text/javascript", ".png": "image/png", ".svg": "image/svg+xml", ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const FLAGS = [
  "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--no-first-run",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb",
  // What is asked for before a request, such as a name for `preconnect`, cannot be intercepted.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
];

// The file on disk that stands for `url`; null when none should, undefined when one should and is not there.
function served(url, folders) {
  const found = folders.find(([prefix]) => url.startsWith(prefix));
  if (!found) return null;
  const [prefix, folder] = found;
  const file = normalize(join(folder, decodeURIComponent(url.slice(prefix.length).replace(/[?#].*$/, ""))));
  return file.startsWith(folder + sep) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function allowed(url, origin) {
  const { protocol, origin: of } = new URL(url);
  return ["file:", "about:", "blob:"].includes(protocol) || of === origin;
}

function answer(request, job, seen) {
  const url = request.url();
  if (url.startsWith("data:")) return request.continue();
  seen.requested.push(url);
  if (!job.images && request.resourceType() === "image") return request.abort("blockedbyclient");
  const file = served(url, job.served);
  if (file) {
    const contentType = TYPES[extname(file).toLowerCase()] ?? "application/octet-stream";
    return request.respond({ status: 200, contentType, body: readFileSync(file) });
  }
  if (file === undefined) {
    seen.missing.push(url);
    return request.respond({ status: 404, body: "" });
  }
  if (allowed(url, job.origin)) return request.continue();
  seen.foreign.push(url);
  return request.abort("blockedbyclient");
}

async function faults(page, ignored) {
  await page.evaluate(AXE);
  const rules = Object.fromEntries(ignored.map((rule) => [rule, { enabled: false }]));
  const result = await page.evaluate(
    (options) => axe.run(document, options),
    { runOnly: TAGS, rules, resultTypes: ["violations", "incomplete"] },
  );
  const plain = ({ id, impact, help, nodes }) =>
    ({ rule: id, impact: impact ?? "", help, targets: nodes.map((node) => node.target.flat().join(" ")) });
  return { violations: result.violations.map(plain), undecided: result.incomplete.map(plain) };
}

async function visit(browser, job) {
  const seen = { requested: [], foreign: [], missing: [] };
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: job.width, height: job.height });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: job.scheme }]);
    await page.setRequestInterception(true);
    page.on("request", (request) => answer(request, job, seen));
    page.on("requestfailed", (request) => {
      const url = request.url();
      if (allowed(url, job.origin) && !seen.foreign.includes(url) && job.images) seen.missing.push(url);
    });
    page.on("response", (response) => {
      if (response.status() >= 400 && !seen.missing.includes(response.url())) seen.missing.push(response.url());
    });
    await page.goto(job.page, { waitUntil: "load", timeout: 60000 });
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const scrollWidth = await page.evaluate(
      () => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    );
    const found = job.axe ? await faults(page, job.ignored) : { violations: [], undecided: [] };
    if (job.screenshot) await page.screenshot({ path: job.screenshot, fullPage: true });
    return { ...seen, ...found, scrollWidth };
  } finally {
    await page.close();
  }
}

const { executable, profile, jobs } = JSON.parse(readFileSync(0, "utf8"));
// Over a pipe: no port is opened, and the browser ends with this process, however that ends.
const browser = await puppeteer.launch({
  executablePath: executable, headless: true, userDataDir: profile, args: FLAGS, pipe: true,
});
try {
  const results = [];
  for (const job of jobs) results.push(await visit(browser, job));
  process.stdout.write(JSON.stringify(results));
} finally {
  await browser.close();
}
