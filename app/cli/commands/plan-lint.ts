import { readFile } from 'node:fs/promises'
import { CatalogueExtension, type Finding, lintPlans } from '#engines/plan-lint'
import { compilePlan } from '#engines/plan-text'
import { businessDate } from '#kernel/clock'
import type { Locale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import { readDocument } from '#platform/documents/documents'
import { type Command, dayOf, textOf, UsageError } from '../command.ts'
import { lintText } from '../lint-text.ts'

const mostFiles = 200
const widest = 120

export const command: Command = {
  usage: [
    'plan lint FILE… [--as-of YYYY-MM-DD] [--catalogue FILE.json]… [--lang zh|en] [--json]',
    '  FILE         .txt .md .html .docx .doc, or .pdf with a text layer; 规划、要点、总结等，可多份',
    '  --as-of      以这一天为准，已过期的目标不再与后面的比较  targets due before this year are over',
    '  --catalogue  补充的指标名录，格式见 engines/plan-lint/README.md  further names and words',
    '  --lang       意见的语言，默认 zh  language of the findings',
  ].join('\n'),
  options: {
    'as-of': { type: 'string' },
    catalogue: { type: 'string', multiple: true },
    lang: { type: 'string', default: 'zh' },
  },
  operands: [1, mostFiles],
  async run(files, values) {
    const asOf = dayOf(values, 'as-of')
    const locale = localeOf(textOf(values, 'lang'))
    const catalogue = await catalogueOf(values.catalogue)
    const today = asOf ?? businessDate(new Date())
    const { documents, notes } = await readAll(files, Number(today.slice(0, 4)))
    const findings = lintPlans(documents, { asOf, today, catalogue })
    const width = Math.min(process.stdout.columns ?? 100, widest)
    const text = lintText(documents, findings, { locale, width })
    return {
      json: { findings: findings.map(flat), ...(notes.length > 0 ? { notes } : {}) },
      text: [...notes.map((note) => `注意  note  ${note}`), ...(notes.length > 0 ? [''] : []), text].join('\n'),
    }
  },
}

function localeOf(lang: string | undefined): Locale {
  if (lang === 'en') return 'en'
  if (lang === 'zh' || lang === undefined) return 'zh-CN'
  throw new UsageError(`--lang 只能是 zh 或 en，收到 ${lang}  --lang must be zh or en`)
}

/** Files in which an office adds its own names and words, all of them together. */
async function catalogueOf(files: Parameters<Command['run']>[1][string]): Promise<CatalogueExtension[]> {
  const names = Array.isArray(files) ? files : []
  return Promise.all(names.map((name) => readCatalogue(String(name))))
}

async function readCatalogue(file: string): Promise<CatalogueExtension> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`读不到名录 ${file}：${error instanceof Error ? error.message : String(error)}`)
  })
  const parsed = CatalogueExtension.safeParse(jsonOf(content, file))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || '（全文）'}：${message}`)
  throw new UsageError(
    `名录 ${file} 的格式不对  the catalogue has another form:\n${problems.join('\n')}\n  格式见 engines/plan-lint/README.md`,
  )
}

function jsonOf(content: string, file: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new UsageError(
      `名录 ${file} 不是 JSON  is not JSON：${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** Every document once: the same text under two names would contradict nothing and repeat everything. */
async function readAll(files: readonly string[], year: number) {
  const documents = []
  const notes: string[] = []
  const seen = new Map<string, string>()
  for (const file of files) {
    const text = await readText(file)
    const twin = seen.get(text)
    if (twin !== undefined) {
      notes.push(`${file} 与 ${twin} 内容相同，只算一份  is the same text, counted once`)
      continue
    }
    seen.set(text, file)
    const plan = compilePlan(text, { year })
    if (plan.targets.length === 0) notes.push(`${file} 没有读出目标或数值  no figures were found`)
    documents.push({ file, text, plan })
  }
  return { documents, notes }
}

/** What cannot be read is told with its name: there may be sixty files. */
async function readText(file: string): Promise<string> {
  try {
    return (await readDocument(file, { fileName: file })).text
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.problems.map((problem) => ({ ...problem, field: problem.field ?? file })))
  }
}

/** The agreed form of `--json`: plain texts in Chinese, the English ones beside them. */
function flat({ arithmetic, message, ask, reason, ...finding }: Finding) {
  return {
    ...finding,
    arithmetic: arithmetic.zh,
    arithmeticEn: arithmetic.en,
    message: message.zh,
    messageEn: message.en,
    ask: ask.zh,
    askEn: ask.en,
    reason: reason.zh,
    reasonEn: reason.en,
  }
}
