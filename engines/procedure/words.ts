import { inLocale, type Locale } from '#kernel/localized'
import type { Period } from './model.ts'

const units: Record<Period['unit'], { zh: string; one: string; many: string }> = {
  'working-days': { zh: '个工作日', one: 'working day', many: 'working days' },
  days: { zh: '日', one: 'day', many: 'days' },
  weeks: { zh: '周', one: 'week', many: 'weeks' },
  months: { zh: '个月', one: 'month', many: 'months' },
}

/**
 * A length of time as people read it.
 *
 * Example: periodWords({ unit: 'working-days', count: 15 }, 'zh-CN') → '15 个工作日'
 */
export function periodWords({ unit, count }: Pick<Period, 'unit' | 'count'>, locale: Locale): string {
  const { zh, one, many } = units[unit]
  return inLocale({ zh: `${count} ${zh}`, en: `${count} ${count === 1 ? one : many}` }, locale)
}
