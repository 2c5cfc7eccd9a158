import type { getUnitForm } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import type { WireProblem } from '#ui/api'
import { type Drafts, draftKey, type EntryRow, entriesOf } from '../entry-drafts.ts'

export type UnitForm = ResponseOf<typeof getUnitForm>
export type FormRow = UnitForm['rows'][number]

/** What is said besides a figure, or instead of one. */
export interface Aside {
  note: string
  evidence: { fileId: string; name: string } | null
  isNone: boolean
  reason: string
}

/** By indicator. */
export type Asides = Record<string, Aside>

export function asideOf(row: FormRow, asides: Asides): Aside {
  const isNone = row.state === 'none'
  return asides[row.indicatorId] ?? { note: '', evidence: null, isNone, reason: isNone ? (row.note ?? '') : '' }
}

/** A figure that stands can be corrected, but not be answered with "there is none". */
export function mayBeNone(row: FormRow): boolean {
  return row.state !== 'submitted' && row.state !== 'approved'
}

/** A line of the form as the grid of reporting draws it. */
export function entryRowOf(row: FormRow, subject: string): EntryRow {
  const { state, value } = row
  const stands = state === 'submitted' || state === 'approved' || state === 'returned' ? state : null
  return {
    ...{ indicatorId: row.indicatorId, indicator: row.indicator, subject, unit: row.unit, reported: row.reported },
    ...{ previous: row.previous, lastYear: row.lastYear, target: row.target },
    current:
      stands && value !== null
        ? {
            ...{ value, revision: row.revision, status: stands, explanation: row.explanation, note: row.note },
            // The form says it beside the row.
            returned: null,
          }
        : null,
    isComputed: false,
    hasCard: row.formula !== null,
    // The whole form has one day, which stands above it.
    due: null,
  }
}

/** A figure that came back may go again as it is once a note or a file was put beside it. */
function withSentAgain(form: UnitForm, drafts: Drafts, asides: Asides): Drafts {
  const next = { ...drafts }
  for (const row of form.rows) {
    const { note, evidence } = asideOf(row, asides)
    const key = draftKey({ indicatorId: row.indicatorId, subject: form.subject })
    if (row.state !== 'returned' || row.value === null || next[key] || (!evidence && note.trim() === '')) continue
    next[key] = { value: row.value, explanation: row.explanation ?? '' }
  }
  return next
}

/** What is to be sent: figures that were typed, and reasons for there being none. */
export function reportOf(form: UnitForm, drafts: Drafts, asides: Asides) {
  const open = form.rows.filter((row) => !asideOf(row, asides).isNone)
  const typed = entriesOf(
    open.map((row) => entryRowOf(row, form.subject)),
    withSentAgain(form, drafts, asides),
  )
  const entries = typed.flatMap(({ subject: _, ...entry }) => {
    const row = form.rows.find((one) => one.indicatorId === entry.indicatorId)
    if (!row) return []
    const { note, evidence } = asideOf(row, asides)
    return [
      {
        ...entry,
        note: note.trim() || null,
        evidenceFileId: evidence?.fileId ?? null,
        expectedRevision: row.revision,
      },
    ]
  })
  const none = form.rows.flatMap((row) => {
    const { isNone, reason } = asideOf(row, asides)
    const isSaid = row.state === 'none' && reason.trim() === row.note
    return isNone && !isSaid ? [{ indicatorId: row.indicatorId, reason: reason.trim() }] : []
  })
  return { entries, none }
}

/** Why a report was refused, each reason beside its row; what belongs to no row is `general`. */
export function refusedRows(
  problems: readonly WireProblem[],
  sent: readonly { indicatorId: string }[],
  subject: string,
): { findings: Record<string, string[]>; refusals: Record<string, string[]>; general: string[] } {
  const found = {
    findings: {} as Record<string, string[]>,
    refusals: {} as Record<string, string[]>,
    general: [] as string[],
  }
  for (const { code, field, message } of problems) {
    const entry = sent[Number(/entries\.(\d+)/.exec(field ?? '')?.[1] ?? -1)]
    if (!entry) {
      found.general.push(message)
      continue
    }
    const rows = code.startsWith('indicators.finding-') ? found.findings : found.refusals
    const key = draftKey({ indicatorId: entry.indicatorId, subject })
    rows[key] = [...(rows[key] ?? []), message]
  }
  return found
}
