// Holds every page of a published tree against the HTML standard. node validity.mjs FOLDER
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { Findings } from "./findings.mjs";

const config = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A matter of search engines, not of the standard: titles of legal documents are as long as the law made them.
    "long-title": "off",
  },
};

const [folder] = process.argv.slice(2);
const findings = new Findings();
const validator = new HtmlValidate(new StaticConfigLoader(config));
const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith(".html"));
for (const name of names.sort()) {
  const { results } = await validator.validateFile(join(folder, name));
  for (const { ruleId, message, line, column } of results.flatMap(result => result.messages)) {
    findings.add(`${ruleId}: ${message}`, `${name}:${line}:${column}`);
  }
}
if (names.length === 0) findings.add("no page", folder);
findings.print();
