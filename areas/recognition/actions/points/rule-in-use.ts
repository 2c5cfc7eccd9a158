import { readings } from '#areas/enterprises'
import type { Catalogue, FactSource, RuleSet } from '#engines/scorecard'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { valuesOn } from '#platform/parameters/values'
import { loadRuleSets } from '#platform/rule-sets'
import { pointsTerms } from '../../points-parameters.ts'
import { annexRuleSet, annexSet } from '../../rules/points/annex.ts'
import { type LocalIndicators, withLocal } from '../../rules/points/local.ts'
import type { SheetRow } from '../../store/points.ts'
import { type AnnexRow, ruleInForce } from '../../store/points-rules.ts'
import type { PointsRule } from './make-sheet.ts'
import { cityOfPath } from './reach.ts'

const official = 'innovation-points'
const trial = 'innovation-points-trial'

let loaded: Catalogue | undefined
const catalogue = () => {
  loaded ??= loadRuleSets()
  return loaded
}

const hasWeights = (set: RuleSet) =>
  set.main.items.every(
    ({ rule }) => rule.kind !== 'weighted' || Object.values(rule.weight).every((weight) => weight !== null),
  )

/** The structure of the national guide: indicators, facts and groups, without weights. */
export function nationalBase() {
  const set = catalogue().versions(official).at(-1)
  if (!set) throw new Error(`no rule set ${official}`)
  return set.source
}

/** Facts of a company file that an indicator of the city can read, by name. */
export function localFacts(): Record<string, FactSource> {
  const found: Record<string, FactSource> = {}
  for (const id of catalogue().ids) {
    for (const [name, spec] of Object.entries(catalogue().versions(id).at(-1)?.source.facts ?? {}))
      if (name in readings && (spec.type === 'number' || spec.type === 'yes-no')) found[name] ??= spec
  }
  return found
}

/** What a city put in force is never changed again, so that it is made into a rule set once. */
const made = new Map<string, RuleSet>()
const keepMade = (key: string, make: () => RuleSet) => {
  const set = made.get(key) ?? make()
  made.set(key, set)
  return set
}

const setOfAnnex = (row: AnnexRow) =>
  keepMade(row.digest, () =>
    annexSet(nationalBase(), row.content.lines, {
      title: row.title,
      number: row.document_number,
      inForceFrom: row.in_force_from,
      confidence: row.confidence,
    }),
  )

const setWithLocal = (set: RuleSet, base: string, local: { digest: string; content: LocalIndicators } | null) =>
  local ? keepMade(`${base} ${local.digest}`, () => withLocal(set, local.content, localFacts())) : set

const keyOf = ({ id, version }: RuleSet) => `${id}@${version}`

/** The national indicators with the weights that hold on a day in a city. Errors: recognition.points-no-rule. */
export async function nationalRuleOn(db: Db, on: string, regionPath: string): Promise<{ set: RuleSet; key: string }> {
  const annex = await ruleInForce(db, { regionPath, kind: 'annex', on })
  if (annex) return { set: setOfAnnex(annex), key: annex.digest }
  const set = [official, trial]
    .map((id) => catalogue().choose(id, on))
    .flatMap((choice) => (choice.kind === 'in-force' ? [choice.set] : []))
    .find(hasWeights)
  const first = catalogue().versions(trial)[0]?.version ?? ''
  if (!set) throw new Refusal({ code: 'recognition.points-no-rule', params: { on, first } })
  return { set, key: keyOf(set) }
}

/**
 * The rules of innovation points on a day in a city, with what the city has set: the annex that it put in force, else the
 * official ones once `sources` have their weights, else the trial ones; the city's own indicators beside them.
 *
 * Errors: recognition.points-no-rule.
 */
export async function pointsRuleOn(db: Db, on: string, regionPath: string): Promise<PointsRule> {
  const { set, key } = await nationalRuleOn(db, on, regionPath)
  const local = await ruleInForce(db, { regionPath, kind: 'local', on })
  const { startupUntil, growthUntil } = pointsTerms
  const values = await valuesOn(db, [startupUntil.key, growthUntil.key], on)
  const parameters = {
    startup_until: values.get(startupUntil.key) ?? startupUntil.initial,
    growth_until: values.get(growthUntil.key) ?? growthUntil.initial,
  }
  const whole = setWithLocal(set, key, local)
  return { set: whole, on, year: Number(on.slice(0, 4)), parameters, localVersion: local?.in_force_from ?? null }
}

type Versioned = Pick<SheetRow, 'rule_set' | 'rule_version' | 'local_version' | 'region_path'>

/** Finds the rules that sheets were judged by; each version is read once. */
export function pointsRules(db: Db): (sheet: Versioned) => Promise<RuleSet> {
  const known = new Map<string, Promise<RuleSet>>()
  return (sheet) => {
    const city = cityOfPath(sheet.region_path)
    const key = `${city} ${sheet.rule_set} ${sheet.rule_version} ${sheet.local_version}`
    const found = known.get(key) ?? pointsRuleOf(db, sheet)
    known.set(key, found)
    return found
  }
}

/** The version that a sheet was judged by. */
export async function pointsRuleOf(db: Db, sheet: Versioned): Promise<RuleSet> {
  const { rule_set, rule_version: version, local_version: localVersion } = sheet
  const regionPath = cityOfPath(sheet.region_path)
  const annex = rule_set === annexRuleSet ? await ruleInForce(db, { regionPath, kind: 'annex', on: version }) : null
  const set = annex
    ? setOfAnnex(annex)
    : catalogue()
        .versions(rule_set)
        .find((each) => each.version === version)
  if (set?.version !== version) throw new Error(`rule set ${rule_set}@${version} is no longer there`)
  if (localVersion === null) return set
  const local = await ruleInForce(db, { regionPath, kind: 'local', on: localVersion })
  if (local?.in_force_from !== localVersion)
    throw new Error(`the city's indicators of ${localVersion} are no longer there`)
  return setWithLocal(set, annex?.digest ?? keyOf(set), local)
}
