import type { getEntryGrid } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'

export type EntryRow = ResponseOf<typeof getEntryGrid>['rows'][number]

export interface Draft {
  value: string
  explanation: string
}

export type Drafts = Record<string, Draft>

export function draftKey(row: { indicatorId: string; subject: string }): string {
  return `${row.indicatorId} ${row.subject}`
}

/** A returned value may be sent again as it is. */
function isStanding(row: EntryRow, value: string): boolean {
  return value.normalize('NFKC').replace(/[,\s]/g, '') === row.current?.value && row.current.status !== 'returned'
}

/** What was typed and differs from what stands, ready to send as it is: the server reads it as it reads sheets. */
export function entriesOf(rows: readonly EntryRow[], drafts: Drafts) {
  return rows.flatMap((row) => {
    const draft = drafts[draftKey(row)]
    const value = draft?.value.trim() ?? ''
    if (!draft || value === '' || isStanding(row, value) || row.isComputed) return []
    return [
      {
        indicatorId: row.indicatorId,
        subject: row.subject,
        value,
        explanation: draft.explanation.trim() || null,
        expectedRevision: row.current?.revision ?? 0,
      },
    ]
  })
}

/**
 * A column copied from a spreadsheet, pasted at a row: each line goes one row further down.
 *
 * Example: withPasted(rows, {}, 0, '48\n114.2') fills the first two rows
 */
export function withPasted(rows: readonly EntryRow[], drafts: Drafts, at: number, pasted: string): Drafts {
  const lines = pasted.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  const next = { ...drafts }
  for (const [offset, line] of lines.entries()) {
    const row = rows[at + offset]
    const value = line.split('\t')[0]?.trim() ?? ''
    if (!row || row.isComputed || value === '') continue
    const key = draftKey(row)
    next[key] = { explanation: '', ...next[key], value }
  }
  return next
}
