import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { businessDate, systemClock } from '#kernel/clock'
import { loadRuleSets } from '#platform/rule-sets'
import { type Answer, type Command, textOf, UsageError } from '../command.ts'
import { chooseRuleSet, judge, readStrictly, waysToPass } from '../score/judge.ts'
import { scoreLines } from '../score/lines.ts'
import { dictionaryForPeople, forPeople, waysForPeople } from '../score/text.ts'

export const command: Command = {
  usage: `score RULESET --facts FILE.json [--on YYYY-MM-DD] [--part PART] [--parameters FILE.json] [--gaps] [--json]
score - --facts FILE.jsonl      one company a line: { "id", "ruleset", "on", "part", "facts" }; one result a line
score RULESET --facts-schema    the facts and parameters it knows
score RULESET --facts FILE.json --gaps    also the smallest changes that would pass
score --list                    all rule sets with their dates in force
  Exit code 0: judged (whatever the result), 1: no rule is known for that date, 2: bad input.`,
  options: {
    facts: { type: 'string' },
    on: { type: 'string' },
    part: { type: 'string' },
    parameters: { type: 'string' },
    'facts-schema': { type: 'boolean' },
    gaps: { type: 'boolean' },
    list: { type: 'boolean' },
  },
  operands: [0, 1],
  async run([ruleSetId], values) {
    const catalogue = loadRuleSets()
    const today = businessDate(systemClock.now())
    const [on, part] = [textOf(values, 'on') ?? null, textOf(values, 'part') ?? null]
    if (values.list === true) return list(catalogue)
    if (ruleSetId === undefined) throw new UsageError(this.usage)
    if (values['facts-schema'] === true) {
      const set = chooseRuleSet(catalogue, { ruleSetId, on, part, facts: null }, today)
      const { id, version, source } = set
      const parts = Object.fromEntries(Object.entries(source.parts).map(([name, { label }]) => [name, label]))
      return {
        json: { ruleset: id, version, parts, facts: source.facts, parameters: source.parameters },
        text: dictionaryForPeople(set),
      }
    }
    const file = textOf(values, 'facts')
    if (file === undefined) throw new UsageError(`缺少 --facts FILE（事实）  --facts FILE is missing\n${this.usage}`)
    if (ruleSetId === '-' || file.endsWith('.jsonl')) {
      const defaults = { ruleSetId: ruleSetId === '-' ? null : ruleSetId, on, part, today }
      const { lines, refused } = await scoreLines(file, catalogue, defaults, writeLine).catch(unreadable(file))
      if (refused > 0)
        process.stderr.write(
          `${lines} 行中 ${refused} 行有误，已在结果中注明。  ${refused} of ${lines} lines are refused.\n`,
        )
      return null
    }
    const facts = readStrictly(readText(file))
    const own = textOf(values, 'parameters')
    const parameters = own === undefined ? undefined : readStrictly(readText(own))
    const question = { ruleSetId, on, part, facts, parameters }
    const { result, set } = judge(catalogue, question, today)
    if (values.gaps !== true) return { json: result, text: forPeople(result, set) }
    const ways = waysToPass(catalogue, question, set)
    return { json: { ...result, gaps: ways }, text: forPeople(result, set) + waysForPeople(ways, set) }
  },
}

function list(catalogue: ReturnType<typeof loadRuleSets>): Answer {
  const sets = catalogue.ids.flatMap((id) => catalogue.versions(id))
  return {
    json: {
      rulesets: sets.map(({ id, version, source, confidence }) => ({
        id,
        version,
        title: source.title,
        status: source.status,
        confidence,
        parts: Object.keys(source.parts),
      })),
    },
    text: sets
      .map(({ id, version, source }) => `${version}  ${id.padEnd(24)}  ${source.title.zh} ${source.title.en}`)
      .join('\n'),
  }
}

async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}

function unreadable(file: string) {
  return (error: unknown): never => {
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error
    throw new UsageError(`读不到文件 ${file}：${error.message}  cannot be read`)
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    return unreadable(file)(error)
  }
}
