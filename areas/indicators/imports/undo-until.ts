import type { BatchRow } from '../store/imports.ts'

export const undoHours = 24

/** Until when a batch can be taken back; null when it is too late or nothing was written. */
export function undoUntil(batch: Pick<BatchRow, 'status' | 'finishedAt' | 'written'>, now: Date): Date | null {
  if (batch.status !== 'done' || !batch.finishedAt || !batch.written) return null
  const until = new Date(batch.finishedAt.getTime() + undoHours * 3_600_000)
  return until > now ? until : null
}
