import { type CompiledPlan, compilePlan } from '#engines/plan-text'
import { readDocument } from '#platform/documents/documents'
import type { Command } from '../command.ts'

export const command: Command = {
  usage: 'plan compile FILE [--json]\n  FILE: .txt .md .html .docx .doc, or .pdf with a text layer',
  options: {},
  operands: [1, 1],
  async run([file = '']) {
    const read = await readDocument(file, { fileName: file })
    const plan = compilePlan(read.text)
    const { format, warnings } = read
    // Offsets count in the text as read; for a .txt file that is the file itself, so it need not be repeated.
    return {
      json: { ...plan, format, warnings, ...(format === 'txt' ? {} : { text: read.text }) },
      text: forPeople(plan),
    }
  },
}

function forPeople(plan: CompiledPlan): string {
  const { document, outline, measures, targets, mechanisms } = plan
  const head = [
    document.title ?? '（未印标题）',
    `标题 ${outline.length} · 任务 ${measures.length} · 指标 ${targets.length} · 机制 ${mechanisms.length}`,
    '',
  ]
  const rows = targets.map((t) => {
    const value = `${t.comparator === 'range' ? '' : t.comparator} ${t.value}${t.valueMax === null ? '' : `–${t.valueMax}`}${t.unit ?? ''}`
    return `${t.confidence.toFixed(2)}  ${t.kind === 'target' ? '目标' : t.kind === 'actual' ? '完成' : '基期'}  ${t.indicator} ${value.trim()}  ${t.deadline ?? '—'}  「${t.quote.replace(/\s+/g, ' ')}」`
  })
  return [...head, ...rows].join('\n')
}
