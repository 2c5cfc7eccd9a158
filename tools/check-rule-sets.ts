/**
 * Says everything that is unsound in the rule sets under `sources/`; exit 1 when there is something. `--write` also writes
 * the JSON Schema that editors check rule sets with.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { RuleSetError, RuleSetSource } from '#engines/scorecard'
import { loadRuleSets } from '#platform/rule-sets'

const file = new URL('../engines/scorecard/rule-set.schema.json', import.meta.url)
const schema = `${JSON.stringify(z.toJSONSchema(RuleSetSource, { io: 'input' }), null, 2)}\n`
if (process.argv.includes('--write')) writeFileSync(file, schema)
const written: unknown = JSON.parse(readFileSync(file, 'utf8'))
if (JSON.stringify(written) !== JSON.stringify(JSON.parse(schema))) {
  console.error('engines/scorecard/rule-set.schema.json is out of date: node tools/check-rule-sets.ts --write')
  process.exitCode = 1
}
try {
  const catalogue = loadRuleSets()
  for (const id of catalogue.ids) {
    const versions = catalogue.versions(id)
    console.log(`${id}: ${versions.map(({ version }) => version).join(', ')}`)
    for (const { version, source } of versions)
      if (source.id !== id || !source.$schema) console.error(`${id}/${version}: names no $schema`)
  }
} catch (error) {
  if (!(error instanceof RuleSetError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
