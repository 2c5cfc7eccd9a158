import type { Finding, Severity } from '#engines/plan-lint'
import { inLocale, type Locale } from '#kernel/localized'

export interface LintedFile {
  file: string
  text: string
}

const words = {
  'zh-CN': {
    severities: { high: '高', medium: '中', low: '低', info: '提示' } satisfies Record<Severity, string>,
    types: {
      conflict: '相互冲突',
      'already-met': '已经达到',
      'weak-target': '目标偏低',
      steep: '前低后高',
      behind: '进度滞后',
      gap: '缺项',
      'unsupported-claim': '依据不足',
      definition: '口径不明',
      plausibility: '数字存疑',
    } satisfies Record<Finding['type'], string>,
    labels: { arithmetic: '算式', reason: '程度', ask: '请问', quotes: '原文' },
    head: (files: number, findings: number) => `${files} 份文件，${findings} 条意见`,
    none: '没有发现问题。',
  },
  en: {
    severities: { high: 'HIGH', medium: 'MEDIUM', low: 'LOW', info: 'NOTE' } satisfies Record<Severity, string>,
    types: {
      conflict: 'conflict',
      'already-met': 'met already',
      'weak-target': 'low target',
      steep: 'steep',
      behind: 'behind',
      gap: 'missing',
      'unsupported-claim': 'unsupported',
      definition: 'definition',
      plausibility: 'doubtful figure',
    } satisfies Record<Finding['type'], string>,
    labels: { arithmetic: 'Sums', reason: 'Weight', ask: 'Ask', quotes: 'Quotes' },
    head: (files: number, findings: number) => `${files} file(s), ${findings} finding(s)`,
    none: 'No problem was found.',
  },
}

/** Findings for a terminal: numbered, most severe first, every sentence with its file and line. */
export function lintText(
  files: readonly LintedFile[],
  findings: readonly Finding[],
  { locale, width }: { locale: Locale; width: number },
): string {
  const said = words[locale]
  const counts = (['high', 'medium', 'low', 'info'] as const)
    .map((severity) => ({ severity, count: findings.filter((f) => f.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${said.severities[severity]} ${count}`)
  const head = [said.head(files.length, findings.length), ...counts].join(' · ')
  if (findings.length === 0) return `${head}\n\n${said.none}`
  const lines = new Map(files.map((file) => [file.file, lineStarts(file.text)]))
  const blocks = findings.map((finding, index) => block(finding, index + 1, { locale, width, lines }))
  return [head, ...blocks].join('\n\n')
}

function block(
  finding: Finding,
  nth: number,
  { locale, width, lines }: { locale: Locale; width: number; lines: Map<string, number[]> },
): string {
  const { severities, types, labels } = words[locale]
  const title = `${nth}. 【${severities[finding.severity]}】${finding.indicator} · ${types[finding.type]}`
  const labelWidth = Math.max(...Object.values(labels).map(widthOf)) + 2
  const row = (label: string, text: string) => {
    const [first = '', ...rest] = wrapped(text, width - labelWidth - 3)
    const gap = ' '.repeat(labelWidth - widthOf(label))
    return [`   ${label}${gap}${first}`, ...rest.map((line) => `   ${' '.repeat(labelWidth)}${line}`)]
  }
  const quotes = finding.targets.flatMap(({ file, quote, offset }, index) => {
    const place = `${file}:${lineOf(lines.get(file) ?? [0], offset)}`
    return row(index === 0 ? labels.quotes : '', `「${quote.replace(/\s+/g, ' ')}」 ${place}`)
  })
  return [
    title,
    ...wrapped(inLocale(finding.message, locale), width - 3).map((line) => `   ${line}`),
    ...row(labels.arithmetic, inLocale(finding.arithmetic, locale)),
    ...row(labels.reason, `${severities[finding.severity]} · ${inLocale(finding.reason, locale)}`),
    ...row(labels.ask, inLocale(finding.ask, locale)),
    ...quotes,
  ].join('\n')
}

/** Places at which the lines of a text begin. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}

const isWide = (char: string) =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)

/** Columns that a text takes in a terminal: Chinese characters and marks take two. */
export function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (isWide(char) ? 2 : 1), 0)
}

const mayNotBegin = /[，。；：、）”》】%!?,.;:)\]]/

/** Lines of at most so many columns; English words and numbers stay whole, and no line begins with a stop. */
export function wrapped(text: string, width: number): string[] {
  const pieces = text.match(/[\u0021-\u007e]+|\s|[^\u0021-\u007e\s]/g) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && widthOf(line) + widthOf(piece) > width && !mayNotBegin.test(piece)) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}
