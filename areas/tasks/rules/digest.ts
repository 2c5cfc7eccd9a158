import type { Localized } from '#kernel/localized'
import type { Audience, ReminderReason } from './reminder-schedule.ts'

/** One task in a digest. */
export interface DigestLine {
  title: string
  /** The unit whose turn it is, as leaders and supervisors read it. */
  unitName: string
  reason: ReminderReason
  /** Days since they count; negative before a deadline. */
  days: number
}

const words: Record<ReminderReason, { one: (days: number) => Localized; many: Localized }> = {
  overdue: { one: (d) => ({ zh: `已超期 ${d} 天`, en: `${d} days overdue` }), many: { zh: '超期', en: 'overdue' } },
  accept: {
    one: (d) => ({ zh: `${d} 天未签收`, en: `not accepted for ${d} days` }),
    many: { zh: '未签收', en: 'not accepted' },
  },
  redo: {
    one: (d) => ({ zh: `退回 ${d} 天未办`, en: `returned ${d} days ago` }),
    many: { zh: '退回未办', en: 'returned' },
  },
  report: {
    one: (d) => ({ zh: `进展逾期 ${d} 天未报`, en: `progress report ${d} days late` }),
    many: { zh: '未报进展', en: 'without report' },
  },
  confirm: {
    one: (d) => ({ zh: `报办结 ${d} 天未确认`, en: `reported done ${d} days ago` }),
    many: { zh: '待确认办结', en: 'to confirm' },
  },
  extension: {
    one: (d) => ({ zh: `延期申请 ${d} 天未答复`, en: `extension asked ${d} days ago` }),
    many: { zh: '待答复延期', en: 'extensions to decide' },
  },
  reassign: {
    one: (d) => ({ zh: `申请改派 ${d} 天未处理`, en: `declined ${d} days ago` }),
    many: { zh: '待改派', en: 'to reassign' },
  },
  'due-soon': {
    one: (d) => ({ zh: `还有 ${-d} 天到期`, en: `due in ${-d} days` }),
    many: { zh: '临近期限', en: 'due soon' },
  },
  milestone: {
    one: (d) =>
      d > 0
        ? { zh: `节点超期 ${d} 天`, en: `milestone ${d} days late` }
        : { zh: `节点还有 ${-d} 天`, en: `milestone in ${-d} days` },
    many: { zh: '节点临近或超期', en: 'milestones' },
  },
}

/** Most pressing first. */
const order = Object.keys(words) as ReminderReason[]

/** How many tasks a digest names; the rest is counted. */
const named = 5

/**
 * One notice for everything that a recipient is reminded of on a day: a title that counts, a text that names.
 *
 * Units:  days.
 * Example: digestOf([{ title: '建设中试基地', unitName: '市科技局', reason: 'overdue', days: 8 }], 'unit').title.zh → '请办理：建设中试基地（已超期 8 天）'
 */
export function digestOf(lines: readonly DigestLine[], audience: Audience): { title: Localized; text: Localized } {
  const sorted = lines.toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason) || b.days - a.days)
  const [first] = sorted
  if (!first) throw new Error('a digest of nothing')
  const forUnit = audience === 'unit'
  const say = (line: DigestLine, key: 'zh' | 'en') =>
    forUnit ? words[line.reason].one(line.days)[key] : `${line.unitName}，${words[line.reason].one(line.days)[key]}`
  if (sorted.length === 1) {
    const verb = forUnit ? { zh: '请办理', en: 'Please act' } : { zh: '请督促', en: 'Please urge' }
    return {
      title: {
        zh: `${verb.zh}：${first.title}（${say(first, 'zh')}）`,
        en: `${verb.en}: ${first.title} (${say(first, 'en')})`,
      },
      text: { zh: '', en: '' },
    }
  }
  const counts = order.flatMap((reason) => {
    const count = sorted.filter((line) => line.reason === reason).length
    return count > 0 ? [{ count, many: words[reason].many }] : []
  })
  const list = (key: 'zh' | 'en') =>
    sorted
      .slice(0, named)
      .map((line) => (key === 'zh' ? `${line.title}（${say(line, key)}）` : `${line.title} (${say(line, key)})`))
  const rest = sorted.length - named
  return {
    title: {
      zh: `${forUnit ? '今日提醒' : '督办提醒'} ${sorted.length} 件任务：${counts.map(({ count, many }) => `${count} 件${many.zh}`).join('、')}`,
      en: `${sorted.length} tasks to ${forUnit ? 'act on' : 'follow up'}: ${counts.map(({ count, many }) => `${count} ${many.en}`).join(', ')}`,
    },
    text: {
      zh: `${list('zh').join('；')}${rest > 0 ? `；另有 ${rest} 件` : ''}`,
      en: `${list('en').join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`,
    },
  }
}
