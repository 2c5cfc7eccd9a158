import { isWide, type TextLine } from './pdf-lines.ts'

const BEGINS_ITEM =
  /^(第[一二三四五六七八九十百零\d]+[章节条编]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)|——|[•●■◆▪–-]\s|专栏|附件|附表)/
const ENDS_SENTENCE = /[。！？；：!?;:”）)]$/

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function leadingOf(lines: TextLine[]): number {
  const steps: number[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (before && before.block === line.block && line.y > before.y) steps.push(line.y - before.y)
  })
  return median(steps)
}

/** Whether a line goes on with the paragraph of the line before it: that one is full, this one is not indented. */
function continues(before: TextLine, line: TextLine, leading: number): boolean {
  if (before.isRow || line.isRow) return false
  const em = before.size
  if (Math.abs(line.size - em) > em * 0.15) return false
  if (before.right < before.columnRight - em * 1.6) return false
  if (line.x > line.columnLeft + em * 0.8) return false
  if (before.block === line.block && leading > 0 && line.y - before.y > leading * 1.6) return false
  return !(BEGINS_ITEM.test(line.text) && ENDS_SENTENCE.test(before.text))
}

function joined(text: string, next: string): string {
  const left = text.at(-1)
  if (isWide(left) || isWide(next[0])) return text + next
  if (/[A-Za-z]-$/.test(text) && /^[a-z]/.test(next)) return text.slice(0, -1) + next
  return `${text} ${next}`
}

/** Lines put back into paragraphs: what the page only wrapped is one line again. */
export function toParagraphs(lines: TextLine[]): string[] {
  const leading = leadingOf(lines)
  const paragraphs: string[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const last = paragraphs.at(-1)
    if (before && last !== undefined && continues(before, line, leading))
      paragraphs[paragraphs.length - 1] = joined(last, line.text)
    else paragraphs.push(line.text)
  })
  return paragraphs
}

/** The lines of the largest type at the top of the first page, when they are clearly larger than the text. */
export function titleOf(firstPage: TextLine[], all: TextLine[]): string | undefined {
  const body = median(all.map((line) => line.size))
  const top = firstPage.slice(0, 15)
  const largest = Math.max(0, ...top.map((line) => line.size))
  if (largest < body * 1.15) return undefined
  const start = top.findIndex((line) => line.size > largest * 0.95)
  const rest = top.slice(start)
  const end = rest.findIndex((line) => line.size <= largest * 0.95)
  const title = (end < 0 ? rest : rest.slice(0, end)).map((line) => line.text).join('')
  return title.length <= 120 ? title : undefined
}
