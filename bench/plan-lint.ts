import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  compareWithLintLabels,
  type LintLabels,
  type LintTally,
  precisionAndRecall,
} from '../engines/plan-lint/agreement.ts'
import { type Finding, type LintDocument, lintPlans } from '../engines/plan-lint/engine.ts'
import { type CompiledPlan, compilePlan, type Target } from '../engines/plan-text/engine.ts'

const engines = join(import.meta.dirname, '..', 'engines')
const today = '2026-11-01'

const fields =
  '智能 绿色 数字 生物 海洋 航空 新材料 新能源 机器人 集成电路 光电 食品 纺织 装备 汽车 化工 医药 节能 低空 量子'.split(
    ' ',
  )
const things =
  '制造企业 检测平台 研发中心 孵化器 示范工厂 专利 技术合同 实验室 联合体 加速器 中试基地 标准 产品 园区 课题 培训班 学会 数据集 团队 服务站'.split(
    ' ',
  )

/** Names of so many measures, no two of them alike: 智能制造企业, 智能检测平台 … */
const names = (count: number) =>
  Array.from({ length: count }, (_, nth) => {
    const round = Math.floor(nth / (fields.length * things.length))
    const field = fields[nth % fields.length]
    const thing = things[Math.floor(nth / fields.length) % things.length]
    return `${round === 0 ? '' : fields[round]}${field}${thing}`
  })

const perDocument = 20

/**
 * Plan, work points and half-year report of one city that speak of so many targets in all; every tenth measure of the
 * plan falls behind the points.
 */
function documentsWith(count: number): LintDocument[] {
  const all = names(Math.ceil(count / 3))
  const chapters = Array.from({ length: Math.ceil(all.length / perDocument) }, (_, nth) =>
    all.slice(nth * perDocument, (nth + 1) * perDocument),
  )
  const level = (nth: number) => 40 + ((nth * 37) % 400)
  return chapters.flatMap((chapter, of) => {
    const said = (start: string, value: (nth: number) => number, end = '') =>
      chapter
        .map((name, nth) => `${nth + 1}. ${start}${name}达到${value(nth)}个${end}。（责任单位：市科技局）`)
        .join('\n')
    const plan = said('到2028年，', (nth) => (nth % 10 === 3 ? level(nth) - 5 : level(nth) + 60))
    const points = said('2026年，', (nth) => level(nth))
    const report = said('上半年，', (nth) => level(nth) - 10)
    return [
      `云泽市第${of}专项行动方案（2026—2028年）\n\n一、重点任务\n${plan}\n`,
      `云泽市第${of}专项2026年工作要点\n\n一、重点任务\n${points}\n`,
      `云泽市第${of}专项2026年上半年工作总结\n\n一、工作情况\n${report}\n`,
    ].map((text, kind) => asDocument(text, of * 3 + kind))
  })
}

const asDocument = (text: string, nth: number): LintDocument => ({
  file: `${nth}.txt`,
  text,
  plan: compilePlan(text, { year: 2026 }),
  regionPath: '990100/',
})

const targetsOf = (documents: readonly LintDocument[]) =>
  documents.reduce((all, { plan }) => all + plan.targets.length, 0)

/** Least processor time of several runs, in milliseconds: what other work on the machine takes does not count. */
function leastCpuMs(runs: number, work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

interface Case {
  documents: LintDocument[]
  labels: LintLabels
  texts: Record<string, string>
}

function cases(split: string): Case[] {
  const folder = join(engines, 'plan-lint', 'corpus', split)
  return readdirSync(folder).map((name) => {
    const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.txt'))
    const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]))
    const documents = files.map((file) => {
      const text = texts[file] ?? ''
      return { file, text, plan: compilePlan(text, { year: 2026 }) }
    })
    return {
      documents,
      texts,
      labels: JSON.parse(readFileSync(join(folder, name, 'labels.json'), 'utf8')) as LintLabels,
    }
  })
}

/** What plain matching finds: targets or results of one name, date and region with two values. */
function lintByName(documents: readonly LintDocument[]): Finding[] {
  const known = new Map<string, { document: LintDocument; target: Target }[]>()
  for (const document of documents)
    for (const target of document.plan.targets) {
      const key = [regionOf(document.plan), target.indicator, target.unit, target.deadline].join('|')
      known.set(key, [...(known.get(key) ?? []), { document, target }])
    }
  const none = { zh: '', en: '' }
  return [...known.values()].flatMap((same) => {
    const [first, ...others] = same
    const other = others.find(({ target }) => target.value !== first?.target.value)
    if (!first || !other) return []
    const targets = [first, other].map(({ document, target: { quote, offset } }) => ({
      file: document.file,
      quote,
      offset,
    }))
    const { indicator } = first.target
    return [
      {
        type: 'conflict' as const,
        severity: 'medium' as const,
        indicator,
        targets,
        reason: none,
        arithmetic: none,
        message: none,
        ask: none,
      },
    ]
  })
}

const regionOf = ({ document }: CompiledPlan) => document.region

function quality(list: readonly Case[], lint: (documents: LintDocument[]) => Finding[]) {
  return precisionAndRecall(
    list.map(({ documents, labels, texts }): LintTally => compareWithLintLabels(lint(documents), labels, texts)),
  )
}

/**
 * Measures the assessment: cost of a target as their number grows, ten and a hundred documents of 80,000 characters, and how
 * much of what was planted is found, beside plain matching of names.
 *
 * Units:   processor milliseconds, microseconds per target, shares 0..1, ratios.
 * Errors:  a missing corpus fails the run.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const figures = [100, 500, 2_000].map((wanted) => {
    const documents = documentsWith(wanted)
    const count = targetsOf(documents)
    lintPlans(documents, { today })
    const repeats = Math.ceil(2_000 / wanted)
    const ms = leastCpuMs(7, () => {
      for (let nth = 0; nth < repeats; nth++) lintPlans(documents, { today })
    })
    const us = (ms / repeats / count) * 1000
    print(`plan-lint us_per_target_${wanted}=${us.toFixed(1)} us (${documents.length} documents, ${count} targets)`)
    return { us, ms: ms / repeats, documents }
  })
  const [small, , large] = figures
  if (small && large) {
    print(`plan-lint growth=${(large.us / small.us).toFixed(2)} x cost-per-target-2000-to-100`)
    const peerMs = leastCpuMs(7, () => lintByName(large.documents))
    print(`plan-lint ratio=${(peerMs / large.ms).toFixed(3)} speed-to-name-matching`)
  }
  plansInForce(print)
  for (const split of ['dev', 'test', 'held-out']) {
    const list = cases(split)
    const ours = quality(list, (documents) => lintPlans(documents, { today }))
    const peer = quality(list, lintByName)
    print(`plan-lint ${split}_precision=${ours.precision.toFixed(3)} ${split}_recall=${ours.recall.toFixed(3)}`)
    print(
      `plan-lint peer_${split}_precision=${peer.precision.toFixed(3)} peer_${split}_recall=${peer.recall.toFixed(3)}`,
    )
    print(`plan-lint ratio=${(ours.recall / Math.max(peer.recall, 0.001)).toFixed(2)} recall-to-name-matching-${split}`)
  }
}

const filler = '坚持以习惯养成促进科学普及，面向乡镇和社区开展讲座与展览，鼓励企业、学校、场馆共同参与，形成长效机制。'

/** So many documents of one city with 80,000 characters and the figures of real plans: some forty in each. */
function fullLength(count: number): LintDocument[] {
  const short = documentsWith(count * perDocument * 2)
  return Array.from({ length: count }, (_, nth) => {
    const text = [short[nth * 2], short[nth * 2 + 1]].map((document) => document?.text ?? '').join('\n')
    const rest = `${filler.repeat(12)}\n`
    return asDocument(text + rest.repeat(Math.ceil((80_000 - text.length) / rest.length)), nth)
  })
}

/** Ten and a hundred plans in force; the ratio tells what each further one costs. */
function plansInForce(print: (line: string) => void): void {
  const [ten = 0, hundred = 0] = [10, 100].map((count) => {
    const documents = fullLength(count)
    const characters = documents.reduce((total, { text }) => total + text.length, 0)
    const ms = leastCpuMs(3, () => lintPlans(documents, { today }))
    print(
      `plan-lint documents_${count}_ms=${ms.toFixed(0)} ms (${characters} characters, ${targetsOf(documents)} targets)`,
    )
    return ms
  })
  print(`plan-lint linearity=${(hundred / ten / 10).toFixed(2)} x cost-per-document-100-to-10`)
}
