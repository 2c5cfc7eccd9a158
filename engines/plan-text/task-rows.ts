import { type Responsibility, readList } from './units.ts'

// A table of tasks that was pasted without its cells: below 序号 重点任务 牵头单位 配合单位 完成时限 every line is a row,
// 33 新培育高新技术企业30家以上。 区科技局 区经信局、区财政局 2023年12月底.

const HEAD =
  /^[|│ ]*序 ?号[ |│]+[^。；]{0,40}?(?:任务|工作|事项|内容|举措|措施|项目)[^。；]{0,40}?(?:责任|牵头|主办|实施|协同|配合)[部门单位领导 |│]{2,}/
const ROW = /^[|│ ]*(\d{1,3})[ |│]+(?=[\u4e00-\u9fff“《])/

/** Whether a line heads a table of tasks and names a column of units. */
export const headsTasks = (line: string): boolean => HEAD.test(line)

/** The number at the head of a row, or null. */
export function rowMark(line: string): { style: 'row'; rank: number; label: string; length: number } | null {
  const match = ROW.exec(line)
  return match === null ? null : { style: 'row', rank: 4, label: match[1] ?? '', length: match[0].length }
}

/** What a row sets as its task: its first sentence, or its first cell. */
export function taskOf(row: string): string {
  const stop = row.search(/[。|│]| (?=\S{2,}(?:局|委|办|部|厅|院|中心|管委会|政府|公司)(?:[ 、，（]|$))/)
  return (stop < 0 ? row : row.slice(0, stop)).replace(/[ \n]/g, '')
}

const UNIT =
  /(?:局|委|办|部|厅|院|中心|管委会|政府|公司|集团|[分支]?行|协会|大学|实验室|科协|工会|部门|单位|各?[县市区])(?:（[^）]*）?)?(?:牵头|配合|(?:按照?职责)?(?:分工)?负责)?$/
const DUE = /^(?:20\d{2}年(?:\d{1,2}月|[一二三四]季度)?(?:底|末|前)?|\d{1,2}月底?前?|持续.{0,4}|长期.{0,4})$/

/** The last cell of a row tells by when. */
export const endsRow = (line: string): boolean => DUE.test(line.slice(line.lastIndexOf(' ') + 1))

/** Reads the cells of a row that name units; `from` is where the text stands in the document. */
export function readUnitCells(text: string, from: number): Responsibility | null {
  const cells = [...text.matchAll(/[^ \n|│。]+/g)]
  const named = cells.filter(({ 0: cell }) => isUnits(cell))
  const [first] = named
  const last = named.at(-1)
  if (first === undefined || last === undefined) return null
  const list = readList(`责任单位：${named.map(({ 0: cell }) => cell).join('、')}`)
  if (list.units.length === 0) return null
  const due = cells.findLast(({ 0: cell }) => DUE.test(cell))?.[0] ?? null
  return { ...list, due, start: from + first.index, end: from + last.index + last[0].length }
}

/** 省经信厅、省科技厅 names units; 建设省实验室、…中心 in a sentence is long, or does something first. */
function isUnits(cell: string): boolean {
  const names = cell.split(/[、，；]/).filter((name) => name !== '')
  return names.length > 0 && UNIT.test(names[0] ?? '') && names.every((name) => name.length <= 24 && !DEED.test(name))
}

const DEED =
  /^(?:建设|推动|推进|加快|支持|打造|培育|鼓励|引进|开展|新建|建成|完善|强化|加强|提升|发挥|依托|谋划|共建|组建)|\d/
