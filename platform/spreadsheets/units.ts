import { narrow } from './text-forms.ts'

/** What a number counts: a power of ten of yuan, of persons and the like, of how often something happened, or per cent. */
export interface Unit {
  exponent: number
  kind: 'money' | 'count' | 'occurrences' | 'percent' | 'none'
}

const SCALES: Record<string, number> = {
  '': 0,
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  萬: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
}
const SCALE = '(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|億|万|萬|千|百|十)?'
const MONEY = '(?:元整?|圆整?|块|人民币|RMB|CNY)'
const COUNT = '(?:人|名|位|家|户|个|项|件|份|台套|台|套|篇|笔|所|支|只|平方米)'
/** 5 家次 are not 5 家. */
const OCCURRENCES = '(?:人次|家次|场次|次)'

const MONEY_UNIT = new RegExp(`^(${SCALE})${MONEY}(?:人民币)?$`, 'i')
const COUNT_UNIT = new RegExp(`^(${SCALE})${COUNT}$`)
const OCCURRENCE_UNIT = new RegExp(`^(${SCALE})${OCCURRENCES}$`)
const BARE_SCALE = new RegExp(`^(${SCALE})$`)

/** The unit of which a text is the name: 万元, 亿, 人, %. Undefined for any other text. */
export function readUnit(text: string): Unit | undefined {
  if (text === '') return { exponent: 0, kind: 'none' }
  const name = narrow(text).replace(/\s+/g, '')
  if (name === '') return { exponent: 0, kind: 'none' }
  if (name === '%' || name === '百分比') return { exponent: 0, kind: 'percent' }
  const money = MONEY_UNIT.exec(name)
  if (money) return { exponent: SCALES[money[1] ?? ''] ?? 0, kind: 'money' }
  const count = COUNT_UNIT.exec(name)
  if (count) return { exponent: SCALES[count[1] ?? ''] ?? 0, kind: 'count' }
  const occurrences = OCCURRENCE_UNIT.exec(name)
  if (occurrences) return { exponent: SCALES[occurrences[1] ?? ''] ?? 0, kind: 'occurrences' }
  const bare = BARE_SCALE.exec(name)
  return bare ? { exponent: SCALES[bare[1] ?? ''] ?? 0, kind: 'none' } : undefined
}

/** Whether a header cell holds nothing but a unit, so that its row is a row of units. */
export function isUnitText(text: string): boolean {
  const name = narrow(text)
    .replace(/\s+/g, '')
    .replace(/^[([【]/, '')
    .replace(/[)\]】]$/, '')
    .replace(/^单位[:：]?/, '')
  const unit = readUnit(name)
  return unit !== undefined && unit.kind !== 'none'
}

/** Names of other currencies; a column that carries one is not taken for yuan. */
export function isForeignMoney(text: string): boolean {
  return /美元|美金|欧元|日元|港元|港币|英镑|韩元|USD|EUR|JPY|HKD|GBP|\$|€|£/i.test(text)
}

export interface SplitLabel {
  /** The header text without brackets, marks and unit. */
  name: string
  unit: string | undefined
}

const BRACKETS = /[([【［〔<《]([^)\]】］〕>》]*)[)\]】］〕>》]/g

/** Takes the unit out of a header text: 研发费用（万元）, 研发费用/万元, 研发费用：万元, 研发费用 单位：万元. */
export function splitLabel(label: string): SplitLabel {
  let unit: string | undefined
  const text = narrow(label)
  const noteUnit = (candidate: string) => {
    const trimmed = candidate.trim().replace(/^单位[:：]?\s*/, '')
    if (unit === undefined && trimmed !== '' && (isUnitText(trimmed) || isForeignMoney(trimmed))) unit = trimmed
  }
  for (const [, inside = ''] of text.matchAll(BRACKETS)) for (const part of inside.split(/[,，;；、]/)) noteUnit(part)
  let name = text.replace(BRACKETS, '')
  const tail = /(?:[/:：,，]\s*|单位[:：]?\s*)([^/:：,，]+)$/.exec(name.trim())
  if (tail && isUnitText(tail[1] ?? '')) {
    noteUnit(tail[1] ?? '')
    name = name.trim().slice(0, tail.index)
  }
  name = name.replace(/^[*＊☆★\s]+|[*＊:：\s]+$/g, '')
  // 研发费用万元: the unit runs on without any mark.
  const glued = /^(.{2,}?)((?:亿|千万|百万|万|千)元)$/.exec(name)
  if (glued && unit === undefined) return { name: (glued[1] ?? '').trim(), unit: glued[2] }
  return { name, unit }
}
