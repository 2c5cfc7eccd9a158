import type { z } from 'zod'
import type { Localized } from '#kernel/localized'
import type { Actor } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import type { Party } from './ports.ts'

/** A case as guards and effects of its procedure see it. `answers` have been checked by the form of its version. */
export interface Case<Answers = Record<string, unknown>> {
  id: string
  number: string
  procedureId: string
  version: string
  party: Party
  regionPath: string
  /** The line by which lists name it. */
  subject: string
  state: string
  answers: Answers
  filedAt: Date
  /** Business day of filing: the day by which rules in force are chosen. */
  filedOn: string
}

/** The case of a procedure with this form: `CaseOf<typeof ContractForm>`. */
export type CaseOf<Form extends z.ZodObject> = Case<z.output<Form>>

/** Something about a case that people read: 登记证明编号 320800-2026-000137. */
export interface Shown {
  label: Localized
  value: string
  /** The value in English, where it has words. */
  valueEn?: string
  /** Page of this site. */
  link?: string
}

/** What an effect adds to the case, for the applicant and the office to see. */
export interface Outcome {
  shown?: readonly Shown[]
  /** Instead of everything shown so far, not after it. */
  isShownAnew?: boolean
}

/** What an effect works with, inside the transaction of the action. */
export interface EffectContext extends Services {
  actor: Actor
  /** When it takes effect; never before what the case has recorded. */
  at: Date
  /** Business day of `at`. */
  today: string
}

/** One line of a preview: what would be said of these answers. */
export interface PrecheckFinding {
  level: 'good' | 'warn' | 'stop'
  text: Localized
  /** Field that it is about. */
  field?: string
  /** Article that says so. */
  clause?: string
}
