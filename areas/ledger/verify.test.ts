import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing/test-db'
import { settleHold, verifyLedger } from './public.ts'
import { aHold, anAccount, anEntry, type Book, city, funded, holdIn, openBook, postIn, yuan } from './testing/book.ts'

let book: Book
let fund: string
let company: string
let entryId: string
let holdId: string
beforeAll(async () => {
  book = await openBook()
  fund = await funded(book, yuan(100))
  company = await anAccount(book, { kind: 'party', ceilingFen: yuan(90) })
  entryId = (await postIn(book, anEntry(fund, company, yuan(30)))).entryId
  await postIn(book, anEntry(fund, company, yuan(5)))
  holdId = (await holdIn(book, aHold(fund, company, yuan(20)))).holdId
  await book.db.tx((tx) =>
    settleHold(tx, book, book.actor, { regionPath: city, holdId, key: 'part', amountFen: yuan(8), rest: 'keep' }),
  )
})
afterAll(() => book.db.close())

test('books that are right say so', async () => {
  expect(await verifyLedger(book.db)).toEqual({
    ok: true,
    accounts: 3,
    entries: 4,
    postings: 8,
    trialBalances: [{ regionPath: city, differenceFen: '0' }],
    faults: [],
  })
})

describe('somebody with the whole database in hand, and the guards taken off', () => {
  test.each<[string, () => string, string[]]>([
    [
      'a balance raised',
      () => `update ledger.account set balance_fen = balance_fen + 1 where id = '${fund}'`,
      ['trial-balance', 'balance-differs'],
    ],
    [
      'a posting raised with its balance',
      () => `update ledger.posting set amount_fen = amount_fen + 1 where entry_id = '${entryId}' and side = 'debit'`,
      ['entry-unbalanced', 'entry-amount', 'balance-differs', 'turnover-differs', 'running-balance'],
    ],
    [
      'both sides of an entry raised',
      () => `update ledger.posting set amount_fen = amount_fen + 1 where entry_id = '${entryId}'`,
      ['entry-amount', 'balance-differs', 'turnover-differs', 'running-balance'],
    ],
    [
      'an entry removed with its postings',
      () =>
        `delete from ledger.posting where entry_id = '${entryId}'; delete from ledger.entry where id = '${entryId}'`,
      ['balance-differs', 'turnover-differs', 'gap', 'running-balance'],
    ],
    ['an entry emptied', () => `delete from ledger.posting where entry_id = '${entryId}'`, ['entry-unbalanced']],
    [
      'a date moved in one place',
      () => `update ledger.posting set happened_at = happened_at - interval '1 day' where entry_id = '${entryId}'`,
      ['times-differ'],
    ],
    [
      'a record dated back',
      () =>
        `update ledger.posting set recorded_at = '2020-01-01' where account_id = '${fund}' and seq = 3;
         update ledger.entry set happened_at = '2020-01-01', recorded_at = '2020-01-01' where id = (select entry_id from ledger.posting where account_id = '${fund}' and seq = 3)`,
      ['time-backwards', 'times-differ'],
    ],
    [
      'a hold raised',
      () => `update ledger.hold set amount_fen = amount_fen + 1 where id = '${holdId}'`,
      ['held-differs'],
    ],
    [
      'a hold said to be paid',
      () => `update ledger.hold set settled_fen = amount_fen where id = '${holdId}'`,
      ['held-differs', 'hold-settled-differs'],
    ],
    [
      'a limit passed with its check removed',
      () =>
        `alter table ledger.account drop constraint account_not_above_ceiling;
         update ledger.account set ceiling_fen = 1 where id = '${company}'`,
      ['limit-passed'],
    ],
  ])('%s is found', async (_, tamper, kinds) => {
    await inRollback(book.db, async (tx) => {
      await tx.query(
        'alter table ledger.entry disable trigger append_only; alter table ledger.posting disable trigger append_only',
      )
      await tx.query(tamper())
      const { ok, faults } = await verifyLedger(tx)
      expect(ok).toBe(false)
      expect([...new Set(faults.map(({ kind }) => kind))]).toEqual(expect.arrayContaining(kinds))
    })
  })
})
