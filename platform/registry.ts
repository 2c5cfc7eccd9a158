import { checkProcedure, type Finding, versionDigest } from '#engines/procedure'
import { inLocale, type Locale } from '#kernel/localized'
import { type ErrorTable, fillText, type Problem } from '#kernel/refusal'
import { roles } from '#platform/auth/actor'
import type { CasePorts, Fact, FactQuery, FactSource } from './cases/ports.ts'
import type { Procedure } from './cases/registered.ts'
import type { Db } from './db/db.ts'
import { fieldErrors } from './http/errors/field.ts'
import { httpErrors } from './http/errors/request.ts'
import type { CityParameter } from './parameters/parameter.ts'

/** What areas declare beyond routes, gathered once at start. */
export interface Registry {
  procedures: Procedures
  parameters: readonly CityParameter[]
  /** Names in both languages of every fact that somebody provides. */
  factTitles: ReadonlyMap<string, { zh: string; en: string }>
  /** Facts about a party, from whichever area knows them. */
  facts(db: Db, input: FactQuery): Promise<Map<string, Fact>>
  ports: CasePorts
  /** The words of a problem, for answers that report several. */
  messageOf(problem: Problem, locale: Locale): string
}

/** Every procedure with its versions. */
export interface Procedures {
  ids(): string[]
  /** All versions, newest first; empty for an id that is not known. */
  versions(id: string): Procedure[]
  /** A certain version; throws for one that no area lists any more, since its cases could not go on. */
  version(id: string, version: string): Procedure
  /** The published version that is filed under on a day; null before the first. */
  inForce(id: string, day: string): Procedure | null
}

interface Declaring {
  id: string
  procedures?: readonly Procedure[]
  parameters?: readonly CityParameter[]
  facts?: FactSource
  offers?: Partial<CasePorts>
  errors?: ErrorTable
}

/**
 * Gathers what areas declare. Throws, with every place that is wrong, for procedures that are unsound, and where
 * procedures need something that no area offers.
 */
export function registryOf(areas: readonly Declaring[]): Registry {
  const all = areas.flatMap((area) => area.procedures ?? [])
  const parameters = areas.flatMap((area) => area.parameters ?? [])
  const sources = areas.flatMap((area) => (area.facts ? [area.facts] : []))
  const factTitles = new Map(sources.flatMap((source) => Object.entries(source.facts)))
  const findings = problemsIn(all, { parameters, facts: [...factTitles.keys()] })
  if (findings.length > 0)
    throw new Error(
      `procedures are unsound:\n${findings.map(({ place, message }) => `  ${place} ${message}`).join('\n')}`,
    )
  return {
    procedures: proceduresOf(all),
    parameters,
    factTitles,
    async facts(db, input) {
      const found = await Promise.all(
        sources.map((source) => {
          const facts = input.facts.filter((name) => name in source.facts)
          return facts.length > 0 ? source.read(db, { ...input, facts }) : new Map<string, Fact>()
        }),
      )
      return new Map(found.flatMap((facts) => [...facts]))
    },
    ports: portsOf(areas, all.length > 0),
    messageOf: wordsIn(areas),
  }
}

function wordsIn(areas: readonly Declaring[]): Registry['messageOf'] {
  const texts: ErrorTable = Object.assign({}, httpErrors, fieldErrors, ...areas.map((area) => area.errors ?? {}))
  return ({ code, params }, locale) => {
    const text = texts[code]
    return text ? fillText(inLocale(text, locale), params) : code
  }
}

/** Everything that is wrong with the procedures of all areas. */
export function problemsIn(
  procedures: readonly Procedure[],
  known: { parameters: readonly CityParameter[]; facts: readonly string[] },
): Finding[] {
  const findings = procedures.flatMap(({ model }) => checkProcedure(model, { roles, facts: known.facts }))
  const keys = new Set(known.parameters.map(({ key }) => key))
  for (const { model } of procedures) {
    const place = `${model.id}@${model.version}`
    for (const period of [...model.states.map((state) => state.due), model.files?.within])
      if (period?.parameter && !keys.has(period.parameter))
        findings.push({ place, message: `uses the parameter ${period.parameter}, which no area lists` })
    const twins = procedures.filter(({ model: other }) => other.id === model.id && other.version === model.version)
    if (twins.length > 1) findings.push({ place, message: 'is declared twice' })
    const namesake = procedures.find(({ model: other }) => other.code === model.code && other.id !== model.id)
    if (namesake) findings.push({ place: `${place} code`, message: `is also that of ${namesake.model.id}` })
  }
  return findings
}

function proceduresOf(all: readonly Procedure[]): Procedures {
  const byId = Map.groupBy(
    all.toSorted((a, b) => (a.model.version < b.model.version ? 1 : -1)),
    ({ model }) => model.id,
  )
  return {
    ids: () => [...byId.keys()],
    versions: (id) => byId.get(id) ?? [],
    version(id, version) {
      const found = byId.get(id)?.find(({ model }) => model.version === version)
      if (!found) throw new Error(`no area lists ${id}@${version}, but there are cases of it`)
      return found
    },
    inForce: (id, day) =>
      byId.get(id)?.find(({ model }) => model.status === 'published' && model.version <= day) ?? null,
  }
}

const portNames = ['notify', 'resolveTodos', 'parties', 'unitNames', 'regionNames'] as const

function portsOf(areas: readonly Declaring[], areNeeded: boolean): CasePorts {
  const ports: Partial<CasePorts> = Object.assign({}, ...areas.map((area) => area.offers ?? {}))
  const missing = portNames.filter((name) => !ports[name])
  if (areNeeded && missing.length > 0)
    throw new Error(`procedures need what no area offers: ${missing.join(', ')} (see CasePorts)`)
  return ports as CasePorts
}

/** Digest of each version as it is declared now, by id and version. */
export function digestsOf(registry: Registry): { procedure: Procedure; digest: string }[] {
  return registry.procedures
    .ids()
    .flatMap((id) => registry.procedures.versions(id))
    .map((procedure) => ({ procedure, digest: versionDigest(procedure.model) }))
}
