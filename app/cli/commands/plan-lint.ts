import { type Finding, lintPlans } from '#engines/plan-lint'
import { compilePlan } from '#engines/plan-text'
import { readDocument } from '#platform/documents/documents'
import { type Command, textOf, UsageError } from '../command.ts'

const severities = { high: '高', medium: '中', low: '低', info: '提示' }

export const command: Command = {
  usage: 'plan lint FILE… [--as-of YYYY-MM-DD] [--json]',
  options: { 'as-of': { type: 'string' } },
  operands: [1, 50],
  async run(files, values) {
    const asOf = textOf(values, 'as-of')
    if (asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asOf))
      throw new UsageError(`--as-of 应为 YYYY-MM-DD，收到 ${asOf}`)
    const documents = []
    for (const file of files) {
      const { text } = await readDocument(file, { fileName: file })
      documents.push({ file, text, plan: compilePlan(text) })
    }
    const findings = lintPlans(documents, { asOf })
    return { json: { findings }, text: findings.length === 0 ? '没有发现问题。' : findings.map(forPeople).join('\n\n') }
  },
}

function forPeople({ severity, indicator, message, arithmetic, ask, targets }: Finding): string {
  const quotes = targets.map((t) => `    「${t.quote.replace(/\s+/g, ' ')}」 ${t.file}:${t.offset}`)
  return [
    `【${severities[severity]}】${indicator}`,
    `  ${message}`,
    `  ${arithmetic}`,
    `  请问：${ask}`,
    ...quotes,
  ].join('\n')
}
