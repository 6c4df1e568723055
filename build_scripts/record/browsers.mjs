// Runs the corpus in the tool's worker in a browser, on a first and on a return visit; one JSON in, one out.
//
// In:  {browser: "chrome" or "firefox", path, args, home, requests, ask}
// Out: {functions: [number], places: {place: has it run}, restored}
import { text } from "node:stream/consumers";
import puppeteer from "puppeteer-core";

const LIMIT = 300_000;
const KEPT = 3_000; // milliseconds in which a memory is kept for the next visit
const job = JSON.parse(await text(process.stdin));

/** All requests, one by one; then what was called, what ran, what was replied to, and whether from a kept memory. */
async function runAll(requests, ask, kept) {
  const runner = new FilingClear.Runner({ workerUrl: "worker.js", manifestUrl: "runtime/manifest.json" });
  const replied = [];
  const started = runner.start();
  const worker = runner._worker;
  let restored = false;
  worker.addEventListener("message", ({ data }) => { restored ||= data.type === "restoring"; });
  await started;
  for (const request of requests) await runner.request(request).then(() => replied.push(request), () => {});
  if (runner._worker !== worker) throw new Error("the checker was started anew on the way");
  await new Promise((resolve) => setTimeout(resolve, kept));
  const places = JSON.parse(await runner.request(ask));
  const counted = new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => data.type === "counted" && resolve(data.functions));
  });
  worker.postMessage({ type: "count" });
  return { functions: await counted, places, replied, restored };
}

const browser = await puppeteer.launch({
  browser: job.browser, executablePath: job.path, args: job.args, headless: true, protocolTimeout: LIMIT,
});
try {
  const functions = new Set();
  const places = {};
  let restored = false;
  let { requests } = job;
  for (let visit = 0; visit < 2; visit += 1) {
    const page = await browser.newPage();
    await page.goto(job.home, { waitUntil: "load" });
    const ran = await page.evaluate(runAll, requests, job.ask, KEPT);
    restored = ran.restored;
    for (const one of ran.functions) functions.add(one);
    for (const [place, hasRun] of Object.entries(ran.places)) places[place] ||= hasRun;
    requests = ran.replied; // a kept memory in which one fails is given up, see the tool's runner
    await page.close();
  }
  process.stdout.write(JSON.stringify({ functions: [...functions], places, restored }));
} finally {
  await browser.close();
}
