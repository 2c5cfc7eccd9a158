/** Child of `stress.test.ts`: posts for ever between the accounts given, and prints the key of each entry acknowledged. */
import { writeSync } from 'node:fs'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { system } from '#platform/auth/actor'
import { openDb } from '#platform/db/open'
import { hold, post, settleHold } from '../public.ts'

const [databaseUrl = '', regionPath = '', fund = '', company = ''] = process.argv.slice(2)
const db = await openDb({ databaseUrl, maxConnections: 2 })
const writer = { clock: systemClock, ids: systemIds }
const origin = { area: 'test', id: null, label: null, href: null }
const shared = { regionPath, purpose: '测试', origin }

/** Two workers, so that a kill finds one of them in the middle of something. */
async function work(worker: number): Promise<void> {
  for (let i = 0; ; i++) {
    const key = `${process.pid}-${worker}-${i}`
    await db.tx(async (tx) => {
      if (i % 2 === 0) {
        await post(tx, writer, system, { ...shared, key, transfers: [{ from: fund, to: company, amountFen: 1n }] })
        return
      }
      const asked = { ...shared, key: `${key}-hold`, from: fund, to: company, amountFen: 2n, expiresAt: null }
      const { holdId } = await hold(tx, writer, system, asked)
      await settleHold(tx, writer, system, { regionPath, holdId, key, amountFen: 1n, rest: 'release' })
    })
    // Synchronous: a line that waits in this process when it is killed would be an acknowledgement never given.
    writeSync(1, `${key}\n`)
  }
}
await Promise.all([work(0), work(1)])
