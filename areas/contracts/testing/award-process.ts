/**
 * Child of `award-killed.test.ts`, which looks at what is left behind. On a database in a folder: `decide` writes an
 * award's decision and dies without closing; `die CASE` dies after everything of its payment is written and before it is
 * committed; `pay CASE` pays. The last line is JSON.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createOrganisation } from '#areas/accounts'
import { balanceOf, paymentsOf } from '#areas/ledger'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { type Actor, system } from '#platform/auth/actor'
import { actOnCase } from '#platform/cases/actions/act'
import { caseOf, effectContext } from '#platform/cases/hooks'
import { putCase } from '#platform/cases/testing/put-case'
import { migrate } from '#platform/db/migrate'
import { openDb } from '#platform/db/open'
import { migratedArchive } from '#platform/db/snapshot'
import { openPlatform, platformAreas } from '#platform/http/assemble'
import { outsideRequest } from '#platform/http/route'
import { decideAward } from '../actions/awards/decide-award.ts'
import type { AwardCase } from '../actions/awards/shared.ts'
import { transferAward } from '../procedures/transfer-award.ts'
import { fillAwardFund } from './award-fixtures.ts'
import { city, contractsAreas, district, someCode } from './contracts-app.ts'
import { makeRegistration } from './made-registration.ts'

const [dataDir = '', step = '', given = ''] = process.argv.slice(2)
const schemas = [...platformAreas, ...contractsAreas].flatMap(({ id, schema }) => (schema ? [{ id, schema }] : []))
const db = await openDb({ dataDir, archive: () => migratedArchive(schemas) })
await migrate(db, schemas)
const { services, stop } = await openPlatform({
  ...{ db, areas: contractsAreas, clock: systemClock, ids: systemIds, publicUrl: 'http://127.0.0.1' },
  filesFolder: join(dataDir, 'files'),
  onError: (error) => console.error(error),
})
for (const area of contractsAreas) await area.seed?.(services)

const finance: Actor = { ...system, name: '许财务', role: 'finance-officer', regionPath: city }
const ctx = outsideRequest(services, { actor: finance, scope: { reach: 'region', regionPath: city } })
/** Synchronous: a line that waits in this process when it dies would never be read. */
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)
const die = () => process.kill(process.pid, 'SIGKILL')

async function standing(caseId: string) {
  const fundId = (await db.query<{ id: string }>(`select id from ledger.account where kind = 'fund'`))[0]?.id ?? ''
  const fund = await balanceOf(db, { regionPath: city, accountId: fundId })
  const payments = await paymentsOf(db, { regionPath: city, area: 'contracts', id: caseId })
  const [row] = await db.query<{ state: string; revision: number }>(
    'select state, revision from cases.case where id = $1',
    [caseId],
  )
  return {
    caseId,
    state: row?.state,
    revision: row?.revision ?? 0,
    balance: String(fund?.balanceFen),
    available: String(fund?.availableFen),
    payments: payments.map(({ state, amountFen }) => [state, String(amountFen)]),
  }
}

async function decide(): Promise<string> {
  await fillAwardFund(services, city, 100_000_000n)
  const party = await db.tx((tx) =>
    createOrganisation(tx, services, system, {
      ...{ creditCode: someCode(1), name: '示例卖方有限公司', kind: 'enterprise' as const, regionPath: district },
    }),
  )
  const { number } = await makeRegistration(services, { regionPath: district, partyId: party.id })
  const row = await putCase(services, transferAward, {
    party: { id: party.id, kind: 'organisation', name: '示例卖方有限公司', regionPath: district },
    ...{ regionPath: city, state: 'awarded', answers: { contracts: [{ number }] } },
  })
  const found = caseOf(transferAward, row) as AwardCase
  await db.tx((tx) => decideAward(tx, effectContext({ ...services, actor: system }, systemClock.now()), found))
  return row.id
}

const pay = ({ caseId, revision }: Awaited<ReturnType<typeof standing>>, within = ctx) =>
  actOnCase(within, { procedureId: 'transfer-award', caseId }, { action: 'pay', revision, input: {} })

if (step === 'decide') {
  say(await standing(await decide()))
  die()
}
if (step === 'die') {
  const before = await standing(given)
  await db.tx(async (tx) => {
    await pay(before, { ...ctx, db: tx })
    say({ written: true })
    die()
    await new Promise(() => undefined)
  })
}
if (step === 'pay') {
  const before = await standing(given)
  await pay(before)
  say({ before, after: await standing(given) })
}
await stop()
await db.close()
