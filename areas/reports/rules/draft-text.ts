import { formatMonthDay } from '#kernel/formats'
import type { ReportFigures, ReportRow, SectionName } from '../contract.ts'
import { marked } from './bound-text.ts'
import { isBehind, spokenOf } from './spoken.ts'

/** A paragraph as it is stored: its figures are marks. */
export interface StoredParagraph {
  id: string
  section: SectionName
  template: string
}

export const sectionTitles: Record<SectionName, string> = {
  overall: '总体情况',
  good: '进展较好的指标',
  behind: '滞后指标、原因与措施',
  owed: '数据报送情况',
  districts: '各县区情况',
  next: '下一步工作',
}

const mostGood = 6
const mostOwed = 8

const of = (row: ReportRow, part: string) => marked(`${row.targetId}.${part}`)
const ended = (text: string) => (/[。！？]$/.test(text) ? text : `${text}。`)

/**
 * The first text of a monthly report, in the order that offices use; every number is bound to its figure.
 *
 * Units:  the figures' own.
 * Errors: none.
 */
export function draftText(figures: ReportFigures): StoredParagraph[] {
  const behind = spokenOf(figures.rows.filter(isBehind))
  return [
    { id: 'overall', section: 'overall', template: overall(figures) },
    ...paragraphsOfGood(figures),
    ...paragraphsOfCount(figures),
    ...behind.map((row, index) => behindParagraph(row, index, figures.asOf)),
    ...(behind.length === 0 ? [{ id: 'behind.none', section: 'behind' as const, template: '各项目标均未滞后。' }] : []),
    { id: 'owed', section: 'owed', template: owedText(figures) },
    ...paragraphsOfDistricts(figures),
    { id: 'next', section: 'next', template: nextText(figures, behind) },
  ]
}

/** How many are behind and in how many paragraphs they are spoken of, where the two differ. */
function paragraphsOfCount({ counts, rows }: ReportFigures): StoredParagraph[] {
  if (spokenOf(rows.filter(isBehind)).length === counts.behind) return []
  const template = `滞后目标${marked('count.behind')}项，同一指标的目标合并说明，共${marked('count.spoken')}条。`
  return [{ id: 'behind.count', section: 'behind', template }]
}

function overall({ regionName, planTitle, counts, asOf, rows }: ReportFigures): string {
  const { noData, notStarted, newlyBehind, behind } = counts
  const about = planTitle ? `《${planTitle}》` : ''
  const month = Number(asOf.slice(5, 7))
  const missing = [
    ...(noData > 0 ? [`缺数${marked('count.noData')}项`] : []),
    ...(notStarted > 0 ? [`未到起算期${marked('count.notStarted')}项`] : []),
  ]
  const parts = [`达到序时进度${marked('count.onPace')}项`, `滞后${marked('count.behind')}项`, ...missing]
  const since =
    newlyBehind > 0
      ? `与上月相比，新增滞后${marked('count.newlyBehind')}项。`
      : behind > 0
        ? '与上月相比，没有新增滞后目标。'
        : ''
  const pending = rows.some((row) => row.pendingPeriod)
    ? `另有${marked('count.pending')}项的最新数据尚待审核，以审核结果为准。`
    : ''
  return `截至${month}月底，${regionName}${about}共有科技创新目标${marked('count.total')}项，其中${parts.join('、')}。${since}${pending}`
}

function paragraphsOfGood({ rows }: ReportFigures): StoredParagraph[] {
  const good = spokenOf(rows.filter((row) => row.status === 'ahead' && row.share !== null))
    .sort((a, b) => (b.gapPoints ?? 0) - (a.gapPoints ?? 0))
    .slice(0, mostGood)
  if (good.length === 0) return []
  const sentences = good.map(
    (row) =>
      `${row.indicator}${of(row, 'actual')}${row.unit}，完成${untilInWords(row.judgedFor ?? row.deadline)}目标的${of(row, 'share')}，高于时间进度${of(row, 'gap')}个百分点`,
  )
  return [{ id: 'good', section: 'good', template: `${sentences.join('；')}。` }]
}

function behindParagraph(row: ReportRow, index: number, asOf: string): StoredParagraph {
  const unit = row.unit === '%' ? '个百分点' : row.unit
  const gap = row.gapPoints === null ? '' : `，完成${of(row, 'share')}，低于时间进度${of(row, 'gap')}个百分点`
  const need = row.requiredPerMonth === null ? '' : `，其后每月还需${of(row, 'required')}${unit}`
  const done = row.actual === null ? '还没有数据' : `${throughInWords(row, asOf)}完成${of(row, 'actual')}${row.unit}`
  const goal = `${untilInWords(row.judgedFor ?? row.deadline)}目标${of(row, 'value')}${row.unit}`
  const reason = row.reportNote ? `原因：${ended(row.reportNote)}` : ''
  return {
    id: `behind.${row.targetId}`,
    section: 'behind',
    template: `（${index + 1}）${row.indicator}。${done}，${goal}${gap}${need}。${reason}措施：${measure(row, asOf)}`,
  }
}

/** A figure that is older than the month of the report says of when it is. */
function throughInWords({ dataThrough }: ReportRow, asOf: string): string {
  if (dataThrough === null || dataThrough.slice(0, 7) === asOf.slice(0, 7)) return ''
  const [year, month] = dataThrough.split('-').map(Number)
  return `截至${year}年${month}月`
}

/** Example: untilInWords('2027') → '2027年' */
function untilInWords(deadline: string): string {
  return deadline.length === 4 ? `${deadline}年` : `${monthInWords(deadline)}`
}

function measure({ task, owners }: ReportRow, asOf: string): string {
  if (task?.isOpen) {
    const answer = task.lastWords ? `，${task.lastWords}` : ''
    return `已交${task.leadName}督办${task.dueOn ? `，${formatMonthDay(task.dueOn, 'zh-CN', asOf)}前办结` : ''}${answer}。`
  }
  return owners.length > 0 ? `请${owners[0]}分析原因，提出赶上进度的办法。` : '请明确责任单位。'
}

function owedText({ owed }: ReportFigures): string {
  if (owed.length === 0) return '各单位均按期报送数据。'
  const items = owed
    .slice(0, mostOwed)
    .map((row) => `${row.owners.join('、') || '责任单位未明确'}：${row.indicator}（${monthInWords(row.period)}）`)
  return `欠报${marked('count.owed')}项。${items.join('；')}${owed.length > mostOwed ? '等' : ''}。请尽快补报。`
}

function monthInWords(period: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(period)
  if (month) return `${month[1]}年${Number(month[2])}月`
  const quarter = /^(\d{4})-Q(\d)$/.exec(period)
  if (quarter) return `${quarter[1]}年第${quarter[2]}季度`
  const half = /^(\d{4})-H(\d)$/.exec(period)
  return half ? `${half[1]}年${half[2] === '1' ? '上' : '下'}半年` : `${period}年`
}

function paragraphsOfDistricts({ districts }: ReportFigures): StoredParagraph[] {
  const judged = districts.filter((district) => district.onPaceShare !== null)
  if (judged.length < 2) return []
  const named = (list: typeof judged) =>
    list.map((district) => `${district.name}（${marked(`district.${district.regionPath}`)}）`).join('、')
  const best = judged.slice(0, Math.min(3, judged.length - 1))
  const last = judged.slice(-Math.min(2, judged.length - best.length))
  return [
    {
      id: 'districts',
      section: 'districts',
      template: `按达到序时进度的目标占比排序，居前的是${named(best)}，居后的是${named(last)}。各县区完成情况见附表。`,
    },
  ]
}

function nextText(figures: ReportFigures, behind: readonly ReportRow[]): string {
  const steps = [
    ...(figures.counts.behind > 0
      ? [
          `抓滞后。对${marked('count.behind')}项滞后目标逐项落实责任单位和完成时限，重点盯住${behind
            .slice(0, 3)
            .map((row) => row.indicator)
            .join('、')}。`,
        ]
      : []),
    ...(figures.owed.length > 0 ? [`抓报送。${marked('count.owed')}项欠报数据由责任单位限期补报，缺数不销号。`] : []),
    ...(figures.rows.some((row) => row.task?.isOpen)
      ? [`抓督办。在办督办任务${marked('count.tasks')}项，按期办结，逾期通报。`]
      : []),
  ]
  if (steps.length === 0) return '保持工作力度，确保全年目标完成。'
  const ordinals = ['一是', '二是', '三是']
  return steps.map((step, index) => `${ordinals[index]}${step}`).join('')
}
