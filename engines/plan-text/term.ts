import type { Dateline } from './dateline.ts'
import { HAN_YEARS, scanTimes, type TimeMention } from './times.ts'
import type { Title } from './title.ts'
import type { DocumentFacts } from './types.ts'

/** The run of years that a document sets itself (从2012年起5年内, 用三年时间, 三年行动方案). */
export interface Term {
  period: DocumentFacts['period']
  /** The first year is printed with the run; else it is the year of writing. */
  printed: boolean
}

/** A document names its own term in the title or as it opens. */
const OPENING_CHARS = 500
const NAMED_RUN = /([一二两三四五六]|\d)年(?:行动|攻坚|倍增|提升|计划|规划|滚动|工程|投入)/

/** Reads the term of a document whose title prints no years; null where it sets none, or nobody knows from when. */
export function readTerm(title: Title, normal: string, written: Dateline | null): Term | null {
  const opening = normal.slice(0, OPENING_CHARS).replace(/[ \n]+/g, '')
  const times = scanTimes(opening, new Uint8Array(opening.length))
  const printed = times.find(({ form }) => form.run !== undefined && form.from !== undefined)
  if (printed !== undefined) return { period: runFrom(Number(printed.form.from), printed.years), printed: true }
  const named = NAMED_RUN.exec(title.title ?? '')?.[1]
  const years = named === undefined ? times.find(isRun)?.years : (HAN_YEARS[named] ?? Number(named))
  if (written === null || years === undefined || years < 2) return null
  return { period: runFrom(written.year, years), printed: false }
}

const isRun = ({ form }: TimeMention): boolean => (form.run ?? form.effort ?? form.coming ?? form.within) !== undefined

const runFrom = (from: number, years: number): DocumentFacts['period'] => ({
  from: String(from),
  to: String(from + years - 1),
})
