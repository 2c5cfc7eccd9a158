import { useCallback, useMemo } from 'react'
import { type Carried, type CarryStep, type EarlierItem, getCarried, type ItemView } from '#contract/plans'
import { useCall } from '#ui/api'
import type { Against } from '../filters.ts'
import type { At } from '../steps/use-step-line.ts'

/** What stands against the version before, as far as nobody has decided on it meanwhile. */
export interface AgainstBefore {
  /** Null: there is no version before that anybody decided on. */
  ordinal: number | null
  versionId: string | null
  /** Decisions that can be taken over now. */
  open: readonly CarryStep[]
  stepOf: (item: ItemView) => CarryStep | null
  changedFrom: (item: ItemView) => EarlierItem | null
  againstOf: (item: ItemView) => Against | null
  withdrawn: readonly EarlierItem[]
  counts: Record<Against, number>
}

const nothing: Carried = { version: null, steps: [], changed: [], withdrawn: [] }

export function useCarried(at: At, items: readonly ItemView[], isSecond: boolean): AgainstBefore {
  const found = useCall(getCarried, { params: at }, { enabled: isSecond })
  const { version, steps, changed, withdrawn } = found.data ?? nothing
  const open = useMemo(() => openSteps(steps, items), [steps, items])
  const stepByItem = useMemo(
    () => new Map(open.flatMap((step) => step.itemIds.map((id) => [id, step] as const))),
    [open],
  )
  const changedByItem = useMemo(() => new Map(changed.map(({ itemId, from }) => [itemId, from])), [changed])
  const hasEarlier = version !== null

  const stepOf = useCallback((item: ItemView) => stepByItem.get(item.id) ?? null, [stepByItem])
  const changedFrom = useCallback((item: ItemView) => changedByItem.get(item.id) ?? null, [changedByItem])
  const againstOf = useCallback(
    (item: ItemView): Against | null => {
      if (!hasEarlier) return null
      if (stepByItem.has(item.id)) return 'carry'
      if (item.earlier !== null) return item.earlier.fields.length > 0 ? 'changed' : null
      return item.origin === 'compiler' && item.carriedFromItemId === null ? 'new' : null
    },
    [hasEarlier, stepByItem],
  )
  const counts = useMemo(() => {
    const total = { carry: open.length, changed: 0, new: 0 }
    for (const item of items) {
      const against = item.state === 'replaced' ? null : againstOf(item)
      if (against === 'changed' || against === 'new') total[against] += 1
    }
    return total
  }, [items, open, againstOf])
  return {
    ordinal: version?.ordinal ?? null,
    versionId: version?.id ?? null,
    open,
    stepOf,
    changedFrom,
    againstOf,
    withdrawn,
    counts,
  }
}

/** Steps whose items all still wait; an addition until it has been made. */
export function openSteps(steps: readonly CarryStep[], items: readonly ItemView[]): CarryStep[] {
  const states = new Map(items.map((item) => [item.id, item.state]))
  const carriedFrom = new Set(items.map((item) => item.carriedFromItemId))
  return steps.filter(({ key, action, itemIds }) =>
    action === 'add' ? !carriedFrom.has(key) : itemIds.every((id) => states.get(id) === 'proposed'),
  )
}
