import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { DocumentWarning } from './document.ts'
import { findBody, isFurniture } from './html-body.ts'
import { attributeOf, elementsBelow, type HtmlElement, type HtmlNode, isElement, textOf } from './html-tree.ts'
import { listMark } from './list-marks.ts'
import { withoutBlanksAtEnd } from './text-encoding.ts'

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr html li main ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

/** Collects lines: inline text runs together, blocks and `<br>` end a line, blanks collapse as on the screen. */
class Lines {
  readonly #lines: string[] = []
  #current = ''

  inline(text: string): void {
    this.#current += text.replace(/[ \t\r\n\f\u00a0\u3000]+/g, (blank) => (blank.includes('\u3000') ? '\u3000' : ' '))
  }

  verbatim(text: string): void {
    const [first = '', ...rest] = text.split(/\r?\n/)
    this.#current += first
    for (const line of rest) {
      this.end()
      this.#current = line
    }
  }

  end(): void {
    const line = withoutBlanksAtEnd(this.#current.replace(/ {2,}/g, ' ').replace(/^[ \u3000]+/, ''), ' \u3000')
    if (line !== '') this.#lines.push(line)
    this.#current = ''
  }

  /** A finished line, tabs and all. */
  line(text: string): void {
    this.end()
    if (text.trim() !== '') this.#lines.push(text)
  }

  toString(): string {
    this.end()
    return this.#lines.join('\n')
  }
}

function writeChildren(element: DefaultTreeAdapterTypes.ParentNode, lines: Lines): void {
  for (const child of element.childNodes) writeNode(child, lines)
}

function writeNode(node: HtmlNode, lines: Lines): void {
  if (node.nodeName === '#text' && 'value' in node) {
    lines.inline(node.value)
    return
  }
  if (!isElement(node) || isFurniture(node)) return
  const name = node.tagName
  if (name === 'br') lines.end()
  else if (name === 'pre') {
    lines.end()
    lines.verbatim(textOf(node))
    lines.end()
  } else if (name === 'table') writeTable(node, lines)
  else if (name === 'ol') writeOrdered(node, lines)
  else if (BLOCKS.has(name)) {
    lines.end()
    writeChildren(node, lines)
    lines.end()
  } else writeChildren(node, lines)
}

/** Numbers that the browser prints are part of what people read and quote. */
function writeOrdered(list: HtmlElement, lines: Lines): void {
  lines.end()
  const items = list.childNodes.filter(isElement)
  const backwards = list.attrs.some((attribute) => attribute.name === 'reversed')
  let number = Number.parseInt(attributeOf(list, 'start'), 10)
  if (!Number.isFinite(number)) number = backwards ? items.filter((item) => item.tagName === 'li').length : 1
  for (const item of items) {
    if (item.tagName === 'li') {
      const own = Number.parseInt(attributeOf(item, 'value'), 10)
      if (Number.isFinite(own)) number = own
      if (!/list-style(-type)?\s*:\s*none/i.test(attributeOf(list, 'style')))
        lines.inline(`${listMark(number, attributeOf(list, 'type'))}. `)
      number += backwards ? -1 : 1
    }
    if (!isFurniture(item)) writeChildren(item, lines)
    lines.end()
  }
}

function ownRows(table: HtmlElement): HtmlElement[] {
  const rows: HtmlElement[] = []
  for (const part of table.childNodes.filter(isElement)) {
    if (part.tagName === 'tr') rows.push(part)
    else if (['thead', 'tbody', 'tfoot'].includes(part.tagName))
      rows.push(...part.childNodes.filter(isElement).filter((row) => row.tagName === 'tr'))
  }
  return rows
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(attributeOf(cell, name), 10)
  return Number.isFinite(value) ? Math.min(Math.max(1, value), 200) : 1
}

/** A table of one column, or one that holds tables, is page layout: its cells are read as blocks. */
function isLayout(rows: HtmlElement[]): boolean {
  const widest = Math.max(0, ...rows.map((row) => cellsOf(row).length))
  return widest <= 1 || rows.some((row) => [...elementsBelow(row)].some((inner) => inner.tagName === 'table'))
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.childNodes.filter(isElement).filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')
}

function writeTable(table: HtmlElement, lines: Lines): void {
  lines.end()
  const rows = ownRows(table)
  const caption = table.childNodes.filter(isElement).find((part) => part.tagName === 'caption')
  if (caption) lines.line(cellText(caption))
  if (isLayout(rows)) {
    for (const cell of rows.flatMap(cellsOf)) {
      writeChildren(cell, lines)
      lines.end()
    }
    return
  }
  const covered = new Map<number, number>()
  for (const row of rows) {
    const texts: string[] = []
    const skipCovered = () => {
      for (let left = covered.get(texts.length) ?? 0; left > 0; left = covered.get(texts.length) ?? 0) {
        covered.set(texts.length, left - 1)
        texts.push('')
      }
    }
    for (const cell of cellsOf(row)) {
      skipCovered()
      const below = spanOf(cell, 'rowspan') - 1
      const text = isFurniture(cell) ? '' : cellText(cell)
      for (let i = 0; i < spanOf(cell, 'colspan'); i++) {
        if (below > 0) covered.set(texts.length, below)
        texts.push(i === 0 ? text : '')
      }
    }
    skipCovered()
    lines.line(withoutBlanksAtEnd(texts.join('\t'), '\t'))
  }
}

function cellText(cell: HtmlElement): string {
  const inside = new Lines()
  writeChildren(cell, inside)
  return inside.toString().replace(/\s*\n\s*/g, ' ')
}

/** What is longer is no title, and the end of it not worth looking for. */
const TITLE_MAX = 500

function pageTitle(
  document: DefaultTreeAdapterTypes.Document,
  body: DefaultTreeAdapterTypes.ParentNode,
): string | undefined {
  let fromMeta = ''
  let fromHeading = ''
  let fromTitle = ''
  for (const element of elementsBelow(document)) {
    if (
      element.tagName === 'meta' &&
      /^(ArticleTitle|og:title)$/i.test(attributeOf(element, 'name') || attributeOf(element, 'property'))
    )
      fromMeta ||= attributeOf(element, 'content')
    if (element.tagName === 'title') fromTitle ||= textOf(element)
  }
  for (const element of elementsBelow(body)) if (element.tagName === 'h1') fromHeading ||= textOf(element)
  const siteSuffix = /\s*[-_|—]+\s*[^-_|—]*(政府|科技局|科学技术局|门户|网站|官网|网)\s*$/
  const title = fromMeta || fromHeading || fromTitle.slice(0, TITLE_MAX).replace(siteSuffix, '')
  return title.replace(/\s+/g, ' ').trim() || undefined
}

/** The text of a web page's article: headings, paragraphs, numbered items and tables, without what surrounds it. */
export function htmlToText(source: string): { text: string; title?: string; warnings: DocumentWarning[] } {
  const document = parse(source)
  const warnings: DocumentWarning[] = []
  const scripted = [...elementsBelow(document)].some(
    (element) => element.tagName === 'script' || element.attrs.some((attribute) => /^on[a-z]+$/.test(attribute.name)),
  )
  if (scripted) warnings.push({ code: 'documents.scripts-ignored', params: {} })
  if (/<body\b/i.test(source) && !/<\/(body|html)\s*>/i.test(source))
    warnings.push({ code: 'documents.possibly-truncated', params: {} })
  const body = findBody(document)
  const lines = new Lines()
  writeChildren(body, lines)
  const title = pageTitle(document, body)
  const text = lines.toString()
  const titled =
    title && !text.slice(0, 500).replace(/\s/g, '').includes(title.replace(/\s/g, '')) ? `${title}\n${text}` : text
  return { text: text === '' ? '' : titled, title, warnings }
}
