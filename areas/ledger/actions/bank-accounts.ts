import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import { type Account, openAccount } from './open-account.ts'
import type { Writer } from './post.ts'

/** Where money is between approval and the bank's answer. */
export const inTransit = (tx: Db, writer: Writer, actor: Actor, regionPath: string): Promise<Account> =>
  openAccount(tx, writer, actor, {
    regionPath,
    code: 'bank/in-transit',
    name: '在途资金（已提交银行）',
    kind: 'transit',
  })

/** Where money is once the bank has paid it: outside. */
export const paidOut = (tx: Db, writer: Writer, actor: Actor, regionPath: string): Promise<Account> =>
  openAccount(tx, writer, actor, { regionPath, code: 'bank/paid-out', name: '已付资金', kind: 'paid' })
