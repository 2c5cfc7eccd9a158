import type { Gaps, RuleSet, ScoreResult, ShownPoints } from '#engines/scorecard'

const marks = { true: '✓', false: '✗', null: '?' }
const mark = (value: boolean | null) => marks[`${value}`]
const points = (value: ShownPoints | undefined) => (Array.isArray(value) ? value.join('–') : (value ?? '—'))

/** One result for a terminal: what was decided, by which clause, with the arithmetic. */
export function forPeople(result: ScoreResult, set: RuleSet): string {
  const { gates, items, missing, notice } = result
  const verdict = { true: '通过 pass', false: '不通过 fail', null: '无法判定 undecided' }[`${result.pass}`]
  const part = result.part === null ? '' : `（${set.source.parts[result.part]?.label.zh ?? result.part}）`
  return [
    `${set.source.title.zh}${part} ${set.source.title.en}  ${result.version}`,
    ...(notice ? [`注意 note: ${notice.zh} ${notice.en}`] : []),
    '',
    ...gates.map(({ id, ok, label, reason, clause }) => `${mark(ok)} ${id}  ${label.zh}  ${clause}\n    ${reason}`),
    ...(gates.length > 0 && items.length > 0 ? [''] : []),
    ...items.map((item) => {
      const figure =
        item.points === undefined
          ? `${item.value ?? '—'}`
          : `${points(item.points)}${item.max === null ? '' : `/${item.max}`}`
      return `${figure.padStart(10)}  ${item.label.zh}  ${item.clause}\n            ${item.working.zh}`
    }),
    '',
    ...(result.total === null && set.main.total === null ? [] : [`总分 total  ${points(result.total)}`]),
    ...(result.direct ? ['直接确认 confirmed directly'] : []),
    ...(result.grade === null ? [] : [`等级 grade  ${result.grade}`]),
    ...(gates.length > 0 ? [`结论 result  ${verdict}`] : []),
    ...(missing.length === 0
      ? []
      : ['缺少 missing:', ...missing.map((name) => `  ${name}  ${set.source.facts[name]?.label.zh ?? ''}`)]),
  ].join('\n')
}

/** What would make it pass, for a terminal; nothing where it passes or facts are missing. */
export function waysForPeople({ plans, isReached }: Gaps, set: RuleSet): string {
  if (isReached !== false) return ''
  if (plans.length === 0) return '\n没有可行的改动 no change would do'
  const label = (fact: string) => set.source.facts[fact]?.label.zh ?? fact
  const lines = plans.map(({ changes }) =>
    changes.map(({ fact, from, to }) => `${label(fact)} ${from} → ${to}`).join('，'),
  )
  return ['\n任选其一即可通过 any one would do:', ...lines.map((line) => `  ${line}`)].join('\n')
}

/** The fact dictionary for a terminal. */
export function dictionaryForPeople(set: RuleSet): string {
  const { facts, title } = set.source
  const rows = Object.entries(facts).map(([name, { type, unit, label, help, choices }]) => {
    const kind = [type, unit, choices ? Object.keys(choices).join('|') : ''].filter(Boolean).join(' ')
    return `${name}\n    ${label.zh} ${label.en}  [${kind}]${help ? `\n    ${help.zh} ${help.en}` : ''}`
  })
  return [`${title.zh} ${title.en}  ${set.version}`, '', ...rows].join('\n')
}
