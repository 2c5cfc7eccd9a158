import type { ResolvedTime, Stretch, TimeRole } from './times.ts'

export interface Deadline {
  deadline: string | null
  from: 'stated' | 'inherited'
  annual: boolean
  /** A year that the time expression itself opens (全年, 2024年) as against a later end (到2027年). */
  role: TimeRole | null
  /** Stretch that the time names, and the year that it starts from. */
  stretch: Stretch | null
  origin: string | null
}

/** Roles that say nothing about when a number holds. */
const SILENT = new Set<TimeRole>(['comparison', 'event', 'name'])

export const isSilent = (time: ResolvedTime): boolean => SILENT.has(time.role)

/** The deadline that the nearest time before `at` sets for what is done or ahead; null where the sentence names none. */
export function deadlineAt(times: ResolvedTime[], at: number, done: boolean): Deadline {
  let best: ResolvedTime | undefined
  let annual = false
  for (const time of times) {
    if (time.start >= at) break
    if (isSilent(time)) continue
    // 每年净增150家，到2025年突破1600家: a year of its own ends what 每年 began.
    if (time.role !== 'annual' && time.role !== 'window') annual = false
    if (time.role === 'annual') annual ||= time.end > at - 1 || !time.rate
    else if (time.role === 'window') {
      // “十五五”期间，…五年累计160家: the years of a term that is already named.
      const opens = best !== undefined && best.role !== 'by' && !best.term && /^\d{4}$/.test(best.deadline ?? '')
      // 预计2012年…，五年累计完成9091亿元: what is done ends with the year that was named.
      if (best !== undefined && opens && done && time.form.through !== undefined) best = { ...best, role: 'by' }
      else if (best !== undefined && opens) {
        best = { ...best, role: 'by', deadline: String(Number(best.deadline) + time.years - 1) }
      } else if (best === undefined && time.deadline !== null) best = { ...time, role: 'by' }
    } else best = time
  }
  if (best?.deadline === undefined || best.deadline === null)
    return { deadline: null, from: 'inherited', annual, role: best?.role ?? null, stretch: null, origin: null }
  return {
    deadline: best.deadline,
    from: best.role === 'since' ? 'inherited' : 'stated',
    annual,
    role: best.role,
    stretch: null,
    origin: null,
  }
}

/** The time last stated for work done and for work ahead. */
export interface Carry {
  done: Deadline | null
  ahead: Deadline | null
}
