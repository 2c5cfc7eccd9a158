import { fenText, formatFen, readFen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import { decide } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type {
  listRecoveries as listShape,
  RecoveryView,
  recordRecovered as recordShape,
} from '../../contract/awards.ts'
import { permissions } from '../../permissions.ts'
import { recoveriesOf } from '../../rules/awards/recoveries.ts'
import { contractsById, insertRecovered, type PaidLine, paidLines } from '../../store/awards.ts'
import { asContract, termsOfCity } from './city-terms.ts'
import { regionOf } from './read-awards.ts'

interface Due {
  line: PaidLine
  dueFen: bigint
  reason: RecoveryView['reason']
}

/**
 * What was paid and is to come back, because the registration was cancelled or its amounts were corrected downwards.
 *
 * Permission: contracts:read-awards.
 */
export async function listRecoveries(ctx: Context): Promise<ResponseOf<typeof listShape>> {
  const due = await dueIn(ctx.db, regionOf(ctx.scope))
  return {
    items: due.map(viewOf),
    total: due.length,
    mayRecord: decide(ctx.actor, permissions['contracts:recover-awards']) !== null,
  }
}

/**
 * Records money that has come back. Its entry in the books is finance's; this says that no more is asked for.
 *
 * Permission: contracts:recover-awards.
 * Writes:     contracts.award_recovered, the operation log.
 * Errors:     contracts.award-recovery-none, .award-recovery-above.
 */
export async function recordRecovered(
  ctx: Context,
  registrationId: string,
  { amountYuan, receivedOn, note }: BodyOf<typeof recordShape>,
): Promise<ResponseOf<typeof listShape>> {
  await ctx.db.tx(async (tx) => {
    const found = (await dueIn(tx, regionOf(ctx.scope), registrationId))[0]
    if (!found) throw new Refusal({ code: 'contracts.award-recovery-none', params: { contractId: registrationId } })
    const read = readFen(amountYuan)
    const amountFen = 'fen' in read ? read.fen : 0n
    if (amountFen <= 0n || amountFen > found.dueFen)
      throw new Refusal({
        code: 'contracts.award-recovery-above',
        field: 'amountYuan',
        params: { amount: formatFen(amountFen), due: formatFen(found.dueFen) },
      })
    await insertRecovered(tx, {
      regionPath: found.line.region_path,
      id: ctx.ids.next('rcv'),
      registrationId,
      amountFen,
      receivedOn,
      note,
      recordedAt: ctx.clock.now(),
      recordedByName: ctx.actor.name,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'contracts.record-recovered-award',
      object: `registration:${registrationId}`,
      regionPath: found.line.region_path,
      detail: { amountYuan: fenText(amountFen), receivedOn, note },
    })
  })
  return listRecoveries(ctx)
}

/** With a contract, its award is locked, so that two who record the same money do not both count it. */
async function dueIn(db: Db, regionPath: string, registrationId: string | null = null): Promise<Due[]> {
  const lines = await paidLines(db, regionPath, registrationId)
  const contracts = await contractsById(
    db,
    lines.map((line) => line.registration_id),
  )
  const known = new Map(contracts.map((row) => [row.number, asContract(row, '')]))
  const paid = lines.map((line) => ({
    contractId: line.registration_number,
    paidFen: line.amount_fen,
    recoveredFen: BigInt(line.recovered_fen),
  }))
  const byNumber = new Map(lines.map((line) => [line.registration_number, line]))
  return recoveriesOf(paid, known, await termsOfCity(db)).flatMap(({ contractId, amountFen, reason }) => {
    const line = byNumber.get(contractId)
    return line ? [{ line, dueFen: amountFen, reason }] : []
  })
}

const viewOf = ({ line, dueFen, reason }: Due): RecoveryView => ({
  registrationId: line.registration_id,
  number: line.registration_number,
  projectName: line.project_name,
  partyName: line.party_name,
  caseId: line.case_id,
  paidYuan: fenText(line.amount_fen),
  recoveredYuan: fenText(BigInt(line.recovered_fen)),
  dueYuan: fenText(dueFen),
  reason,
})
