// Lints and formats DAGs as a reviewer of Airflow code would: node ruff.mjs CACHE 2|3 FILE...
// CACHE is a folder in which `npm i @astral-sh/ruff-wasm-nodejs` was run. Prints one line per problem; exits with 1 if there are any.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [cache, generation, ...files] = process.argv.slice(2);
const require = createRequire(resolve(cache, "package.json"));
const { PositionEncoding, Workspace } = require("@astral-sh/ruff-wasm-nodejs");

// 003, 004, 201, 202, 304 and 321 are previews; 311, 312 and 321 cannot be clean on Airflow 2.
const common = ["AIR001", "AIR002", "AIR003", "AIR004", "AIR201", "AIR202", "AIR301", "AIR302", "AIR303", "AIR304"];
const latest = ["AIR311", "AIR312", "AIR321"];
const select = ["E", "F", "W", "I", "UP", "B", "D1", ...common, ...(generation === "3" ? latest : [])];
const workspace = new Workspace(
  {
    preview: true,
    "line-length": 110,
    "target-version": "py310",
    lint: { preview: true, "explicit-preview-rules": true, select },
    format: { preview: false },
  },
  PositionEncoding.Utf16,
);

let problems = 0;
for (const file of files) {
  const source = readFileSync(file, "utf8");
  for (const { code, message, start_location: at } of workspace.check(source)) {
    console.log(`${file}:${at.row}:${at.column}: ${code ?? "syntax"}: ${message}`);
    problems++;
  }
  let formatted;
  try {
    formatted = workspace.format(source);
  } catch (error) {
    formatted = source;
    console.log(`${file}: cannot be formatted: ${error}`);
    problems++;
  }
  if (formatted !== source) {
    const [ours, theirs] = [source.split("\n"), formatted.split("\n")];
    const line = ours.findIndex((text, index) => text !== theirs[index]);
    console.log(`${file}:${line + 1}: format: expected ${JSON.stringify(theirs[line])}; got ${JSON.stringify(ours[line])}`);
    problems++;
  }
}
process.exit(problems > 0 ? 1 : 0);
