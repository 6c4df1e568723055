// Compresses files for the benchmark's server: `node compress.mjs FOLDER`, lines "KEY PATH" on stdin.
// Writes FOLDER/KEY.br and FOLDER/KEY.gz, as small as they get and only where that is smaller, and
// an empty FOLDER/KEY.done, so that no file is tried twice.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const folder = process.argv[2];
for (const line of readFileSync(0, "utf-8").split("\n").filter(Boolean)) {
  const at = line.indexOf(" ");
  const key = line.slice(0, at);
  const content = readFileSync(line.slice(at + 1));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const copies = { br: brotliCompressSync(content, { params }), gz: gzipSync(content, { level: 9 }) };
  for (const [ending, copy] of Object.entries(copies)) {
    if (copy.length < content.length) writeFileSync(folder + "/" + key + "." + ending, copy);
  }
  writeFileSync(folder + "/" + key + ".done", "");
}
