import type { SheetRow } from './cells.ts'
import { comparable } from './text-forms.ts'

const noteLabel = /^(?:填报|填表|制表|报送|上报|统计|联系)(?:单位|部门|人|日期|时间|电话)$/
/** 填报日期：2025年6月8日 is no period of the figures. */
const signedOn = /^(?:填报|填表|制表|报送|上报|打印|统计)(?:日期|时间)[:：]/

function ownTexts(row: SheetRow): { index: number; text: string }[] {
  return row.cells.flatMap((cell, index) =>
    cell && !cell.isMerged && cell.text.trim() !== '' ? [{ index, text: comparable(cell.text) }] : [],
  )
}

/**
 * Whether a row stands above a header and is no part of it: one text from the first column on, such as a title, or
 * nothing but notes such as 填报单位：….
 *
 * Example: the row 填报单位：清江浦区科技局 | | 单位：万元 → true; the row | 2025年 | | 2024年 of a header of two levels → false
 */
export function standsAboveHeader(row: SheetRow): boolean {
  const texts = ownTexts(row)
  const isTitle = texts.length === 1 && texts[0]?.index === 0
  // 填报单位 | 清江浦区科技局 | 统计时间 | 2025年5月: labels and what they say in cells of their own.
  const isPairs = texts.length >= 4 && texts.every(({ text }, place) => place % 2 === 1 || noteLabel.test(text))
  return isTitle || isPairs || (texts.length > 0 && texts.every(({ text }) => /^[^:：]{2,12}[:：]/.test(text)))
}

/** What the lines above a header say, without when and by whom they were signed. */
export function textsAboveHeader(rows: readonly SheetRow[]): string[] {
  return rows.flatMap((row) =>
    row.cells.flatMap((cell) => (cell && !cell.isMerged && !signedOn.test(cell.text.trim()) ? [cell.text] : [])),
  )
}
