import { trimmedRange } from './segments.ts'

/** The place of a point of the page in the text: that of its paragraph, plus the text before it there. */
function offsetOf(node: Node, inNode: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const line = element?.closest<HTMLElement>('[data-offset]')
  if (!line) return null
  const before = document.createRange()
  before.selectNodeContents(line)
  before.setEnd(node, inNode)
  return Number(line.dataset.offset) + before.toString().length
}

/** The words of the document that are selected now, exactly as they stand there; null when none are. */
export function selectedQuote(pane: HTMLElement | null, text: string): { quote: string; offset: number } | null {
  const selection = window.getSelection()
  if (!pane || !selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null
  const from = offsetOf(range.startContainer, range.startOffset)
  const to = offsetOf(range.endContainer, range.endOffset)
  if (from === null || to === null || to <= from) return null
  const exact = trimmedRange(text, from, to)
  return exact && { quote: text.slice(exact.from, exact.to), offset: exact.from }
}
