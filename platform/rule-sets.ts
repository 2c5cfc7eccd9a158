import { readdirSync, readFileSync } from 'node:fs'
import { Catalogue, loadRuleSet, type RuleSet } from '#engines/scorecard'

/** Every rule set under `sources/`: a folder per set, a file per date in force. A new version is one new file. */
export function loadRuleSets(folder = new URL('../sources/', import.meta.url)): Catalogue {
  return new Catalogue(ruleSetFiles(folder).map(({ name, json }) => loadRuleSet(json, name)))
}

/** Folders that hold something else than rule sets. */
const others = new Set(['working-days', 'company-facts'])

export function ruleSetFiles(folder: URL): { name: string; json: unknown }[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !others.has(entry.name))
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, json: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) }))
}

export type { RuleSet }
