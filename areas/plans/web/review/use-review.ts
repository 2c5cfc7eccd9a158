import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import {
  acceptItems,
  addItem,
  decideDuplicates,
  getVersionReview,
  type ItemFields,
  type ItemView,
  type ReviewAction,
  type ReviewCounts,
  reviewItem,
  undoReview,
  type VersionReview,
} from '#contract/plans'
import { asProblem, call, showProblem } from '#ui/api'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'

interface Changed {
  items: ItemView[]
  removedItemIds?: string[]
  counts: ReviewCounts
}

/** An item as the person saw it when somebody else had already changed it. */
export interface Conflict {
  seen: ItemView
  message: string
}

/**
 * The steps of a review. They run one after another in the order in which they were taken, so that the person need not
 * wait between two keys; what the server answers is put into the page's data.
 */
export function useReviewSteps(at: { planId: string; versionId: string }) {
  const queries = useQueryClient()
  const text = useText()
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set())
  const [conflicts, setConflicts] = useState<ReadonlyMap<string, Conflict>>(new Map())
  const [undoable, setUndoable] = useState<readonly string[]>([])
  const taken = useRef<string[]>([])
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  function put(changed: Changed) {
    const isOurs = (key: readonly unknown[]) =>
      key[0] === getVersionReview.path && (key[1] as { versionId?: string } | null)?.versionId === at.versionId
    queries.setQueriesData<VersionReview>(
      { predicate: ({ queryKey }) => isOurs(queryKey) },
      (old) => old && merged(old, changed),
    )
  }

  function remember(batchIds: string[]) {
    taken.current = batchIds
    setUndoable(batchIds)
  }

  function inLine<T>(itemId: string | null, step: () => Promise<T>): Promise<T | null> {
    if (itemId) setPending((before) => new Set(before).add(itemId))
    const run = queue.current.then(async () => {
      try {
        return await step()
      } catch (error) {
        const problem = asProblem(error)
        showProblem(problem)
        return problem.status === 409 || problem.status === 404 ? await lost(itemId, problem.message) : null
      } finally {
        if (itemId) setPending((before) => new Set([...before].filter((id) => id !== itemId)))
      }
    })
    queue.current = run
    return run
  }

  /** Somebody was faster: keep what this person saw beside what is there now, and load that. */
  async function lost(itemId: string | null, message: string): Promise<null> {
    const seen = itemId === null ? undefined : current(itemId)
    if (seen) setConflicts((before) => new Map(before).set(seen.id, { seen, message }))
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === getVersionReview.path })
    return null
  }

  function current(itemId: string): ItemView | undefined {
    const found = queries.getQueriesData<VersionReview>({
      predicate: ({ queryKey }) => queryKey[0] === getVersionReview.path,
    })
    return found.flatMap(([, data]) => data?.items ?? []).find((item) => item.id === itemId)
  }

  function settle(itemId: string) {
    setConflicts((before) => new Map([...before].filter(([id]) => id !== itemId)))
  }

  function decide(itemId: string, action: ReviewAction, fields?: ItemFields): Promise<boolean> {
    settle(itemId)
    return inLine(itemId, async () => {
      const item = current(itemId)
      if (!item) return false
      const step = await call(reviewItem, {
        params: { ...at, itemId },
        body: { action, revision: item.revision, fields },
      })
      put(step)
      remember([...taken.current, step.batchId])
      return true
    }).then((done) => done === true)
  }

  /** Decides items that say the same as one step; each keeps its own quote and place. */
  function decideAll(itemIds: readonly string[], action: ReviewAction, fields?: ItemFields): Promise<boolean> {
    for (const id of itemIds) settle(id)
    return inLine(itemIds[0] ?? null, async () => {
      const items = itemIds.map((itemId) => ({ itemId, revision: current(itemId)?.revision ?? 0 }))
      const step = await call(decideDuplicates, { params: at, body: { action, items, fields } })
      put(step)
      remember([...taken.current, step.batchId])
      return true
    }).then((done) => done === true)
  }

  function add(fields: ItemFields): Promise<ItemView | null> {
    return inLine(null, async () => {
      const step = await call(addItem, { params: at, body: { fields } })
      put(step)
      remember([...taken.current, step.batchId])
      return step.items[0] ?? null
    })
  }

  function acceptSure(minConfidenceShare: number): Promise<unknown> {
    return inLine(null, async () => {
      const step = await call(acceptItems, { params: at, body: { minConfidenceShare } })
      put(step)
      if (step.items.length > 0) remember([...taken.current, step.batchId])
      const count = step.items.length
      notify(count > 0 ? 'done' : 'info', text('plans.review.bulk.done', { count }), {
        ...(count > 0 ? { action: { label: text('ui.undo'), run: () => void undo(step.batchId) } } : {}),
      })
    })
  }

  function undo(batchId?: string): Promise<string | null> {
    return inLine(null, async () => {
      const wanted = batchId ?? taken.current.at(-1)
      if (wanted === undefined) {
        notify('info', text('plans.review.undo.none'))
        return null
      }
      remember(taken.current.filter((id) => id !== wanted))
      const undone = await call(undoReview, { params: { ...at, batchId: wanted } })
      put(undone)
      notify('done', text('ui.undone'))
      return undone.items[0]?.id ?? null
    })
  }

  return { pending, conflicts, canUndo: undoable.length > 0, decide, decideAll, add, acceptSure, undo, settle }
}

export type ReviewSteps = ReturnType<typeof useReviewSteps>

function merged(old: VersionReview, { items, removedItemIds = [], counts }: Changed): VersionReview {
  const changed = new Map(items.map((item) => [item.id, item]))
  const kept = old.items.filter((item) => !removedItemIds.includes(item.id)).map((item) => changed.get(item.id) ?? item)
  const known = new Set(old.items.map((item) => item.id))
  const added = items.filter((item) => !known.has(item.id))
  const all = added.length > 0 ? [...kept, ...added].toSorted((a, b) => a.offset - b.offset) : kept
  return { ...old, items: all, version: { ...old.version, counts } }
}
