import { RuleSetError } from './load.ts'
import type { RuleSet } from './rule-set.ts'

/** What asking for a rule set on a date gives. */
export type Choice =
  | { kind: 'in-force'; set: RuleSet }
  /** The first version known came later: what applied before is not in the sources. */
  | { kind: 'too-early'; first: RuleSet }
  | { kind: 'repealed'; last: RuleSet }
  | { kind: 'no-such-rule-set' }

/** All rule sets with all their versions. */
export class Catalogue {
  readonly #versions = new Map<string, RuleSet[]>()
  readonly #facts = new Set<string>()

  /** Errors: RuleSetError when two versions overlap. */
  constructor(sets: readonly RuleSet[]) {
    for (const set of [...sets].sort((a, b) => (a.version < b.version ? -1 : 1))) {
      const earlier = this.#versions.get(set.id) ?? []
      if (earlier.at(-1)?.version === set.version)
        throw new RuleSetError(set.id, [`two versions are in force from ${set.version}`])
      const until = earlier.at(-1)?.source.repealedFrom
      if (until !== undefined && until > set.version)
        throw new RuleSetError(set.id, [
          `${earlier.at(-1)?.version} lasts until ${until}, but ${set.version} begins before`,
        ])
      this.#versions.set(set.id, [...earlier, set])
      for (const name of Object.keys(set.source.facts)) this.#facts.add(name)
    }
  }

  get ids(): string[] {
    return [...this.#versions.keys()].sort()
  }

  versions(id: string): readonly RuleSet[] {
    return this.#versions.get(id) ?? []
  }

  /** Whether any rule set knows the fact. */
  isFact = (name: string): boolean => this.#facts.has(name)

  /** The version in force on a date, `YYYY-MM-DD`: the latest that has begun and has not been repealed. */
  choose(id: string, on: string): Choice {
    const versions = this.versions(id)
    const [first] = versions
    if (!first) return { kind: 'no-such-rule-set' }
    const set = versions.findLast(({ version }) => version <= on)
    if (!set) return { kind: 'too-early', first }
    const { repealedFrom } = set.source
    return repealedFrom !== undefined && repealedFrom <= on
      ? { kind: 'repealed', last: set }
      : { kind: 'in-force', set }
  }
}
