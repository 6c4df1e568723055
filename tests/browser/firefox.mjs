// A reader's way through the site in Firefox, driven over WebDriver BiDi; one JSON in, one JSON out.
//
// In:  {firefox, home, inner, words: {zh, en}, answers, cause}
// Out: {switched, found: {zh, en}, verdict, seconds, requests, refused, errors}, and {failed} where
//      it could not go on. `seconds` is from the first answer to the first verdict.
import { text } from "node:stream/consumers";
import puppeteer from "puppeteer-core";

const LIMIT = 60_000;
const NO_PROXY_THERE = 9; // the port that discards: whatever would leave this machine meets it
const asked = JSON.parse(await text(process.stdin));
const told = { switched: [], found: {}, verdict: null, seconds: 0, requests: [], refused: [], errors: [] };

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
  const lang = await page.$eval("html", (html) => html.lang);
  return { address: page.url(), lang, title: await page.title() };
}

/** Takes along what the policy refused on this page. */
async function leave(page) {
  told.refused.push(...(await page.evaluate(() => self.refused ?? [])));
}

async function search(page, lang, word) {
  await page.$eval("label.header-search", (label) => label.click());
  await page.type("[data-md-component=search-query]", word);
  const titled = (wanted) => {
    const title = document.querySelector("a.md-search-result__link :is(h1, h2)")?.textContent.replaceAll("\u200b", "");
    return title?.includes(wanted) && title; // hits of the letters typed before come first
  };
  const title = await (await page.waitForFunction(titled, { timeout: LIMIT }, word)).jsonValue();
  told.found[lang] = { title, page: await follow(page, "a.md-search-result__link") };
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
  told.switched.push(await follow(page, "a.switch"));
  told.switched.push(await follow(page, "a.switch"));
  await search(page, "zh", asked.words.zh);
  await open(page, "en/" + asked.inner);
  await search(page, "en", asked.words.en);
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
