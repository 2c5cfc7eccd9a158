import { Numbering } from './docx-numbering.ts'
import { Styles } from './docx-styles.ts'
import { withoutBlanksAtEnd } from './text-encoding.ts'
import { childOf, elementsOf, isOn, valOf, type XmlElement } from './xml.ts'

export interface BodyCounts {
  trackedChanges: number
  contentsLines: number
  hiddenRuns: number
}

export interface BodyParts {
  document: XmlElement
  styles?: XmlElement
  numbering?: XmlElement
  footnotes?: XmlElement
  endnotes?: XmlElement
}

const CONTENTS_STYLE = /^(toc \d|TOC\d|toc heading|目录( ?\d)?)$/i
const SYMBOLS: Record<string, string> = {
  F0FE: '☑',
  F0FD: '☒',
  F0A8: '□',
  F06F: '□',
  F0FC: '✓',
  F0FB: '✗',
  F052: '☑',
  F0A3: '□',
}

/** Writes the text of a word-processing document as it is printed, one paragraph or table row per line. */
export class BodyWriter {
  readonly #styles: Styles
  readonly #numbering: Numbering
  readonly #notes: Map<string, XmlElement>
  readonly #usedNotes: string[] = []
  #boxes: string[] = []
  #fields: { inCode: boolean }[] = []
  title: string | undefined
  readonly counts: BodyCounts = { trackedChanges: 0, contentsLines: 0, hiddenRuns: 0 }

  constructor(parts: BodyParts) {
    this.#styles = new Styles(parts.styles)
    this.#numbering = new Numbering(parts.numbering)
    this.#notes = new Map()
    for (const [kind, root] of [
      ['footnote', parts.footnotes],
      ['endnote', parts.endnotes],
    ] as const)
      for (const note of elementsOf(root, kind)) this.#notes.set(`${kind}:${note.attributes.id}`, note)
  }

  write(document: XmlElement): string {
    const lines = this.#blocks(childOf(document, 'body') ?? document)
    const notes = this.#usedNotes.map((id, index) => {
      const text = this.#blocks(this.#notes.get(id)).join(' ').trim()
      return text === '' ? '' : `注${index + 1}：${text}`
    })
    return [...lines, ...notes.filter((note) => note !== '')].join('\n').trim()
  }

  #blocks(parent: XmlElement | undefined): string[] {
    const lines: string[] = []
    for (const block of elementsOf(parent)) {
      if (block.name === 'p') lines.push(...this.#paragraph(block))
      else if (block.name === 'tbl') lines.push(...this.#table(block))
      else if (block.name === 'sdt') lines.push(...this.#control(block))
      else if (block.name === 'AlternateContent')
        lines.push(...this.#blocks(childOf(block, 'Choice') ?? childOf(block, 'Fallback')))
      else if (['customXml', 'ins', 'moveTo', 'smartTag'].includes(block.name)) lines.push(...this.#blocks(block))
    }
    return lines
  }

  #control(sdt: XmlElement): string[] {
    const gallery = valOf(sdt, 'sdtPr', 'docPartObj', 'docPartGallery') ?? ''
    const lines = this.#blocks(childOf(sdt, 'sdtContent'))
    if (!/table of contents/i.test(gallery)) return lines
    this.counts.contentsLines += lines.length
    return []
  }

  #paragraph(paragraph: XmlElement): string[] {
    const properties = childOf(paragraph, 'pPr')
    const styleId = valOf(properties, 'pStyle') ?? this.#styles.defaultParagraphId
    const style = this.#styles.get(styleId)
    const outerBoxes = this.#boxes
    this.#boxes = []
    const text = this.#inline(paragraph)
    const boxes = this.#boxes
    this.#boxes = outerBoxes
    if (style && CONTENTS_STYLE.test(style.name)) {
      if (text.trim() !== '') this.counts.contentsLines++
      return []
    }
    if (childOf(properties, 'rPr', 'ins') || childOf(properties, 'rPr', 'del')) this.counts.trackedChanges++
    // An empty paragraph of a list prints no number and is not counted.
    const mark = text.trim() === '' ? '' : this.#mark(properties, style, styleId)
    if (!this.title && text.trim() !== '' && style && /^(title|标题)$/i.test(style.name)) this.title = text.trim()
    return [...`${mark}${text}`.split('\n').map((line) => withoutBlanksAtEnd(line, ' \t\u00a0')), ...boxes]
  }

  #mark(
    properties: XmlElement | undefined,
    style: { numId?: string; level?: number } | undefined,
    styleId?: string,
  ): string {
    const own = childOf(properties, 'numPr')
    const numId = valOf(own, 'numId') ?? style?.numId
    if (numId === undefined || numId === '0') return ''
    const ownLevel = valOf(own, 'ilvl')
    const level =
      ownLevel === undefined
        ? (style?.level ?? (styleId === undefined ? undefined : this.#numbering.levelOfStyle(numId, styleId)) ?? 0)
        : Number.parseInt(ownLevel, 10) || 0
    return this.#numbering.next(numId, level)
  }

  #inline(parent: XmlElement): string {
    let text = ''
    for (const child of elementsOf(parent)) text += this.#inlineElement(child)
    return text
  }

  #inlineElement(element: XmlElement): string {
    switch (element.name) {
      case 'r':
        return this.#run(element)
      case 'ins':
      case 'moveTo':
        this.counts.trackedChanges++
        return this.#inline(element)
      case 'del':
      case 'moveFrom':
        this.counts.trackedChanges++
        return ''
      case 'sdt': {
        const content = childOf(element, 'sdtContent')
        return content ? this.#inline(content) : ''
      }
      case 'ruby': {
        const base = childOf(element, 'rubyBase')
        return base ? this.#inline(base) : ''
      }
      case 'AlternateContent': {
        const chosen = childOf(element, 'Choice') ?? childOf(element, 'Fallback')
        return chosen ? this.#inline(chosen) : ''
      }
      case 'hyperlink':
      case 'smartTag':
      case 'fldSimple':
      case 'customXml':
      case 'dir':
      case 'bdo':
        return this.#inline(element)
      case 'oMath':
      case 'oMathPara':
        return mathText(element)
      default:
        return ''
    }
  }

  #isHidden(run: XmlElement): boolean {
    const properties = childOf(run, 'rPr')
    if (childOf(properties, 'vanish')) return isOn(properties, 'vanish')
    return this.#styles.get(valOf(properties, 'rStyle'))?.hidden ?? false
  }

  #run(run: XmlElement): string {
    if (this.#isHidden(run)) {
      // Field marks must be counted even where they are hidden, or the rest of the text would pass for field code.
      for (const child of elementsOf(run, 'fldChar')) this.#fieldMark(child)
      if (childOf(run, 't')) this.counts.hiddenRuns++
      return ''
    }
    let text = ''
    for (const child of elementsOf(run)) {
      if (child.name === 'fldChar') this.#fieldMark(child)
      else if (!this.#fields.some((field) => field.inCode)) text += this.#runContent(child)
    }
    return text
  }

  #fieldMark(mark: XmlElement): void {
    const type = mark.attributes.fldCharType
    const current = this.#fields.at(-1)
    if (type === 'begin') this.#fields.push({ inCode: true })
    else if (type === 'separate' && current) current.inCode = false
    else if (type === 'end') this.#fields.pop()
  }

  #runContent(element: XmlElement): string {
    switch (element.name) {
      case 't':
        return element.children.filter((child) => typeof child === 'string').join('')
      case 'tab':
      case 'ptab':
        return '\t'
      case 'br':
        return element.attributes.type === 'page' || element.attributes.type === 'column' ? '' : '\n'
      case 'cr':
        return '\n'
      case 'noBreakHyphen':
        return '-'
      case 'sym':
        return symbolText(element)
      case 'footnoteReference':
      case 'endnoteReference':
        this.#usedNotes.push(`${element.name.replace('Reference', '')}:${element.attributes.id}`)
        return ''
      case 'AlternateContent': {
        const chosen = childOf(element, 'Choice') ?? childOf(element, 'Fallback')
        return elementsOf(chosen)
          .map((child) => this.#runContent(child))
          .join('')
      }
      case 'drawing':
      case 'pict':
      case 'object':
        this.#collectBoxes(element)
        return ''
      case 'ruby':
        return this.#inlineElement(element)
      default:
        return ''
    }
  }

  /** Text boxes float; they are read right after the paragraph that they are anchored to. */
  #collectBoxes(element: XmlElement): void {
    for (const child of elementsOf(element)) {
      if (child.name === 'txbxContent') {
        const fields = this.#fields
        this.#fields = []
        const lines = this.#blocks(child).filter((line) => line.trim() !== '')
        this.#fields = fields
        this.#boxes.push(...lines)
      } else if (child.name !== 'Fallback') this.#collectBoxes(child)
    }
  }

  #table(table: XmlElement): string[] {
    const lines: string[] = []
    for (const row of rowsOf(table)) {
      if (childOf(row, 'trPr', 'del')) {
        this.counts.trackedChanges++
        continue
      }
      const cells: string[] = []
      for (const cell of cellsOf(row)) {
        const merge = childOf(cell, 'tcPr', 'vMerge')
        const continued = merge !== undefined && (merge.attributes.val ?? 'continue') !== 'restart'
        const text = this.#blocks(cell)
          .map((line) => line.trim())
          .filter((line) => line !== '')
          .join(' ')
        cells.push(continued ? '' : text.replace(/\t/g, ' '))
        const span = Number.parseInt(valOf(cell, 'tcPr', 'gridSpan') ?? '1', 10) || 1
        for (let i = 1; i < Math.min(span, 200); i++) cells.push('')
      }
      const line = withoutBlanksAtEnd(cells.join('\t'), '\t')
      if (line.trim() !== '') lines.push(line)
    }
    return lines
  }
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === 'tr') return [child]
    if (child.name === 'sdt') return rowsOf(childOf(child, 'sdtContent') ?? child)
    return ['customXml', 'ins'].includes(child.name) ? rowsOf(child) : []
  })
}

function cellsOf(row: XmlElement): XmlElement[] {
  return elementsOf(row).flatMap((child) => {
    if (child.name === 'tc') return [child]
    if (child.name === 'sdt') return cellsOf(childOf(child, 'sdtContent') ?? child)
    return child.name === 'customXml' ? cellsOf(child) : []
  })
}

function symbolText(element: XmlElement): string {
  const code = (element.attributes.char ?? '').toUpperCase()
  if (SYMBOLS[code]) return SYMBOLS[code]
  const value = Number.parseInt(code, 16)
  return value >= 0xe000 && value <= 0xf8ff ? '' : value > 31 && value <= 0x10ffff ? String.fromCodePoint(value) : ''
}

function mathText(element: XmlElement): string {
  if (element.name === 't') return element.children.filter((child) => typeof child === 'string').join('')
  return elementsOf(element).map(mathText).join('')
}
