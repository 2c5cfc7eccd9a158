import { type Route, route } from '#platform/http/route'
import { takeBankFile } from './actions/bank-files.ts'
import { changeLayout, readLayout } from './actions/bank-layout.ts'
import { approveBatch, prepareBatch, withdrawBatch } from './actions/batches.ts'
import { bookBankFile, decideLine } from './actions/book-bank-file.ts'
import { bankFileOf } from './actions/export-batch.ts'
import { changeTerms, openByHand } from './actions/manage-accounts.ts'
import { addPayeeByHand, changePayeeByHand } from './actions/manage-payees.ts'
import { cancelByHand, enterByHand, payByHand, retryByHand, reverseByHand } from './actions/manual.ts'
import { mayIn, readAccount, readAccounts, readEntries, readEntry, readStatement } from './actions/read-books.ts'
import {
  readBankFile,
  readBankFiles,
  readBatch,
  readBatches,
  readPayees,
  readPayments,
} from './actions/read-payments.ts'
import { accountsSheet, bankFileSheet, entriesSheet, paymentsSheet, statementSheet } from './actions/sheets.ts'
import * as contract from './contract.ts'
import { ownBook } from './store/books.ts'

const read = 'ledger:read'
const write = 'ledger:write'
const pay = 'ledger:pay'

/** For endpoints that answer nothing. */
async function done(work: Promise<void>): Promise<undefined> {
  await work
  return undefined
}

const books: Route[] = [
  route(contract.listAccounts, { permission: read, run: (ctx, { query }) => readAccounts(ctx, query) }),
  route(contract.exportAccounts, { permission: read, run: (ctx, { query }) => accountsSheet(ctx, query) }),
  route(contract.openLedgerAccount, {
    permission: write,
    run: (ctx, { body }) => openByHand(ctx, ownBook(ctx.scope), body),
  }),
  route(contract.getAccount, {
    permission: read,
    run: (ctx, { params, query }) => readAccount(ctx, params.accountId, query),
  }),
  route(contract.changeAccount, {
    permission: write,
    run: (ctx, { params, body }) => changeTerms(ctx, ownBook(ctx.scope), params.accountId, body),
  }),
  route(contract.getStatement, {
    permission: read,
    run: (ctx, { params, query }) => readStatement(ctx, params.accountId, query),
  }),
  route(contract.exportStatement, {
    permission: read,
    run: (ctx, { params, query }) => statementSheet(ctx, params.accountId, query),
  }),
  route(contract.listEntries, { permission: read, run: (ctx, { query }) => readEntries(ctx, query) }),
  route(contract.exportEntries, { permission: read, run: (ctx, { query }) => entriesSheet(ctx, query) }),
  route(contract.getEntry, { permission: read, run: (ctx, { params }) => readEntry(ctx, params.entryId) }),
  route(contract.enterManually, {
    permission: write,
    run: (ctx, { body }) => enterByHand(ctx, ownBook(ctx.scope), body),
  }),
  route(contract.reverseEntry, {
    permission: write,
    run: (ctx, { params, body }) => reverseByHand(ctx, ownBook(ctx.scope), { ...params, ...body }),
  }),
]

const payments: Route[] = [
  route(contract.listPayees, { permission: read, run: (ctx, { query }) => readPayees(ctx, query) }),
  route(contract.addPayee, { permission: pay, run: (ctx, { body }) => addPayeeByHand(ctx, ownBook(ctx.scope), body) }),
  route(contract.changePayee, {
    permission: pay,
    run: (ctx, { params, body }) => changePayeeByHand(ctx, ownBook(ctx.scope), params.accountId, body),
  }),
  route(contract.listPayments, { permission: read, run: (ctx, { query }) => readPayments(ctx, query) }),
  route(contract.exportPayments, { permission: read, run: (ctx, { query }) => paymentsSheet(ctx, query) }),
  route(contract.addPayment, { permission: pay, run: (ctx, { body }) => payByHand(ctx, ownBook(ctx.scope), body) }),
  route(contract.cancelOnePayment, {
    permission: pay,
    run: (ctx, { params, body }) => done(cancelByHand(ctx, ownBook(ctx.scope), { ...params, ...body })),
  }),
  route(contract.retryOnePayment, {
    permission: pay,
    run: (ctx, { params }) => retryByHand(ctx, ownBook(ctx.scope), params.paymentId),
  }),
  route(contract.listBatches, { permission: read, run: (ctx, { query }) => readBatches(ctx, query) }),
  route(contract.makeBatch, {
    permission: pay,
    run: async (ctx, { body }) => ({ batchId: (await prepareBatch(ctx, ownBook(ctx.scope), body)).id }),
  }),
  route(contract.getBatch, { permission: read, run: (ctx, { params }) => readBatch(ctx, params.batchId) }),
  route(contract.approveOneBatch, {
    permission: 'ledger:approve',
    run: (ctx, { params, body }) => done(approveBatch(ctx, ownBook(ctx.scope), { ...params, ...body })),
  }),
  route(contract.withdrawOneBatch, {
    permission: pay,
    run: (ctx, { params, body }) => done(withdrawBatch(ctx, ownBook(ctx.scope), { ...params, ...body })),
  }),
  route(contract.exportBatch, {
    permission: pay,
    run: (ctx, { params, query }) => bankFileOf(ctx, ownBook(ctx.scope), { ...params, ...query }),
  }),
]

const bank: Route[] = [
  route(contract.getBankLayout, {
    permission: pay,
    run: async (ctx) => ({
      ...(await readLayout(ctx, ownBook(ctx.scope))),
      mayWrite: mayIn(ctx, 'ledger:pay'),
    }),
  }),
  route(contract.saveBankLayout, {
    permission: pay,
    run: (ctx, { body }) => done(changeLayout(ctx, ownBook(ctx.scope), body)),
  }),
  route(contract.listBankFiles, { permission: read, run: (ctx, { query }) => readBankFiles(ctx, query) }),
  route(contract.uploadBankFile, {
    permission: pay,
    run: (ctx, { file, signal }) => takeBankFile(ctx, ownBook(ctx.scope), { file, signal }),
  }),
  route(contract.getBankFile, { permission: read, run: (ctx, { params }) => readBankFile(ctx, params.bankFileId) }),
  route(contract.exportBankFile, { permission: read, run: (ctx, { params }) => bankFileSheet(ctx, params.bankFileId) }),
  route(contract.bookBankFile, {
    permission: pay,
    run: (ctx, { params }) => bookBankFile(ctx, ownBook(ctx.scope), params.bankFileId),
  }),
  route(contract.decideBankLine, {
    permission: pay,
    run: (ctx, { params, body }) => done(decideLine(ctx, ownBook(ctx.scope), { ...params, decision: body })),
  }),
]

export const routes: Route[] = [...books, ...payments, ...bank]
