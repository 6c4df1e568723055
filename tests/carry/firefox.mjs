// A reader's way through the site in Firefox, driven over WebDriver BiDi; one JSON in, one JSON out.
//
// In:  {firefox, home, inner, words: {zh, en}, answers, cause}
// Out: {pages, hits, verdict, seconds, requests, refused, errors}, or {failed} where it cannot go on
import { text } from "node:stream/consumers";
import puppeteer from "puppeteer-core";

const LIMIT = 60_000;
const NO_PROXY_THERE = 9; // the port that discards: whatever would leave this machine meets it
const asked = JSON.parse(await text(process.stdin));
const told = { pages: [], hits: {}, verdict: null, seconds: 0, requests: [], refused: [], errors: [] };

/** The first question shown that has no answer yet, as tests/browser/reader.py finds it. */
const firstUnanswered = () => [...document.querySelectorAll("[data-question]")].find((field) => !field.hidden
  && !field.querySelector("input:checked")
  && !field.querySelector(".question__field :is(input, select)")?.value)?.dataset.question ?? null;

/** Gives one answer as a hand would. */
function give(question, value) {
  const field = document.querySelector(`[data-question=${question}]`);
  const control = field.querySelector(".question__field :is(input, select)");
  if (Array.isArray(value) || value === "unknown" || !control) {
    for (const one of [value].flat()) field.querySelector(`.choices input[value="${one}"]`).click();
  } else {
    control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

const judged = () => document.querySelector("#versions").textContent !== ""
  && document.querySelector("#results").getAttribute("aria-busy") === "false";

async function open(page, path) {
  await leave(page);
  await page.goto(asked.home + path, { waitUntil: "load", timeout: LIMIT });
}

/** Follows a link of the page and says where it led. */
async function follow(page, selector) {
  await leave(page);
  await Promise.all([
    page.waitForNavigation({ waitUntil: "load", timeout: LIMIT }),
    page.$eval(selector, (link) => link.click()),
  ]);
  told.pages.push({ address: page.url(), lang: await page.$eval("html", (html) => html.lang), title: await page.title() });
}

/** Takes along what the policy refused on this page. */
async function leave(page) {
  told.refused.push(...(await page.evaluate(() => self.refused ?? [])));
}

async function search(page, lang, word) {
  await page.$eval("label.header-search", (label) => label.click());
  await page.type("[data-md-component=search-query]", word);
  const hit = "a.md-search-result__link";
  await page.waitForSelector(hit, { timeout: LIMIT });
  told.hits[lang] = await page.$eval(hit, (link) => link.textContent.trim());
  await follow(page, hit);
}

async function askTheTool(page) {
  await open(page, "check.html");
  await page.waitForSelector("#tool:not([hidden])", { timeout: LIMIT });
  const start = performance.now();
  for (;;) {
    const question = await page.evaluate(firstUnanswered);
    if (!question) break;
    await page.evaluate(give, question, asked.answers[question] ?? "unknown");
    await page.waitForFunction(judged, { timeout: LIMIT });
    told.seconds ||= (performance.now() - start) / 1000;
  }
  const badge = `.finding:has(#finding-${asked.cause}) .verdict`;
  told.verdict = await page.$eval(badge, (found) => found.className.split("--").pop());
}

async function journey(page) {
  await open(page, "index.html");
  await open(page, asked.inner);
  await follow(page, "a.switch");
  await search(page, "en", asked.words.en);
  await open(page, asked.inner);
  await follow(page, "a.switch");
  await follow(page, "a.switch");
  await search(page, "zh", asked.words.zh);
  await askTheTool(page);
  await leave(page);
}

const dead = { "network.proxy.type": 1 };
for (const kind of ["http", "ssl"]) {
  dead[`network.proxy.${kind}`] = "127.0.0.1";
  dead[`network.proxy.${kind}_port`] = NO_PROXY_THERE;
}
const browser = await puppeteer.launch({
  browser: "firefox", executablePath: asked.firefox, headless: true, extraPrefsFirefox: dead,
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  await page.evaluateOnNewDocument(() => {
    self.refused = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      self.refused.push(event.violatedDirective + " " + event.blockedURI));
  });
  page.on("request", (request) => told.requests.push(request.url()));
  page.on("pageerror", (error) => told.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") told.errors.push(message.text());
  });
  await journey(page);
} catch (error) {
  told.failed = String(error.stack ?? error);
} finally {
  await browser.close();
}
console.log(JSON.stringify(told));
