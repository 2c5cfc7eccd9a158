import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import {
  accountKinds,
  amountMeta,
  bases,
  Day,
  entryKinds,
  Fen,
  Id,
  Origin,
  page,
  q,
  RegionPath,
  Text,
  Yuan,
} from './shapes.ts'

const kindOptions = {
  source: { zh: '资金来源', en: 'Source of funds' },
  fund: { zh: '专项资金（资金池）', en: 'Fund or pool' },
  party: { zh: '单位往来', en: 'Party' },
  transit: { zh: '在途资金', en: 'In transit' },
  paid: { zh: '已付资金', en: 'Paid out' },
  clearing: { zh: '区划间往来', en: 'Clearing between regions' },
} as const

export const LedgerAccount = z
  .object({
    id: Id,
    regionPath: RegionPath,
    regionName: z.string(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(accountKinds),
    normalSide: z.enum(['debit', 'credit']),
    organisationId: z.string().nullable(),
    budgetYear: z.int().nullable(),
    basis: z.string().nullable(),
    floorFen: Fen.nullable(),
    ceilingFen: Fen.nullable(),
    balanceFen: Fen,
    heldDecreaseFen: Fen,
    heldIncreaseFen: Fen,
    /** What may still go out; null without a floor. */
    availableFen: Fen.nullable(),
    /** What may still come in; null without a ceiling. */
    roomFen: Fen.nullable(),
    /** All that ever came in and went out. */
    increaseFen: Fen,
    decreaseFen: Fen,
    openedAt: z.iso.datetime(),
    openedByName: z.string(),
    closedAt: z.iso.datetime().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'LedgerAccount' })
export type LedgerAccount = z.output<typeof LedgerAccount>

const accountQuery = {
  q,
  kind: z.enum(accountKinds).optional(),
  year: z.coerce.number().int().optional(),
  state: z.enum(['open', 'closed']).default('open'),
  under: RegionPath.optional(),
  sort: z.string().max(40).optional(),
}

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/ledger/accounts',
  summary: { zh: '账户与余额', en: 'Accounts and balances' },
  query: z.object({ ...accountQuery, ...page }),
  response: z.object({
    items: z.array(LedgerAccount),
    total: z.int(),
    /** Of all accounts that the filters show. */
    sums: z.object({ fundFen: Fen, availableFen: Fen, partyFen: Fen, transitFen: Fen, paidFen: Fen }),
    /** Debits less credits of each book in sight: 0, or something is wrong. */
    trialBalances: z.array(z.object({ regionPath: RegionPath, regionName: z.string(), differenceFen: Fen })),
    mayWrite: z.boolean(),
  }),
})

export const exportAccounts = endpoint({
  method: 'GET',
  path: '/api/ledger/accounts/export',
  summary: { zh: '账户与余额（Excel）', en: 'Accounts and balances as a spreadsheet' },
  query: z.object(accountQuery),
  answers: 'download',
})

export const NewAccountForm = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9/_.-]{1,119}$/)
    .meta({
      label: { zh: '账户代码', en: 'Code' },
      help: { zh: '账套内唯一，如 fund/tech-2025', en: 'Unique within the books, such as fund/tech-2025' },
      problem: {
        zh: '用小写字母、数字和 / _ . -，2 到 120 个。',
        en: 'Lower-case letters, digits and / _ . -, 2 to 120.',
      },
    }),
  name: Text.max(100).meta({ label: { zh: '账户名称', en: 'Name' } }),
  kind: z.enum(['source', 'fund', 'clearing']).meta({ label: { zh: '类别', en: 'Kind' }, options: kindOptions }),
  budgetYear: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2200)
    .nullable()
    .meta({
      widget: 'number',
      label: { zh: '预算年度', en: 'Budget year' },
      help: {
        zh: '填了年度的账户只能在该年支出；不填为不分年度',
        en: 'With a year, it is spent from in that year only',
      },
    }),
  floorYuan: Yuan.nullable().meta({
    ...amountMeta,
    label: { zh: '余额下限', en: 'Floor' },
    help: { zh: '专项资金默认为 0；不填用默认', en: 'Left empty: 0 for a fund, none for the others' },
  }),
  ceilingYuan: Yuan.nullable().meta({
    ...amountMeta,
    label: { zh: '余额上限', en: 'Ceiling' },
    help: {
      zh: '资金来源填批复的预算数，拨入不能超过它',
      en: 'For a source: the approved budget, beyond which nothing is drawn',
    },
  }),
  basis: Text.max(200)
    .nullable()
    .meta({ widget: 'text', label: { zh: '依据文号', en: 'Legal basis' } }),
})

export const openLedgerAccount = endpoint({
  method: 'POST',
  path: '/api/ledger/accounts',
  summary: { zh: '开立账户', en: 'Open an account' },
  body: NewAccountForm,
  response: LedgerAccount,
  status: 201,
})

const oneAccount = z.object({ accountId: Id })

export const LedgerHold = z
  .object({
    id: Id,
    fromName: z.string(),
    toName: z.string().nullable(),
    amountFen: Fen,
    leftFen: Fen,
    purpose: z.string(),
    origin: Origin,
    heldAt: z.iso.datetime(),
    heldByName: z.string(),
    expiresAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'LedgerHold' })

export const getAccount = endpoint({
  method: 'GET',
  path: '/api/ledger/accounts/{accountId}',
  summary: { zh: '一个账户', en: 'One account' },
  params: oneAccount,
  query: z.object({
    /** Balance at the end of this day. Left out: now. */
    on: Day.optional(),
    by: z.enum(bases).default('happened'),
  }),
  response: z.object({
    account: LedgerAccount,
    on: Day,
    balanceOnFen: Fen,
    holds: z.array(LedgerHold),
    mayWrite: z.boolean(),
  }),
})

export const AccountChangeForm = z.object({
  name: Text.max(100).meta({ label: { zh: '账户名称', en: 'Name' } }),
  floorYuan: Yuan.nullable().meta({
    ...amountMeta,
    label: { zh: '余额下限', en: 'Floor' },
    help: { zh: '不填为不限', en: 'Empty: none' },
  }),
  ceilingYuan: Yuan.nullable().meta({
    ...amountMeta,
    label: { zh: '余额上限', en: 'Ceiling' },
    help: { zh: '不填为不限', en: 'Empty: none' },
  }),
  basis: Text.max(200)
    .nullable()
    .meta({ widget: 'text', label: { zh: '依据文号', en: 'Legal basis' } }),
})

export const changeAccount = endpoint({
  method: 'PATCH',
  path: '/api/ledger/accounts/{accountId}',
  summary: { zh: '修改账户名称、限额，或销户', en: 'Change name and limits, or close' },
  params: oneAccount,
  body: AccountChangeForm.extend({ isClosed: z.boolean(), revision: z.int() }),
  response: LedgerAccount,
})

const period = { from: Day, to: Day, by: z.enum(bases).default('happened') }

export const StatementLine = z
  .object({
    entryId: Id,
    seq: z.int(),
    kind: z.enum(entryKinds),
    happenedAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    purpose: z.string(),
    origin: Origin,
    /** Accounts on the other side. */
    counterparts: z.string(),
    increaseFen: Fen.nullable(),
    decreaseFen: Fen.nullable(),
    balanceFen: Fen,
    recordedByName: z.string(),
  })
  .meta({ id: 'StatementLine' })
export type StatementLine = z.output<typeof StatementLine>

export const getStatement = endpoint({
  method: 'GET',
  path: '/api/ledger/accounts/{accountId}/statement',
  summary: { zh: '对账单', en: 'Statement' },
  params: oneAccount,
  query: z.object(period),
  response: z
    .object({
      account: LedgerAccount,
      from: Day,
      to: Day,
      by: z.enum(bases),
      openingFen: Fen,
      increaseFen: Fen,
      decreaseFen: Fen,
      closingFen: Fen,
      /** The first thousand; the spreadsheet has all. */
      lines: z.array(StatementLine),
      lineCount: z.int(),
      printedAt: z.iso.datetime(),
    })
    .meta({ id: 'Statement' }),
})

export const exportStatement = endpoint({
  method: 'GET',
  path: '/api/ledger/accounts/{accountId}/statement/export',
  summary: { zh: '对账单（Excel）', en: 'Statement as a spreadsheet' },
  params: oneAccount,
  query: z.object(period),
  answers: 'download',
})
