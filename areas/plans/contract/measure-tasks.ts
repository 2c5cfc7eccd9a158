import { z } from 'zod'
import { PlansId } from './fields.ts'

/** A measure as the task that it would become. */
export const MeasureTaskView = z.object({
  measureId: PlansId,
  number: z.string().nullable(),
  title: z.string(),
  role: z.enum(['task', 'review', 'safeguard']),
  /** Null where no printed unit is known here: then it cannot become a task. */
  leadName: z.string().nullable(),
  supportNames: z.array(z.string()),
  unknownUnits: z.array(z.string()),
  dueOn: z.iso.date().nullable(),
  /** Where the deadline comes from: the measure itself, its targets, the period of the plan. */
  dueFrom: z.enum(['measure', 'targets', 'period']).nullable(),
  isProposed: z.boolean(),
  /** The same measure of the version in force has an open task, which goes on. */
  continues: z.boolean(),
})
export type MeasureTaskView = z.output<typeof MeasureTaskView>

/** A measure that is to become a task. */
export const ChosenTask = z.object({ measureId: PlansId, dueOn: z.iso.date().nullable() })
export type ChosenTask = z.output<typeof ChosenTask>
