import type { Paragraph } from './lines.ts'

/** When a document was written or delivered; months and days only where they are printed. */
export interface Dateline {
  year: number
  month: number | null
  day: number | null
}

const HEAD_LINES = 12
const TAIL_LINES = 8
const LINE_MAX = 90
/** 2023年1月5日, also after ——, in brackets, behind a title or the name of a newspaper. */
const AT_START =
  /^(?:[（—–-]|\[|时间：|日期：)*((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?(?=[）\]]|在|$|[\u4e00-\u9fff]*(?:会议|讲话|新华社|通过))/
const AT_END = /((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?[）\]]*$/
/** 政府工作报告——2016年3月5日在…会议上: title and occasion share a line. */
const OCCASION = /(?:——|—|--|[（])((?:19|20)\d{2})年(\d{1,2})月(?:(\d{1,2})日)?(?:在|[）]).*$/

/** 2022-06-29 09:37:19, 2024/02/22, 2024 03/23 as web pages print it, and 16.07.2023. */
const NUMERIC =
  /(?<![\d.])(?<year>(?:19|20)\d{2})(?:[-/.]| )(?<month>\d{1,2})[-/.](?<day>\d{1,2})(?![\d.])|(?<![\d.])(?<day2>\d{1,2})\.(?<month2>\d{1,2})\.(?<year2>(?:19|20)\d{2})(?![\d.])/
/** 2022年08月24日 09:57:32 来源：… */
const STAMPED = /^((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(?=\d{1,2}:\d{2}|来源|发布)/

/** 某某网站 www.… 2006年05月17日 来源：某某日报 */
const SOURCE = /来源|发布时间|发布日期|www\.|日报|网讯/
const IN_LINE = /((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日/

/** Takes the occasion off a title line (政府工作报告——2016年3月5日在…会议上 → 政府工作报告). */
export function stripOccasion(line: string): string {
  const found = OCCASION.exec(line)
  return found === null || found.index < 4 ? line : line.slice(0, found.index)
}

function readDate(line: string): Dateline | null {
  const text = line.replace(/ /g, '')
  if (text.length > LINE_MAX || /[。；]$/.test(text)) return null
  const numeric = NUMERIC.exec(line)?.groups
  if (numeric !== undefined)
    return dated(numeric.year ?? numeric.year2, numeric.month ?? numeric.month2, numeric.day ?? numeric.day2)
  const stamped = STAMPED.exec(text) ?? (SOURCE.test(text) ? IN_LINE.exec(text) : null)
  const match = stamped ?? AT_START.exec(text) ?? OCCASION.exec(text) ?? (text.length <= 40 ? AT_END.exec(text) : null)
  if (match === null || /(?:到|至|自|从)(?:19|20)\d{2}年\d{1,2}月/.test(text)) return null
  return dated(match[1], match[2], match[3])
}

function dated(year: string | undefined, month: string | undefined, day: string | undefined): Dateline | null {
  const at = Number(month)
  if (at < 1 || at > 12) return null
  return { year: Number(year), month: at, day: day === undefined ? null : Number(day) }
}

/** 记者从2020年全省科技工作会议上获悉: the yearly meeting is held as its year begins. */
const YEARLY_MEETING = /(20\d{2})年(?:度)?[^，。；、\d]{0,18}?(?:工作(?:视频|电视电话)?(?:工作)?会议?|两会)(?!纪要)/
/** 新华社成都1月29日电 */
const WIRED = /(?<!\d)(\d{1,2})月\d{1,2}日(?:电|讯)/
const OPENING = 500

/** The date that stands alone near the title or under the signature, else that of the yearly meeting; or null. */
export function readDateline(normal: string, paragraphs: Paragraph[], firstHeading: number): Dateline | null {
  const head = paragraphs.filter((paragraph) => paragraph.start < firstHeading).slice(0, HEAD_LINES)
  for (const paragraph of [...head, ...paragraphs.slice(-TAIL_LINES)]) {
    const date = readDate(paragraph.head)
    if (date !== null) return date
  }
  const opening = normal.slice(0, OPENING)
  const meeting = YEARLY_MEETING.exec(opening)?.[1]
  return meeting === undefined
    ? null
    : { year: Number(meeting), month: Number(WIRED.exec(opening)?.[1] ?? 1), day: null }
}

/** The year that a text from the first months of a year looks back on is the one before. */
export const lastFull = (year: number, month: number | null): number => year - ((month ?? 12) <= 3 ? 1 : 0)
