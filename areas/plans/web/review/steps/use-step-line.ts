import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import {
  getCarried,
  getVersionReview,
  type ItemView,
  type LiveEvent,
  undoReview,
  type VersionReview,
} from '#contract/plans'
import type { Endpoint } from '#platform/http/endpoint'
import { asProblem, call, showProblem } from '#ui/api'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import { type Changed, isNewer, withChanges } from './merge-changes.ts'

/** An item as the person saw it when somebody else had already changed it. */
export interface Conflict {
  seen: ItemView
  message: string
}

export interface At {
  planId: string
  versionId: string
}

/**
 * The line in which the steps of a review stand. They run one after another in the order in which they were taken, so
 * that the person need not wait between two keys; what the server answers is put into the page's data, and every step
 * can be undone, whatever it was about.
 */
export function useStepLine(at: At) {
  const queries = useQueryClient()
  const text = useText()
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set())
  const [conflicts, setConflicts] = useState<ReadonlyMap<string, Conflict>>(new Map())
  const [undoable, setUndoable] = useState<readonly string[]>([])
  const taken = useRef<string[]>([])
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const runningCount = useRef(0)

  const isOurs = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    queryKey[0] === getVersionReview.path && (queryKey[1] as Partial<At> | null)?.versionId === at.versionId

  function put(changed: Changed) {
    queries.setQueriesData<VersionReview>({ predicate: isOurs }, (old) => old && withChanges(old, changed))
  }

  const reload = () => refresh(getVersionReview, getCarried)

  function refresh(...endpoints: readonly Endpoint[]): Promise<void> {
    return queries.invalidateQueries({
      predicate: ({ queryKey }) => endpoints.some(({ path }) => path === queryKey[0]),
    })
  }

  function current(itemId: string): ItemView | undefined {
    const found = queries.getQueriesData<VersionReview>({ predicate: isOurs })
    return found.flatMap(([, data]) => data?.items ?? []).find((item) => item.id === itemId)
  }

  /** The step that can be undone next. */
  function remember(batchId: string) {
    taken.current = [...taken.current, batchId]
    setUndoable(taken.current)
  }

  /** Takes a step that changes these cards; null when it was refused, and the person has been told why. */
  function step<T>(ids: readonly string[], run: () => Promise<T>): Promise<T | null> {
    if (ids.length > 0) setPending((before) => new Set([...before, ...ids]))
    const done = queue.current.then(async () => {
      runningCount.current += 1
      try {
        return await run()
      } catch (error) {
        const problem = asProblem(error)
        showProblem(problem)
        if (problem.status === 409 || problem.status === 404) await lost(ids, problem.message)
        return null
      } finally {
        runningCount.current -= 1
        if (ids.length > 0) setPending((before) => new Set([...before].filter((id) => !ids.includes(id))))
      }
    })
    queue.current = done
    return done
  }

  /** Somebody was faster: keep what this person saw beside what is there now, and load that. */
  async function lost(ids: readonly string[], message: string): Promise<void> {
    for (const id of ids) {
      const seen = current(id)
      if (seen) differ(id, { seen, message })
    }
    await reload()
  }

  function differ(id: string, conflict: Conflict) {
    setConflicts((before) => (before.has(id) ? before : new Map(before).set(id, conflict)))
  }

  function settle(id: string) {
    setConflicts((before) => (before.has(id) ? new Map([...before].filter(([other]) => other !== id)) : before))
  }

  /**
   * Takes in what others did. Of the card that the person has before them they see what it was a moment ago: else a
   * decision that is already on its way to the key would meet a card that says something else.
   */
  function hear(event: LiveEvent, watchedId: string | null) {
    if (event.isStale) return void reload()
    const item = event.items.find(({ id }) => id === watchedId)
    const seen = item && current(item.id)
    // While a step of one's own is under way its news may come before its answer.
    if (seen && runningCount.current === 0 && isNewer(item, seen) && item.revision !== seen.revision) {
      const params = { name: item.changedBy ?? '', state: text(`plans.item.${item.state}`) }
      differ(item.id, { seen, message: text('plans.live.changed', params) })
    }
    put(event)
  }

  /** Undoes a step, the last one of this window unless another is named; answers what it gave back first. */
  function undo(batchId?: string): Promise<string | null> {
    return step([], async () => {
      const wanted = batchId ?? taken.current.at(-1)
      if (wanted === undefined) {
        notify('info', text('plans.review.undo.none'))
        return null
      }
      taken.current = taken.current.filter((id) => id !== wanted)
      setUndoable(taken.current)
      const undone = await call(undoReview, { params: { ...at, batchId: wanted } })
      put(undone)
      notify('done', text('ui.undone'))
      return (undone.items[0] ?? undone.measures[0] ?? undone.mechanisms[0])?.id ?? null
    })
  }

  return {
    pending,
    conflicts,
    canUndo: undoable.length > 0,
    put,
    refresh,
    reload,
    current,
    remember,
    step,
    settle,
    hear,
    undo,
  }
}

export type StepLine = ReturnType<typeof useStepLine>
