import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { loadRuleSet, type RuleSet, RuleSetError, type Subject, simulate, type Tally } from '#engines/scorecard'
import { businessDate, systemClock } from '#kernel/clock'
import { fenText, formatFen, readFen } from '#kernel/money'
import { loadRuleSets } from '#platform/rule-sets'
import { type Command, dayOf, textOf, UsageError } from '../command.ts'
import { chooseRuleSet, plainValue, readStrictly } from '../score/judge.ts'

export const command: Command = {
  usage: `simulate BEFORE AFTER --facts FILE.jsonl [--on YYYY-MM-DD] [--pay YUAN] [--json]
  BEFORE, AFTER  规则：名称（当日施行的一版）、名称@施行日期，或草案文件 .json  a rule set by name, name@date in force, or a draft .json
  --facts        每行一家企业 { "id", "facts", "groups" }；groups 如 {"region":"320812"}，结果按它分列  one company a line
  --on           按哪一天施行的规则，默认今天  the day whose rules are meant
  --pay          每家通过的企业付多少元，算出花费  what passing costs for a company, in yuan`,
  options: { facts: { type: 'string' }, on: { type: 'string' }, pay: { type: 'string' } },
  operands: [2, 2],
  async run([oldName = '', newName = ''], values) {
    const file = textOf(values, 'facts')
    if (file === undefined) throw new UsageError(`缺少 --facts FILE.jsonl（全部企业）  is missing\n${command.usage}`)
    const on = dayOf(values, 'on') ?? businessDate(systemClock.now())
    const pay = readFen(textOf(values, 'pay') ?? '0')
    if ('fault' in pay) throw new UsageError('--pay 应为金额（元），如 50000  --pay is an amount in yuan')
    const [before, after] = [ruleSetOf(oldName, on), ruleSetOf(newName, on)]
    const changes: { id: string; before: string; after: string }[] = []
    const { all, by } = await simulate(population(file), before, after, {
      payFen: () => pay.fen,
      onChange: ({ id }, from, to) => changes.push({ id, before: from, after: to }),
    })
    const groups = Object.entries(by).map(([group, tallies]) => [
      group,
      Object.fromEntries(Object.entries(tallies).map(([value, tally]) => [value, plain(tally)])),
    ])
    return {
      json: {
        before: { ruleset: before.id, version: before.version },
        after: { ruleset: after.id, version: after.version },
        all: plain(all),
        by: Object.fromEntries(groups),
        changes,
      },
      text: forPeople(all, by, changes),
    }
  },
}

/** A rule set as it is named on the command line. Errors: those of `chooseRuleSet`; a draft that does not load. */
function ruleSetOf(name: string, on: string): RuleSet {
  if (!name.endsWith('.json')) {
    const [id = '', version] = name.split('@')
    return chooseRuleSet(loadRuleSets(), { ruleSetId: id, on: version ?? on, part: null, facts: null }, on)
  }
  try {
    return loadRuleSet(JSON.parse(readText(name)), name)
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`草案不是 JSON：${error.message}  the draft is no JSON`)
    if (!(error instanceof RuleSetError)) throw error
    throw new UsageError(`草案不能用：\n${error.problems.join('\n')}\n  the draft cannot be used`)
  }
}

async function* population(file: string): AsyncGenerator<Subject> {
  let number = 0
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  try {
    for await (const text of lines) {
      number++
      if (text.trim() === '' || text === '\uFEFF') continue
      const line = readStrictly(text)
      if (typeof line !== 'object' || line === null || !('facts' in line))
        throw new UsageError(`第 ${number} 行缺少 facts  line ${number} has no facts`)
      const groups: unknown = Reflect.get(line, 'groups') ?? {}
      if (!isGroups(groups))
        throw new UsageError(`第 ${number} 行的 groups 应为文本  groups of line ${number} must be texts`)
      yield { id: String(plainValue(Reflect.get(line, 'id') ?? number)), facts: line.facts, groups }
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error
    throw new UsageError(`读不到文件 ${file}：${error.message}  cannot be read`)
  }
}

const isGroups = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string')

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`读不到文件 ${file}：${error instanceof Error ? error.message : error}  cannot be read`)
  }
}

const plain = ({ costBefore, costAfter, ...counts }: Tally) => ({
  ...counts,
  costBeforeYuan: fenText(costBefore),
  costAfterYuan: fenText(costAfter),
})

const shown = 40

function forPeople(
  all: Tally,
  by: Record<string, Record<string, Tally>>,
  changes: readonly { id: string; before: string; after: string }[],
): string {
  const line = (tally: Tally) =>
    `${tally.subjects} 家：通过 ${tally.passBefore} → ${tally.passAfter}，新通过 ${tally.gain}，不再通过 ${tally.lose}，无法判定 ${tally.unknownBefore} → ${tally.unknownAfter}`
  const cost =
    all.costBefore + all.costAfter === 0n ? [] : [`花费 ${formatFen(all.costBefore)} → ${formatFen(all.costAfter)} 元`]
  const groups = Object.entries(by).flatMap(([group, tallies]) => [
    `\n${group}`,
    ...Object.entries(tallies)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([value, tally]) => `  ${value}  ${line(tally)}`),
  ])
  const changed = changes.slice(0, shown).map(({ id, before, after }) => `  ${id}  ${before} → ${after}`)
  const rest = changes.length > shown ? [`  另有 ${changes.length - shown} 家；全部见 --json`] : []
  const unusable = all.unusable > 0 ? [`${all.unusable} 家的数据自相矛盾，未计入  contradict themselves`] : []
  return [
    line(all),
    ...cost,
    ...unusable,
    ...groups,
    ...(changed.length > 0 ? ['\n变化 changes', ...changed, ...rest] : []),
  ].join('\n')
}
