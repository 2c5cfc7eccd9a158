import type { SheetRow } from './cells.ts'
import type { RowReason } from './fields.ts'
import { comparable, isNull } from './text-forms.ts'

const TOTAL = /^(.{0,12}(合计|总计|共计|累计)(数|\(.*\))?|total|grandtotal)[:：]?$/
const SUBTOTAL = /^(.{0,12}小计(\(.*\))?|subtotal)[:：]?$/
const FOOTER =
  /^(制表|填表|填报|报送|统计|审核|复核|审批|经办|负责|分管|联系|单位负责|主管|打印|制单|录入)(人员|人|员|单位|部门|日期|时间|电话|领导)?(签字|签名|盖章|\(.*\))*([:：]|$)|^(签字|签名|盖章|公章|日期|联系电话|电话|\(盖章\)|单位\(盖章\))[:：]?/
/** Names after the office without a colon: 填报人 李四. */
const SIGNED = /^(制表|填表|填报|审核|复核|经办|负责|联系)人.{1,6}$/
const NOTE =
  /^(注|备注|说明|附注|填表说明|填报说明|填写说明|数据来源|资料来源|来源|提示|注意|温馨提示|口径)\d*([:：.、]|$)|^[※*]/
const SENTENCE = /[。；]|，.*，/

function textsOf(row: SheetRow): string[] {
  const texts: string[] = []
  for (const cell of row.cells) {
    if (!cell || cell.isMerged) continue
    const text = comparable(cell.text)
    if (text !== '' || cell.error !== undefined || cell.isUncalculated) texts.push(text)
  }
  return texts
}

/** 1, 2, 3 … or 甲, 乙, 1, 2 …: the row that numbers the columns of a statistical form. */
function numbersColumns(texts: string[]): boolean {
  if (texts.length < 3) return false
  const bare = texts.map((text) => text.replace(/^[(]|[)]$|^栏次$|=.*$/g, ''))
  const numbers = bare.filter((text) => text !== '' && !/^[甲乙丙丁]$/.test(text))
  return (
    numbers.length >= 2 &&
    numbers.every((text, index) => text === String(Number(numbers[0]) + index)) &&
    Number(numbers[0]) <= 2
  )
}

/** Why a row is no record: empty, a total, a note, a footer. Undefined for a row of data. */
export function skipReason(row: SheetRow): RowReason | undefined {
  const texts = textsOf(row)
  if (texts.length === 0) return 'empty-row'
  if (texts.every((text) => isNull(text))) return undefined
  const leading = texts.filter((text) => !/^[\d.,%-]+$/.test(text)).slice(0, 3)
  if (leading.some((text) => SUBTOTAL.test(text))) return 'subtotal-row'
  if (leading.some((text) => TOTAL.test(text))) return 'total-row'
  const first = leading[0] ?? ''
  if (FOOTER.test(first) || SIGNED.test(first)) return 'footer-row'
  if (NOTE.test(first)) return 'note-row'
  if (texts.length === 1 && first.length >= 8 && SENTENCE.test(first)) return 'note-row'
  return numbersColumns(texts) ? 'note-row' : undefined
}
