// Reads every file of a published tree that is JSON-LD as a program does that loads nothing. node linked.mjs FOLDER
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import jsonld from "jsonld";
import { Findings } from "./findings.mjs";

const [folder] = process.argv.slice(2);
const findings = new Findings();
const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith(".jsonld") || name === "data.json");
for (const name of names.sort()) {
  const text = JSON.parse(await readFile(join(folder, name), "utf8"));
  const things = (text["@graph"] ?? text.dataset).length;
  try {
    const documentLoader = url => { throw new Error(`it would load ${url}`); };
    const expanded = await jsonld.expand(text, { safe: true, documentLoader }); // safe: what would be lost is an error
    const nodes = text["@graph"] ? expanded : expanded.flatMap(catalog => catalog["http://www.w3.org/ns/dcat#dataset"]);
    if (nodes.length !== things) findings.add(`${nodes.length} things of ${things}`, name);
    const triples = await jsonld.toRDF(text, { safe: true, documentLoader });
    if (triples.length < 5 * things) findings.add(`only ${triples.length} statements`, name);
  } catch (error) {
    findings.add(`${error.message} ${JSON.stringify(error.details?.event ?? "")}`, name);
  }
}
if (names.length < 2) findings.add("no JSON-LD", folder);
findings.print();
