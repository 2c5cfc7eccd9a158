import type { Answers } from '#engines/form'
import type { Mark } from '../contract.ts'

/** What somebody asks for when they act on a case. */
export interface ActInput {
  action: string
  /** Revision of the case that the person saw. */
  revision: number
  input: Answers
  marks?: Mark[] | undefined
  /** Revision of the draft that holds the corrections, where the action hands them in. */
  draftRevision?: number | undefined
  /** Corrections that come with the request itself, from machines. */
  answers?: Answers | undefined
}
