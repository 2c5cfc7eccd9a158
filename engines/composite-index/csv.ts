import { IndexInputError, type IndexProblem } from './input-error.ts'

export interface CsvTable {
  header: string[]
  /** `line` is the line of the file at which the row begins, counted from 1. */
  rows: { line: number; cells: string[] }[]
}

/**
 * Reads comma-separated text: quotes, doubled quotes, line breaks inside quotes, CR LF, a byte-order mark.
 *
 * Units: none; every cell is text without surrounding spaces.
 * Errors: IndexInputError for an unclosed quote, a repeated or empty column name, a row of another width.
 * Example: readCsv('\uFEFFa,b\r\n"x, y",1\r\n') → header a, b; one row 'x, y', '1'
 */
export function readCsv(text: string): CsvTable {
  const records = splitRecords(text.startsWith('\uFEFF') ? text.slice(1) : text)
  const [first, ...rest] = records
  if (!first) throw new IndexInputError([{ at: '第 1 行', message: '数据是空的：至少要有一行列名和一行数据。' }])
  const header = first.cells
  const problems: IndexProblem[] = []
  for (const [index, name] of header.entries()) {
    const at = `第 1 行第 ${index + 1} 列`
    if (name === '') problems.push({ at, message: `${at}没有列名；请补上列名或删去该列。` })
    else if (header.indexOf(name) < index) problems.push({ at, message: `${at}的列名“${name}”重复；请改名。` })
  }
  for (const row of rest) {
    if (row.cells.length === header.length) continue
    const at = `第 ${row.line} 行`
    problems.push({ at, message: `${at}有 ${row.cells.length} 列，列名有 ${header.length} 列；请检查逗号和引号。` })
  }
  if (problems.length) throw new IndexInputError(problems)
  return { header, rows: rest }
}

function splitRecords(text: string): { line: number; cells: string[] }[] {
  const records: { line: number; cells: string[] }[] = []
  let cells: string[] = []
  let line = 1
  let recordLine = 1
  let position = 0
  while (position <= text.length) {
    const cell = readCell(text, position, line)
    cells.push(cell.value)
    line += cell.lineBreaks
    position = cell.end
    const mark = text[position]
    if (mark === ',') {
      position++
      continue
    }
    if (cells.length > 1 || cells[0] !== '') records.push({ line: recordLine, cells })
    cells = []
    if (mark === undefined) break
    position += mark === '\r' && text[position + 1] === '\n' ? 2 : 1
    line++
    recordLine = line
  }
  return records
}

/** One cell from `start`; `end` is the comma, the line break or the end of the text. */
function readCell(text: string, start: number, line: number): { value: string; end: number; lineBreaks: number } {
  let position = start
  while (text[position] === ' ' || text[position] === '\t') position++
  if (text[position] !== '"') {
    let end = start
    while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++
    return { value: text.slice(start, end).trim(), end, lineBreaks: 0 }
  }
  let value = ''
  let lineBreaks = 0
  for (let i = position + 1; i < text.length; i++) {
    const mark = text[i]
    if (mark !== '"') {
      if (mark === '\n') lineBreaks++
      value += mark
      continue
    }
    if (text[i + 1] === '"') {
      value += '"'
      i++
      continue
    }
    let end = i + 1
    while (text[end] === ' ' || text[end] === '\t') end++
    const next = text[end]
    if (next === undefined || next === ',' || next === '\n' || next === '\r')
      return { value: value.trim(), end, lineBreaks }
    throw quoteError(line + lineBreaks, '引号之后应是逗号或换行')
  }
  throw quoteError(line, '引号没有结束')
}

function quoteError(line: number, why: string): IndexInputError {
  const at = `第 ${line} 行`
  return new IndexInputError([{ at, message: `${at}：${why}；单元格内的引号请写成两个引号。` }])
}
