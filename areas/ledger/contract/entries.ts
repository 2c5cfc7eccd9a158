import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { amountMeta, Day, entryKinds, Fen, Id, Key, Origin, page, q, Reason, RegionPath, Text, Yuan } from './shapes.ts'

export const JournalEntry = z
  .object({
    id: Id,
    regionPath: RegionPath,
    regionName: z.string(),
    kind: z.enum(entryKinds),
    amountFen: Fen,
    purpose: z.string(),
    origin: Origin,
    happenedAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    recordedByName: z.string(),
    /** Accounts credited and debited, in words. */
    from: z.string(),
    to: z.string(),
    isReversed: z.boolean(),
  })
  .meta({ id: 'JournalEntry' })
export type JournalEntry = z.output<typeof JournalEntry>

const entryQuery = {
  q,
  kind: z.enum(entryKinds).optional(),
  from: Day.optional(),
  to: Day.optional(),
  under: RegionPath.optional(),
}

export const listEntries = endpoint({
  method: 'GET',
  path: '/api/ledger/entries',
  summary: { zh: '分录', en: 'Journal entries' },
  query: z.object({ ...entryQuery, ...page }),
  response: z.object({ items: z.array(JournalEntry), total: z.int(), mayWrite: z.boolean() }),
})

export const exportEntries = endpoint({
  method: 'GET',
  path: '/api/ledger/entries/export',
  summary: { zh: '分录（Excel）', en: 'Journal entries as a spreadsheet' },
  query: z.object(entryQuery),
  answers: 'download',
})

const Correction = z.object({
  id: Id,
  kind: z.enum(entryKinds),
  reason: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  recordedByName: z.string(),
})

export const getEntry = endpoint({
  method: 'GET',
  path: '/api/ledger/entries/{entryId}',
  summary: { zh: '一笔分录', en: 'One journal entry' },
  params: z.object({ entryId: Id }),
  response: z
    .object({
      entry: JournalEntry,
      legs: z.array(
        z.object({
          accountId: Id,
          account: z.string(),
          side: z.enum(['debit', 'credit']),
          amountFen: Fen,
          balanceFen: Fen,
          seq: z.int(),
        }),
      ),
      reason: z.string().nullable(),
      corrects: Correction.nullable(),
      correctedBy: z.array(Correction),
      holdId: Id.nullable(),
      mayReverse: z.boolean(),
    })
    .meta({ id: 'JournalEntryDetail' }),
})

export const ManualEntryForm = z.object({
  fromAccountId: Id.meta({ label: { zh: '从账户', en: 'From account' } }),
  toAccountId: Id.meta({ label: { zh: '到账户', en: 'To account' } }),
  amountYuan: Yuan.meta({ ...amountMeta, label: { zh: '金额', en: 'Amount' } }),
  happenedOn: Day.meta({
    label: { zh: '发生日期', en: 'Happened on' },
    help: { zh: '业务实际发生的日期，不能晚于今天', en: 'The day it really happened; not after today' },
  }),
  purpose: Text.meta({
    widget: 'textarea',
    label: { zh: '摘要', en: 'Purpose' },
    help: { zh: '写明依据文号和事由，查账时据此核对', en: 'Document number and reason, as an auditor needs them' },
  }),
})

export const enterManually = endpoint({
  method: 'POST',
  path: '/api/ledger/entries',
  summary: { zh: '手工登记收支', en: 'Enter a movement by hand' },
  body: ManualEntryForm.extend({ key: Key }),
  response: z.object({ entryId: Id }),
  status: 201,
})

export const reverseEntry = endpoint({
  method: 'POST',
  path: '/api/ledger/entries/{entryId}/reversal',
  summary: { zh: '冲销分录', en: 'Reverse an entry' },
  params: z.object({ entryId: Id }),
  body: Reason,
  response: z.object({ entryId: Id }),
  status: 201,
})
