import type { Problem } from '#kernel/refusal'
import type { Status } from '../codes.ts'
import type { FieldChange } from './register.ts'

interface File {
  creditCode: string
  status: Status
  /** Files that were merged into it. */
  merged: number
}

/**
 * Every reason why one file cannot be merged into another: a chain of merged files would hide what is in the middle.
 *
 * Errors: enterprises.merge-itself, .merged-file, .merge-holds-others.
 */
export function mergeProblems(from: File, into: File): Problem[] {
  const problems: Problem[] = []
  if (from.creditCode === into.creditCode) problems.push({ code: 'enterprises.merge-itself', field: 'into' })
  if (from.status === 'merged' || into.status === 'merged') problems.push({ code: 'enterprises.merged-file' })
  if (from.merged > 0) problems.push({ code: 'enterprises.merge-holds-others' })
  return problems
}

const statusOf = (value: string | null | undefined): Status | null => (value ?? null) as Status | null

/** Where a file stood before it was merged, by the entry that merged it. */
export function beforeMerging(changes: readonly FieldChange[]): { status: Status; endedOn: string | null } {
  const before = (name: FieldChange['name']) => changes.find((change) => change.name === name)?.before
  return { status: statusOf(before('status')) ?? 'active', endedOn: before('endedOn') ?? null }
}
