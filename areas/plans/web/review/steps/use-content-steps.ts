import {
  addMeasure,
  addMechanism,
  assignUnit,
  type ContentStep,
  type MeasureFields,
  type MeasureView,
  type MechanismFields,
  type MechanismView,
  reviewMeasure,
  reviewMechanism,
} from '#contract/plans'
import { call } from '#ui/api'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import type { At, StepLine } from './use-step-line.ts'

interface Selected {
  quote: string
  offset: number
}

/** Steps on measures and mechanisms, in the same line and undone by the same key as those on items. */
export function useContentSteps(at: At, line: StepLine) {
  const text = useText()

  async function keep(answer: Promise<ContentStep>): Promise<ContentStep> {
    const step = await answer
    line.put(step)
    line.remember(step.batchId)
    return step
  }

  const isDone = (done: ContentStep | null) => done !== null

  function decideMeasure(
    { id: measureId, revision }: Pick<MeasureView, 'id' | 'revision'>,
    action: 'correct' | 'reject' | 'restore',
    fields?: MeasureFields,
  ): Promise<boolean> {
    const body = { action, revision, fields }
    return line.step([measureId], () => keep(call(reviewMeasure, { params: { ...at, measureId }, body }))).then(isDone)
  }

  function decideMechanism(
    { id: mechanismId, revision }: Pick<MechanismView, 'id' | 'revision'>,
    action: 'correct' | 'reject' | 'restore',
    fields?: MechanismFields,
  ): Promise<boolean> {
    const body = { action, revision, fields }
    return line
      .step([mechanismId], () => keep(call(reviewMechanism, { params: { ...at, mechanismId }, body })))
      .then(isDone)
  }

  function newMeasure(fields: MeasureFields, selected: Selected): Promise<string | null> {
    return line
      .step([], () => keep(call(addMeasure, { params: at, body: { fields, ...selected } })))
      .then((step) => step?.measures[0]?.id ?? null)
  }

  function newMechanism(fields: MechanismFields, selected: Selected): Promise<string | null> {
    return line
      .step([], () => keep(call(addMechanism, { params: at, body: { fields, ...selected } })))
      .then((step) => step?.mechanisms[0]?.id ?? null)
  }

  /** Says which department a unit is, for every measure that names it. */
  function assign(resolved: string, departmentId: string | null): Promise<unknown> {
    return line.step([], async () => {
      const { batchId } = await call(assignUnit, { params: at, body: { resolved, departmentId } })
      line.remember(batchId)
      await line.reload()
      notify('done', text('plans.unit.assigned'))
    })
  }

  return { decideMeasure, decideMechanism, newMeasure, newMechanism, assign }
}

export type ContentSteps = ReturnType<typeof useContentSteps>
