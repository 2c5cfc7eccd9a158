import { childOf, elementsOf, isOn, valOf, type XmlElement } from './xml.ts'

export interface ParagraphStyle {
  name: string
  numId?: string
  level?: number
  hidden: boolean
}

/** Paragraph and character styles with what they inherit. */
export class Styles {
  readonly #byId = new Map<string, XmlElement>()
  readonly #resolved = new Map<string, ParagraphStyle>()
  readonly defaultParagraphId: string | undefined

  constructor(styles: XmlElement | undefined) {
    for (const style of elementsOf(styles, 'style')) {
      const id = style.attributes.styleId
      if (id === undefined) continue
      this.#byId.set(id, style)
      if (style.attributes.type === 'paragraph' && ['1', 'true', 'on'].includes(style.attributes.default ?? ''))
        this.defaultParagraphId = id
    }
  }

  get(id: string | undefined): ParagraphStyle | undefined {
    if (id === undefined) return undefined
    const known = this.#resolved.get(id)
    if (known) return known
    const style = this.#resolve(id, new Set())
    if (style) this.#resolved.set(id, style)
    return style
  }

  #resolve(id: string, visited: Set<string>): ParagraphStyle | undefined {
    const style = this.#byId.get(id)
    if (!style || visited.has(id)) return undefined
    visited.add(id)
    const base = this.#resolve(valOf(style, 'basedOn') ?? '', visited)
    const own = childOf(style, 'pPr', 'numPr')
    const level = valOf(own, 'ilvl')
    const runs = childOf(style, 'rPr')
    return {
      name: valOf(style, 'name') ?? id,
      numId: valOf(own, 'numId') ?? base?.numId,
      level: level === undefined ? base?.level : Number.parseInt(level, 10) || 0,
      hidden: childOf(runs, 'vanish') ? isOn(runs, 'vanish') : (base?.hidden ?? false),
    }
  }
}
