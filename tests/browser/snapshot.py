"""What the browser keeps of a Python that has started, as a test reads, damages and forges it."""

from playwright.sync_api import Page

from tests.browser.kept import until

NAME = "filing-clear-snapshot"
# The kept file: a body, what is told of it (JSON), and how long that is. Null if it is not whole.
READ = f"""
const handle = async () => (await navigator.storage.getDirectory()).getFileHandle("{NAME}");
const hex = async (bytes) => {{
  const made = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(made, (byte) => byte.toString(16).padStart(2, "0")).join("");
}};
const kept = async () => {{
  try {{
    const bytes = new Uint8Array(await (await (await handle()).getFile()).arrayBuffer());
    const [size] = new Uint32Array(bytes.slice(-4).buffer);
    const told = JSON.parse(new TextDecoder().decode(bytes.subarray(-4 - size, -4)));
    const body = bytes.slice(0, told.body);
    return told.digest === (await hex(body)) ? {{ body, told }} : null;
  }} catch {{
    return null;
  }}
}};
"""
SOUND = f"""
async (damaged) => {{
  {READ}
  const found = await kept();
  return Boolean(found) && !found.told.id.endsWith("00000000") && found.told.digest !== damaged;
}}
"""
CHANGE = f"""
async (change) => {{
  {READ}
  const {{ body, told }} = await kept();
  let bytes = body;
  if (change === "bytes changed") bytes.fill(7, 1e6, 2e6);
  if (change === "of another version") told.id = told.id.slice(0, -8) + "00000000";
  if (change === "without a digest") delete told.digest;
  if (change === "nonsense") bytes.fill(7);
  if (change === "nonsense behind the head") bytes.fill(7, 65536);
  if (change === "nonsense for a program") bytes.fill(7, told.memory);
  if (change === "half of it") bytes = bytes.slice(0, bytes.length / 2);
  if (change === "a few letters") bytes = new TextEncoder().encode("no memory");
  if (bytes !== body) Object.assign(told, {{ memory: bytes.length, body: bytes.length }});
  const forged = ["nonsense", "nonsense behind the head", "nonsense for a program",
    "half of it", "a few letters"];
  if (forged.includes(change)) told.digest = await hex(bytes);
  const text = new TextEncoder().encode(JSON.stringify(told));
  let whole = new Blob([bytes, text, Uint32Array.of(text.length)]);
  if (change === "cut off") whole = whole.slice(0, whole.size / 2);
  if (change === "empty") whole = new Blob([]);
  const file = await (await handle()).createWritable();
  await file.write(whole);
  await file.close();
  return told.digest ?? null;
}}
"""


def kept(page: Page, damaged: str | None = None) -> None:
    """Wait until the browser keeps a sound one for the next visit, and not the damaged one."""
    until(page, f"await ({SOUND})({repr(damaged) if damaged else 'null'})")


def change(page: Page, how: str) -> str | None:
    """Damage or forge the one that is kept; return the digest it carries then."""
    digest: str | None = page.evaluate(CHANGE, how)
    return digest
