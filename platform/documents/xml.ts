import { SaxesParser } from 'saxes'

/** A parsed element. Names and attribute names come without their namespace prefix. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

export class XmlFault extends Error {
  readonly kind: 'corrupt' | 'dangerous'

  constructor(kind: 'corrupt' | 'dangerous', message: string) {
    super(message)
    this.name = 'XmlFault'
    this.kind = kind
  }
}

const MAX_DEPTH = 512
const MAX_NODES = 4_000_000

export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

export interface XmlHandlers {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string): void
}

/**
 * A streaming XML parser for untrusted parts of office files. A document type declaration is refused outright:
 * no office file has one, and entity bombs and external entities both need it.
 *
 * Errors: XmlFault `dangerous` (declaration, too deep), `corrupt` (not well-formed).
 */
export function xmlStream(handlers: XmlHandlers): { write(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('doctype', () => {
    throw new XmlFault('dangerous', 'document type declaration')
  })
  parser.on('error', (error) => {
    throw new XmlFault('corrupt', error.message)
  })
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new XmlFault('dangerous', 'nested too deeply')
    handlers.open(localName(tag.name), tag.attributes as Record<string, string>)
  })
  parser.on('closetag', (tag) => {
    depth--
    handlers.close(localName(tag.name))
  })
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  return {
    write: (text) => {
      parser.write(text)
    },
    end: () => {
      parser.close()
    },
  }
}

/** Parses one part into a tree. Blank text between elements is kept: it is content inside `t`. */
export function parseXml(text: string): XmlElement {
  const top: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [top]
  let nodes = 0
  const stream = xmlStream({
    open(name, raw) {
      if (++nodes > MAX_NODES) throw new XmlFault('dangerous', 'too many elements')
      const attributes: Record<string, string> = {}
      for (const key of Object.keys(raw)) attributes[localName(key)] = raw[key] ?? ''
      const element: XmlElement = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    text(value) {
      open.at(-1)?.children.push(value)
    },
    close() {
      open.pop()
    },
  })
  stream.write(text)
  stream.end()
  const root = elementsOf(top)[0]
  if (!root) throw new XmlFault('corrupt', 'no root element')
  return root
}

export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child)
  return found
}

/** The first child of that name; with more names, the first of its first, and so on down. */
export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let at = element
  for (const name of path) {
    const from: XmlElement | undefined = at
    at = from?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)
    if (!at) return undefined
  }
  return at
}

/** The `val` attribute of a child, the way office files write most of their properties. */
export function valOf(element: XmlElement | undefined, ...path: string[]): string | undefined {
  return childOf(element, ...path)?.attributes.val
}

/** Whether a switch such as `<b/>`, `<vanish w:val="0"/>` is on. */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const found = childOf(element, name)
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(found.attributes.val ?? '1')
}
