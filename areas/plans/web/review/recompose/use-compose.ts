import { useState } from 'react'
import type { ItemFields, ItemView, VersionReview } from '#contract/plans'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import { neighbour } from '../filters.ts'
import type { ItemSteps } from '../steps/use-item-steps.ts'
import type { Composing } from './compose-panel.tsx'
import { mergedFields, splitFields } from './prefill.ts'

/** Cards that are picked to become one, and the merge or split that is being written. */
export function useCompose({
  review: { items, measures, plan },
  docText,
  shown,
  chosenId,
  steps,
  show,
  onStart,
}: {
  review: VersionReview
  docText: string
  /** Items whose cards are shown, in their order. */
  shown: readonly ItemView[]
  chosenId: string | null
  steps: ItemSteps
  show: (id: string | null) => void
  /** The panel stands below this card now. */
  onStart: (id: string) => void
}) {
  const text = useText()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [composing, setComposing] = useState<Composing | null>(null)

  function pick(id: string) {
    setPicked((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }

  /** Moves on with Shift held: the cards passed over belong together. */
  function extend(step: 1 | -1) {
    const to = neighbour(shown, chosenId, step)
    setPicked((before) => new Set([...before, ...(chosenId ? [chosenId] : []), ...(to ? [to] : [])]))
    show(to)
  }

  function start(kind: Composing['kind'], ids: readonly string[]) {
    const parts = items.filter((item) => ids.includes(item.id) && item.state !== 'replaced')
    const [first] = parts
    if (!first || (kind === 'merge' && parts.length < 2)) return void notify('info', text('plans.compose.pick-first'))
    const merged = mergedFields(parts, docText)
    const results = kind === 'split' ? splitFields(first, { measures, plan }) : merged ? [merged] : []
    setComposing({ kind, partIds: parts.map(({ id }) => id), results })
    onStart(first.id)
  }

  async function finish(results: ItemFields[]) {
    const [first] = results
    const part = composing?.partIds[0]
    if (!composing || !first || part === undefined) return
    const made =
      composing.kind === 'merge' ? await steps.merge(composing.partIds, first) : await steps.split(part, results)
    if (!made) return
    setComposing(null)
    setPicked(new Set())
    show(made.id)
  }

  function stop() {
    const part = composing?.partIds[0]
    setComposing(null)
    if (part) show(part)
  }

  return { picked, composing, pick, extend, start, finish, stop, unpick: () => setPicked(new Set()) }
}

export type Compose = ReturnType<typeof useCompose>
