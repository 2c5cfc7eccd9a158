import { type RefObject, useCallback, useState } from 'react'
import type { MeasureView } from '#contract/plans'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import type { ReviewKey } from '../keys.tsx'
import { bringIntoView, bringTo, cardOf, markOf } from '../linked-scroll.ts'
import { selectedQuote } from '../selection.ts'

interface Listed {
  id: string
  state: MeasureView['state']
}

/** A list of measures or mechanisms: which one is chosen, which one is being written, which words are being added. */
export function useContentDesk<T extends Listed>({
  things,
  docText,
  documentPane,
  listPane,
  mayWrite,
  onReject,
}: {
  things: readonly T[]
  docText: string
  documentPane: RefObject<HTMLDivElement | null>
  listPane: RefObject<HTMLDivElement | null>
  mayWrite: boolean
  onReject: (thing: T) => void
}) {
  const text = useText()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [editingId, setEditingId] = useState<string | null>(null)
  const [adding, setAdding] = useState<{ quote: string; offset: number } | null>(null)

  const show = useCallback(
    (id: string | null, focus = true) => {
      setChosenId(id)
      if (id === null) return
      requestAnimationFrame(() => {
        const card = cardOf(listPane.current, [id])
        if (focus) card?.focus({ preventScroll: true })
        bringIntoView(listPane.current, card)
        bringIntoView(documentPane.current, markOf(documentPane.current, [id]))
      })
    },
    [documentPane, listPane],
  )

  function edit(id: string | null) {
    setEditingId(id)
    if (id) requestAnimationFrame(() => bringTo(listPane.current, cardOf(listPane.current, [id]), 0))
  }

  function startAdding() {
    const selected = selectedQuote(documentPane.current, docText)
    if (!selected) return void notify('info', text('plans.review.select-first'))
    setAdding(selected)
    listPane.current?.scrollTo({ top: 0 })
  }

  function pressed(key: ReviewKey) {
    const at = things.findIndex(({ id }) => id === chosenId)
    if (key === 'next' || key === 'previous') {
      const to = at === -1 ? 0 : Math.min(things.length - 1, Math.max(0, at + (key === 'next' ? 1 : -1)))
      return show(things[to]?.id ?? null)
    }
    if (!mayWrite) return
    if (key === 'add') return startAdding()
    const chosen = things[at]
    if (!chosen || chosen.state === 'rejected') return
    if (key === 'edit') edit(chosen.id)
    if (key === 'reject') onReject(chosen)
  }

  return { chosenId, editingId, adding, show, edit, startAdding, stopAdding: () => setAdding(null), pressed }
}

export type ContentDesk = ReturnType<typeof useContentDesk>
