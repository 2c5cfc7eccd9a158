import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { IndexInputError, type IndexRun, runIndex } from '#engines/composite-index'
import { type Command, textOf, UsageError } from '../command.ts'

export const command: Command = {
  usage: 'index SPEC --data FILE.csv [--json]\n  SPEC: see docs/examples/asem.json',
  options: { data: { type: 'string' } },
  operands: [1, 1],
  async run([spec = ''], values) {
    const data = textOf(values, 'data')
    if (!data) throw new UsageError('缺少 --data FILE.csv（指标数据表）')
    const beside = (path: string) => readText(resolve(dirname(spec), path))
    try {
      const run = runIndex(readText(spec), readText(data), beside)
      return { json: run, text: forPeople(run) }
    } catch (error) {
      throw error instanceof IndexInputError ? new UsageError(error.message) : error
    }
  },
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`读不到文件 ${file}：${error instanceof Error ? error.message : String(error)}`)
  }
}

function forPeople({ results }: IndexRun): string {
  const rows = results.map(({ rank, name, score, rankBand }) => {
    const band = rankBand ? `${rankBand[0]}–${rankBand[1]}` : '—'
    return `${String(rank ?? '—').padStart(4)}  ${(score === null ? '—' : score.toFixed(2)).padStart(7)}  ${band.padStart(7)}  ${name}`
  })
  return ['名次     得分  名次区间  单位', ...rows].join('\n')
}
