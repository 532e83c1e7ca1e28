// Lints and formats DAGs as a reviewer of Airflow code would: node ruff.mjs CACHE
// CACHE is a folder in which `npm i @astral-sh/ruff-wasm-nodejs` was run. Each line of the input is JSON with a generation of Airflow and
// files; each line of the output is a JSON string with one problem per line, empty without problems.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(resolve(process.argv[2], "package.json"));
const { PositionEncoding, Workspace } = require("@astral-sh/ruff-wasm-nodejs");

// 003, 004, 201, 202, 304 and 321 are previews; 311, 312 and 321 cannot be clean on Airflow 2.
const common = ["AIR001", "AIR002", "AIR003", "AIR004", "AIR201", "AIR202", "AIR301", "AIR302", "AIR303", "AIR304"];
const latest = ["AIR311", "AIR312", "AIR321"];

const createWorkspace = (rules) => new Workspace(
  {
    preview: true,
    "line-length": 110,
    "target-version": "py310",
    lint: { preview: true, "explicit-preview-rules": true, select: ["E", "F", "W", "I", "UP", "B", "D1", ...common, ...rules] },
    format: { preview: false },
  },
  PositionEncoding.Utf16,
);
const workspaces = { 2: createWorkspace([]), 3: createWorkspace(latest) };

function* problemsOf(workspace, file) {
  const source = readFileSync(file, "utf8");
  for (const { code, message, start_location: at } of workspace.check(source)) {
    yield `${file}:${at.row}:${at.column}: ${code ?? "syntax"}: ${message}\n`;
  }
  let formatted;
  try {
    formatted = workspace.format(source);
  } catch (error) {
    yield `${file}: cannot be formatted: ${error}\n`;
    return;
  }
  if (formatted !== source) {
    const [ours, theirs] = [source.split("\n"), formatted.split("\n")];
    const line = ours.findIndex((text, index) => text !== theirs[index]);
    yield `${file}:${line + 1}: format: expected ${JSON.stringify(theirs[line])}; got ${JSON.stringify(ours[line])}\n`;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { generation, files } = JSON.parse(line);
  console.log(JSON.stringify(files.flatMap((file) => [...problemsOf(workspaces[generation], file)]).join("")));
}
