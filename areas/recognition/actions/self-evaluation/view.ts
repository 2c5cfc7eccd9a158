import type { RuleSet } from '#engines/scorecard'
import type { Judgement } from '../../contract/self-evaluation.ts'
import { factFields } from '../../rules/self-evaluation/fact-form.ts'
import type { Judged } from '../../rules/self-evaluation/judge.ts'

/** What was judged, as pages show it. */
export function judgementView(set: RuleSet, { result, passMark, ways }: Judged): Judgement {
  const fields = factFields(set)
  const groups = new Set(set.main.items.flatMap(({ source }) => (source.sum ? [source.id] : [])))
  return {
    version: result.version,
    notice: result.notice,
    pass: result.pass,
    total: result.total,
    outOf: set.source.total?.outOf ?? null,
    passMark,
    grade: result.grade,
    direct: result.direct,
    gates: result.gates.map(({ id, label, clause, ok, reason, reason_en }) => ({
      ...{ id, label, clause, ok },
      reason: { zh: reason, en: reason_en },
    })),
    items: result.items.map(({ id, label, clause, points = null, max, working, confidence }) => ({
      ...{ id, label, clause, points, max, working, confidence },
      isGroup: groups.has(id),
    })),
    // What experts have still to say is nobody's to fill in: it has no field.
    missing: result.missing.flatMap((fact) => {
      const asking = fields.filter((field) => field.fact === fact).map(({ name }) => name)
      const label = set.source.facts[fact]?.label ?? { zh: fact, en: fact }
      return asking.length === 0 ? [] : [{ fact, fields: asking, label }]
    }),
    ways,
    levers: fields.flatMap(({ name, spec, back }) =>
      (spec.improves === 'up' || spec.improves === 'down') && (back ?? 0) === 0
        ? [{ field: name, improves: spec.improves, isWhole: spec.whole ?? false }]
        : [],
    ),
  }
}
