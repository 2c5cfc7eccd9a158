import type { z } from 'zod'
import type { Answers } from '#engines/form'
import type { Hook, ProcedureModel } from '#engines/procedure'

/** The functions behind an action. Called in one place, with the types that `defineProcedure` has checked. */
export interface ActionHooks {
  choose?: Hook
  guard?: Hook
  effect?: Hook
}

/** One version of a procedure as the platform holds it: its data, its shapes, and the functions behind it. */
export interface Procedure {
  model: ProcedureModel
  form: z.ZodObject
  /** By state and action. */
  actionForms: Map<string, z.ZodObject>
  actionHooks: Map<string, ActionHooks>
  /** Valid inputs of actions where a generated one would not be. */
  actionExamples: Map<string, Answers>
  startHooks: { precheck?: Hook; guard?: Hook; effect?: Hook }
  /** What happens beyond a case that ends by itself. */
  lapsed?: Hook
  subject: Hook
  place?: Hook
  /** What a public notice shows, by state. */
  notices: Map<string, Hook>
  /** Valid answers where a generated example would not be. */
  example: Answers
}

export const hookKey = (state: string, action: string) => `${state}.${action}`
