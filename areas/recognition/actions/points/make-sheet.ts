import { type FactName, type KnownCompany, madeOf, ruleFactsOf } from '#areas/enterprises'
import { type RuleSet, readJsonText, writeJsonText } from '#engines/scorecard'
import { type Judgement, judge } from '../../rules/points/judge.ts'
import type { FrozenFact, NewSheet, SheetRow } from '../../store/points.ts'
import { jsonDigest } from './json-digest.ts'

/** What a sheet is made by: the same for all companies of a run. */
export interface PointsRule {
  set: RuleSet
  /** Day as of which files are read. */
  on: string
  year: number
  /** What the city has set, by the names of the rule set. */
  parameters: Record<string, number>
  /** Day from which the city’s own indicators in the set are in force; null without any. */
  localVersion: string | null
}

type Made = Omit<NewSheet, 'revision' | 'run_id' | 'appeal_id' | 'computed_at' | 'computed_by_name'>

/** The score sheet of one company from what its file says, with everything that it rests on. */
export function makeSheet(company: KnownCompany, rule: PointsRule): Made {
  const { set, on, year, parameters, localVersion } = rule
  const asked = Object.keys(set.source.facts)
  const facts = ruleFactsOf(company.file, asked, on)
  const evidence = Object.fromEntries(asked.map((name) => [name, evidenceOf(company, name, on)]))
  const judged = judge(set, facts, parameters)
  const rested = {
    judged_on: on,
    rule_set: set.id,
    rule_version: set.version,
    local_version: localVersion,
    parameters,
    evidence,
    stage: judged.stage,
    total: judged.total,
    items: judged.items,
    missing: judged.missing,
  }
  const inputs = writeJsonText(facts)
  return {
    credit_code: company.creditCode,
    name: company.name,
    region_path: company.regionPath,
    year,
    is_trial: set.source.status === 'trial',
    ...rested,
    inputs,
    digest: digestOf({ ...rested, inputs }),
  }
}

function evidenceOf(company: KnownCompany, name: string, on: string): FrozenFact[] {
  return madeOf(company.file, name, on).map(({ fact, year }) => {
    const said = company.saidOf({ fact: fact as FactName, year })
    return {
      fact,
      year,
      value: said?.value ?? null,
      source: said?.source ?? null,
      byName: said?.byName ?? null,
      at: said?.at ?? null,
      hasEvidence: said?.hasEvidence ?? false,
    }
  })
}

type Rested = Pick<
  NewSheet,
  | 'judged_on'
  | 'rule_set'
  | 'rule_version'
  | 'local_version'
  | 'parameters'
  | 'inputs'
  | 'evidence'
  | 'stage'
  | 'total'
  | 'items'
  | 'missing'
>

/** What a sheet rests on and says, in one figure: the same for two sheets only where nothing differs. */
function digestOf({ local_version, ...sheet }: Rested): string {
  // Sheets without the city’s own indicators keep the digest that they had before there were any.
  const local = local_version === null ? {} : { local_version }
  return jsonDigest({ ...sheet, ...local, inputs: readJsonText(sheet.inputs).value })
}

/** Judges a stored sheet anew, from its frozen inputs, by the version of the rules that it names. */
export function recompute(row: SheetRow, set: RuleSet): { judged: Judgement; isReproduced: boolean } {
  const judged = judge(set, readJsonText(row.inputs).value, row.parameters)
  const total = row.total === null ? null : Number(row.total)
  const { judged_on, rule_set, rule_version, local_version, parameters, inputs, evidence } = row
  const rested = { judged_on, rule_set, rule_version, local_version, parameters, inputs, evidence }
  const isStoredWhole = digestOf({ ...rested, ...judged, total: judged.total }) === row.digest
  return { judged, isReproduced: isStoredWhole && total === judged.total }
}
