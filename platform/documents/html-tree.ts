import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

export function isElement(node: DefaultTreeAdapterTypes.Node): node is HtmlElement {
  return 'tagName' in node
}

export function attributeOf(element: HtmlElement, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? ''
}

/** All elements below a node, in document order. */
export function* elementsBelow(node: DefaultTreeAdapterTypes.ParentNode): Generator<HtmlElement> {
  const open: DefaultTreeAdapterTypes.Node[] = [...node.childNodes].reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    if (isElement(next)) yield next
    if ('childNodes' in next)
      for (let i = next.childNodes.length - 1; i >= 0; i--) open.push(next.childNodes[i] as HtmlNode)
  }
}

export function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value
  if (!('childNodes' in node)) return ''
  return node.childNodes.map(textOf).join('')
}
