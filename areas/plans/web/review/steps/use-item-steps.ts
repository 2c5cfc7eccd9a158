import {
  acceptItems,
  addItem,
  type CarryStep,
  carryDecisions,
  chooseIndicator,
  decideDuplicates,
  getSuggestions,
  type ItemFields,
  type ItemView,
  mergeItems,
  type ReviewAction,
  type ReviewStep,
  reviewItem,
  splitItem,
} from '#contract/plans'
import { call } from '#ui/api'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import type { At, StepLine } from './use-step-line.ts'

/** Revisions that a form was opened on, where they are not those of now. */
export type SeenRevisions = ReadonlyMap<string, number>

/** Steps on items. Each names the revision that the person saw; who comes late is told who was first. */
export function useItemSteps(at: At, line: StepLine) {
  const text = useText()

  const seen = (itemId: string, opened?: SeenRevisions) => ({
    itemId,
    revision: opened?.get(itemId) ?? line.current(itemId)?.revision ?? 0,
  })

  async function keep(answer: Promise<ReviewStep>): Promise<ReviewStep> {
    const step = await answer
    line.put(step)
    if (step.items.length > 0) line.remember(step.batchId)
    // Of names that were not there before nobody has said yet what they mean.
    if (step.items.some(isRenamed)) void line.refresh(getSuggestions)
    return step
  }

  /** Decides an item, together with those that say the same where there are any. */
  function decide(
    itemIds: readonly string[],
    action: ReviewAction,
    { fields, opened }: { fields?: ItemFields; opened?: SeenRevisions } = {},
  ): Promise<boolean> {
    for (const id of itemIds) line.settle(id)
    const [first, ...others] = itemIds
    if (first === undefined) return Promise.resolve(false)
    return line
      .step(itemIds, async () => {
        if (others.length > 0)
          return keep(
            call(decideDuplicates, {
              params: at,
              body: { action, items: itemIds.map((id) => seen(id, opened)), fields },
            }),
          )
        const { itemId, revision } = seen(first, opened)
        return keep(call(reviewItem, { params: { ...at, itemId }, body: { action, revision, fields } }))
      })
      .then((done) => done !== null)
  }

  function add(fields: ItemFields): Promise<ItemView | null> {
    return line
      .step([], () => keep(call(addItem, { params: at, body: { fields } })))
      .then((step) => step?.items[0] ?? null)
  }

  function acceptSure(minConfidenceShare: number): Promise<unknown> {
    return line.step([], async () => {
      const step = await keep(call(acceptItems, { params: at, body: { minConfidenceShare } }))
      sayMany('plans.review.bulk.done', step)
    })
  }

  /** Makes one item of several; answers what was made. */
  function merge(partIds: readonly string[], fields: ItemFields): Promise<ItemView | null> {
    const parts = partIds.map((id) => seen(id))
    return line.step(partIds, () => keep(call(mergeItems, { params: at, body: { parts, fields } }))).then(firstMade)
  }

  /** Makes several items of one; answers the first that was made. */
  function split(itemId: string, items: ItemFields[]): Promise<ItemView | null> {
    const { revision } = seen(itemId)
    return line
      .step([itemId], () => keep(call(splitItem, { params: { ...at, itemId }, body: { revision, items } })))
      .then(firstMade)
  }

  const firstMade = (step: ReviewStep | null) => step?.items.find(({ madeBy }) => madeBy !== null) ?? null

  /** Takes over decisions of the version before. */
  function carry(steps: readonly CarryStep[]): Promise<boolean> {
    const ids = steps.flatMap(({ itemIds }) => itemIds)
    for (const id of ids) line.settle(id)
    return line
      .step(ids, async () => {
        const named = steps.map(({ key, mark }) => ({ key, mark }))
        const step = await keep(call(carryDecisions, { params: at, body: { steps: named } }))
        if (steps.length > 1) sayMany('plans.carried.done', step, steps.length)
        return step
      })
      .then((done) => done !== null)
  }

  function choose(itemId: string, indicatorId: string | null): Promise<unknown> {
    return line.step([], async () => {
      line.put({ items: [await call(chooseIndicator, { params: { ...at, itemId }, body: { indicatorId } })] })
    })
  }

  function sayMany(key: string, { items, batchId }: ReviewStep, count = items.length) {
    const action = { label: text('ui.undo'), run: () => void line.undo(batchId) }
    notify(count > 0 ? 'done' : 'info', text(key, { count }), count > 0 ? { action, keepMs: 10_000 } : {})
  }

  return { decide, add, acceptSure, merge, split, carry, choose }
}

const isRenamed = ({ compiled, origin, indicator }: ItemView) =>
  origin === 'person' || (compiled !== null && compiled.indicator !== indicator)

export type ItemSteps = ReturnType<typeof useItemSteps>
