import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compilePlan } from '#engines/plan-text'
import { compareReadings, type Label, type ScoredField, scoredFields } from './agreement.ts'
import { addCounts, countsOf, sharesOf } from './agreement-figures.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const shared = `${root}../shared`
const scorer = `${shared}/tools/score-plan.mjs`
const isThere = existsSync(scorer)
if (!isThere) console.warn('skipped: the five documents and their scorer are not beside the repository')

type Gold = Label & Record<`${ScoredField}Alt`, string | string[] | undefined> & { optional?: boolean }
interface GoldFile {
  doc: string
  targets: Gold[]
  borderline?: { offset: number; quote: string }[]
  labelledSpans?: [number, number][]
}

const listOf = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())

function labelOf(gold: Gold): Label {
  const alternatives = Object.fromEntries(scoredFields.map((field) => [field, listOf(gold[`${field}Alt`])]))
  return {
    ...gold,
    subject: gold.subject ?? null,
    valueMax: gold.valueMax ?? null,
    isOptional: gold.optional,
    alternatives,
  }
}

describe.skipIf(!isThere)('the five documents', () => {
  test('are scored here as by the scorer that is handed around', () => {
    const counts = readdirSync(`${shared}/plans/gold`)
      .filter((name) => name.endsWith('.json'))
      .map((name) => {
        const gold = JSON.parse(readFileSync(`${shared}/plans/gold/${name}`, 'utf8')) as GoldFile
        const text = readFileSync(`${shared}/plans/documents/${name.replace(/json$/, 'txt')}`, 'utf8')
        return countsOf(compareReadings(compilePlan(text).targets, gold.targets.map(labelOf), gold))
      })
    const { f1, strictF1 } = sharesOf(addCounts(counts))
    const compiler = fileURLToPath(new URL('../../testing/print-compiled.ts', import.meta.url))
    const options = ['--gold', `${shared}/plans/gold`, '--docs', `${shared}/plans/documents`]
    const said = execFileSync(process.execPath, [scorer, ...options, '--', process.execPath, compiler], {
      encoding: 'utf8',
    })
    expect(said).toContain(`strict=${strictF1?.toFixed(3)} detect=${f1?.toFixed(3)}`)
  })
})
