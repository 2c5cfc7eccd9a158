import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { Mark } from './segments.ts'

type Side = 'document' | 'cards'

/**
 * Keeps two panes together: whichever the person scrolls leads, the other follows to what belongs to it. A pane that
 * is moved by us does not lead, else the two would push each other: call what is answered before moving one.
 */
export function useLinkedScroll(
  documentPane: RefObject<HTMLElement | null>,
  cardsPane: RefObject<HTMLElement | null>,
  isOn: boolean,
): () => void {
  const leader = useRef<Side | null>(null)
  useEffect(() => {
    const left = documentPane.current
    const right = cardsPane.current
    if (!left || !right || !isOn) return
    const stop = new AbortController()
    let frame = 0
    const lead = (side: Side) => () => {
      leader.current = side
    }
    const follow = (side: Side) => () => {
      if (leader.current !== side || frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        if (side === 'document') bringTo(right, cardOf(right, firstVisible(left, '[data-marks]', 'marks')))
        else bringTo(left, markOf(left, firstVisible(right, '[data-card]', 'card')))
      })
    }
    for (const [pane, side] of [
      [left, 'document'],
      [right, 'cards'],
    ] as const) {
      for (const type of ['wheel', 'touchstart', 'pointerdown'])
        pane.addEventListener(type, lead(side), { passive: true, signal: stop.signal })
      pane.addEventListener('scroll', follow(side), { passive: true, signal: stop.signal })
    }
    return () => {
      stop.abort()
      cancelAnimationFrame(frame)
    }
  }, [documentPane, cardsPane, isOn])
  return useCallback(() => {
    leader.current = null
  }, [])
}

/** Ids of the first thing whose top is in view, by bisection: the things stand in the order of the page. */
function firstVisible(pane: HTMLElement, selector: string, name: 'marks' | 'card'): string[] {
  const things = [...pane.querySelectorAll<HTMLElement>(selector)]
  const top = pane.getBoundingClientRect().top
  let low = 0
  let high = things.length
  while (low < high) {
    const middle = (low + high) >> 1
    const thing = things[middle]
    if (thing && thing.getBoundingClientRect().bottom < top + 8) low = middle + 1
    else high = middle
  }
  return (things[low]?.dataset[name] ?? '').split(' ').filter(Boolean)
}

/** The highlighted words of a mark, by bisection: paragraphs stand in the order of the text. */
export function markedWords(pane: HTMLElement | null, { id, from, to }: Mark): HTMLElement[] {
  const paragraphs = pane?.children ?? []
  const offsetOf = (nth: number) => Number((paragraphs[nth] as HTMLElement | undefined)?.dataset.offset)
  let low = 0
  let high = paragraphs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (offsetOf(middle) <= from) low = middle
    else high = middle - 1
  }
  const words: HTMLElement[] = []
  for (let nth = low; nth < paragraphs.length && offsetOf(nth) < to; nth++)
    words.push(...(paragraphs[nth]?.querySelectorAll<HTMLElement>(`[data-marks~="${CSS.escape(id)}"]`) ?? []))
  return words
}

export function markOf(pane: HTMLElement | null, ids: readonly string[]): HTMLElement | null {
  const [id] = ids
  return id === undefined ? null : (pane?.querySelector<HTMLElement>(`[data-marks~="${CSS.escape(id)}"]`) ?? null)
}

export function cardOf(pane: HTMLElement | null, ids: readonly string[]): HTMLElement | null {
  for (const id of ids) {
    const card = pane?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
    if (card) return card
  }
  return null
}

/** Scrolls the pane, and nothing around it, so that the thing stands near its top. */
export function bringTo(pane: HTMLElement | null, thing: HTMLElement | null, share = 0.08): void {
  if (!pane || !thing) return
  const wanted = thing.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight * share
  pane.scrollTop += wanted
}

/** Scrolls only when the thing is not wholly in view. */
export function bringIntoView(pane: HTMLElement | null, thing: HTMLElement | null): void {
  if (!pane || !thing) return
  const [outer, inner] = [pane.getBoundingClientRect(), thing.getBoundingClientRect()]
  if (inner.top < outer.top || inner.bottom > outer.bottom) bringTo(pane, thing, 0.3)
}
