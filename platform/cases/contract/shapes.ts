import { z } from 'zod'
import { Answers, Form, Localized } from './form.ts'

export const tones = ['good', 'steady', 'warn', 'bad', 'none'] as const
const Tone = z.enum(tones)
export const Shown = z
  .object({ label: Localized, value: z.string(), valueEn: z.string().optional(), link: z.string().optional() })
  .meta({ id: 'CaseShown' })
export const Mark = z
  .object({ path: z.string().min(1).max(120), note: z.string().trim().min(2).max(500) })
  .meta({ id: 'CaseMark' })
export type Mark = z.output<typeof Mark>

export const ClockView = z
  .object({
    dueOn: z.iso.date(),
    /** Negative when over; while it stands still, what is left when it runs on. */
    workingDaysLeft: z.int(),
    isStopped: z.boolean(),
    isOver: z.boolean(),
    isProvisional: z.boolean(),
    colour: z.enum(['green', 'yellow', 'red']),
    /** How the date comes about, in one line. */
    working: Localized,
  })
  .meta({ id: 'CaseClock' })

export const CaseRow = z
  .object({
    id: z.string(),
    number: z.string(),
    procedureId: z.string(),
    procedureTitle: Localized,
    subject: z.string(),
    partyId: z.string(),
    partyName: z.string(),
    regionPath: z.string(),
    regionName: z.string(),
    state: z.string(),
    stateLabel: Localized,
    tone: Tone,
    dueOn: z.iso.date().nullable(),
    workingDaysLeft: z.int().nullable(),
    isStopped: z.boolean(),
    colour: z.enum(['green', 'yellow', 'red']).nullable(),
    filedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    assigneeName: z.string().nullable(),
    isMine: z.boolean(),
    /** Waits for a countersignature. */
    isPending: z.boolean(),
    revision: z.int(),
  })
  .meta({ id: 'CaseRow' })
export type CaseRow = z.output<typeof CaseRow>

export const ActionView = z
  .object({
    name: z.string(),
    path: z.string(),
    label: Localized,
    form: Form,
    marks: z.boolean(),
    confirm: z.boolean(),
    needsCountersign: z.boolean(),
    stopsClock: z.boolean(),
    tone: z.enum(['primary', 'plain', 'danger']),
  })
  .meta({ id: 'CaseAction' })

export const AttachmentView = z
  .object({
    id: z.string(),
    field: z.string(),
    name: z.string(),
    sizeBytes: z.int(),
    receivedBytes: z.int(),
    sha256: z.string(),
    state: z.enum(['waiting', 'complete', 'missing']),
    dueAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CaseAttachment' })

export const TimelineEntry = z
  .object({
    position: z.int(),
    at: z.iso.datetime(),
    /** The whole line in words, without its date. */
    words: Localized,
    tone: Tone,
    kind: z.string(),
    marks: z.array(z.object({ path: z.string(), label: Localized, note: z.string() })),
    changes: z.array(z.object({ label: Localized, before: z.string(), after: z.string() })),
  })
  .meta({ id: 'CaseTimelineEntry' })

const Prefilled = z.record(z.string(), z.object({ fact: z.string(), source: Localized, asOf: z.iso.date().nullable() }))

/** Everything about a case on one page, as the asking person may see it. */
export const CaseView = z
  .object({
    ...CaseRow.omit({ colour: true, workingDaysLeft: true, dueOn: true, isStopped: true }).shape,
    partyKind: z.enum(['organisation', 'person']),
    version: z.string(),
    audience: z.enum(['applicant', 'staff']),
    outcome: z.enum(['granted', 'refused', 'withdrawn']).nullable(),
    filedByName: z.string(),
    form: Form,
    answers: Answers,
    /** Paths of personal answers that are covered; `reveal` opens them and is logged. */
    covered: z.array(z.string()),
    prefilled: Prefilled,
    marks: z.array(z.object({ path: z.string(), label: Localized, note: z.string() })),
    clock: ClockView.nullable(),
    /** The office's clock while the case is with the applicant. */
    waiting: ClockView.nullable(),
    actions: z.array(ActionView),
    edits: z.enum(['marked', 'all']).nullable(),
    /** The draft in which the applicant corrects. */
    draftId: z.string().nullable(),
    pending: z
      .object({
        actionLabel: Localized,
        proposedByName: z.string(),
        proposedAt: z.iso.datetime(),
        form: Form,
        input: Answers,
        signedCount: z.int(),
        neededCount: z.int(),
        mayCountersign: z.boolean(),
        mayRecall: z.boolean(),
      })
      .nullable(),
    assignee: z.object({ userId: z.string(), name: z.string() }).nullable(),
    /** May be taken from the pool, put back or handed over by the asking person. */
    mayAssign: z.boolean(),
    shown: z.array(Shown),
    attachments: z.array(AttachmentView),
    notice: z
      .object({ id: z.string(), lastDay: z.iso.date(), openObjections: z.int(), objections: z.int() })
      .nullable(),
    timeline: z.array(TimelineEntry),
    receipt: z.object({ number: z.string(), code: z.string() }),
  })
  .meta({ id: 'Case' })
export type CaseView = z.output<typeof CaseView>

export const DraftView = z
  .object({
    id: z.string(),
    procedureId: z.string(),
    procedureTitle: Localized,
    version: z.string(),
    partyName: z.string(),
    caseId: z.string().nullable(),
    callId: z.string().nullable(),
    form: Form,
    answers: Answers,
    revision: z.int(),
    prefilled: Prefilled,
    /** What a changed form has no place for; shown until the person has seen it. */
    leftOver: z.array(z.object({ name: z.string(), label: Localized, words: z.string() })),
    /** Fields that may be changed; null: all. */
    editable: z.array(z.string()).nullable(),
    marks: z.array(z.object({ path: z.string(), label: Localized, note: z.string() })),
    attachments: z.array(AttachmentView),
    /** How long after the submission the bytes of attachments may come; null: they must have come before. */
    filesMayFollow: Localized.nullable(),
    changedAt: z.iso.datetime(),
    changedByName: z.string(),
    /** The address under which it is handed in: `submit`, or the action of a correction. */
    submitAs: z.object({ path: z.string(), label: Localized }).nullable(),
    filedCaseId: z.string().nullable(),
  })
  .meta({ id: 'CaseDraft' })
export type DraftView = z.output<typeof DraftView>

/** 受理凭证: what the server received, and when. */
export const Receipt = z
  .object({
    caseId: z.string(),
    number: z.string(),
    procedureId: z.string(),
    procedureTitle: Localized,
    partyName: z.string(),
    subject: z.string(),
    /** Server time, to the millisecond. */
    filedAt: z.iso.datetime(),
    /** SHA-256 of the filed answers in canonical form. */
    digest: z.string(),
    /** First half of the digest: with it anybody can verify the receipt. */
    code: z.string(),
    stateLabel: Localized,
    dueOn: z.iso.date().nullable(),
    /** Attachments whose bytes are still to come, and until when. */
    waitingFiles: z.int(),
    filesDueAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CaseReceipt' })
export type Receipt = z.output<typeof Receipt>
