import { openAccount, post } from '#areas/ledger'
import { businessDate } from '#kernel/clock'
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
import { insertRecovered, type PaidLine, paidLines } from '../../store/award-recoveries.ts'
import { contractsById } from '../../store/awards.ts'
import { asContract, termsOfCity } from './city-terms.ts'
import { awardFund, originOf } from './decide-award.ts'
import { regionOf } from './read-awards.ts'

interface Due {
  line: PaidLine
  dueFen: bigint
  reason: RecoveryView['reason']
}

/**
 * What was paid and is to come back, because the registration was cancelled, its amounts were corrected downwards, or the
 * decision was found wrong.
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
 * Records money that has come back, and enters it in the books: it is in the fund of its year again, in the same
 * transaction, so that the two never disagree.
 *
 * Permission: contracts:recover-awards.
 * Writes:     contracts.award_recovered, an entry of the ledger, the operation log.
 * Errors:     contracts.award-recovery-none, .award-recovery-above, .award-recovery-in-future, .award-recovered-meanwhile and those of the ledger.
 */
export async function recordRecovered(
  ctx: Context,
  registrationId: string,
  { amountYuan, receivedOn, note, recoveredYuan }: BodyOf<typeof recordShape>,
): Promise<ResponseOf<typeof listShape>> {
  const now = ctx.clock.now()
  const today = businessDate(now)
  if (receivedOn > today)
    throw new Refusal({ code: 'contracts.award-recovery-in-future', field: 'receivedOn', params: { today } })
  await ctx.db.tx(async (tx) => {
    const found = (await dueIn(tx, regionOf(ctx.scope), registrationId))[0]
    if (!found) throw new Refusal({ code: 'contracts.award-recovery-none', params: { contractId: registrationId } })
    const recovered = BigInt(found.line.recovered_fen)
    if (recoveredYuan !== fenText(recovered))
      throw new Refusal({ code: 'contracts.award-recovered-meanwhile', params: { recovered: formatFen(recovered) } })
    const read = readFen(amountYuan)
    const amountFen = 'fen' in read ? read.fen : 0n
    if (amountFen <= 0n || amountFen > found.dueFen)
      throw new Refusal({
        code: 'contracts.award-recovery-above',
        field: 'amountYuan',
        params: { amount: formatFen(amountFen), due: formatFen(found.dueFen) },
      })
    const id = ctx.ids.next('rcv')
    const happenedAt = receivedOn === today ? now : new Date(`${receivedOn}T12:00:00+08:00`)
    const entryId = await enterRecovered(tx, ctx, found.line, { id, amountFen, happenedAt })
    await insertRecovered(tx, {
      regionPath: found.line.region_path,
      id,
      registrationId,
      amountFen,
      receivedOn,
      note,
      recordedAt: now,
      recordedByName: ctx.actor.name,
      entryId,
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

/** From outside back into the fund of the year that had paid. */
async function enterRecovered(
  tx: Db,
  ctx: Context,
  line: PaidLine,
  { id, amountFen, happenedAt }: { id: string; amountFen: bigint; happenedAt: Date },
): Promise<string> {
  const { region_path: regionPath, year } = line
  const fund = await openAccount(tx, ctx, ctx.actor, awardFund(regionPath, year))
  const outside = await openAccount(tx, ctx, ctx.actor, {
    ...{ regionPath, code: 'source/recovered-awards', name: '追回的技术转移奖补', kind: 'source', area: 'contracts' },
  })
  const { entryId } = await post(tx, ctx, ctx.actor, {
    regionPath,
    key: `award-recovered:${id}`,
    transfers: [{ from: outside.id, to: fund.id, amountFen }],
    purpose: `追回技术转移奖补 ${line.party_name} ${line.registration_number}`,
    origin: originOf({ id: line.case_id, number: line.case_number }),
    happenedAt,
  })
  return entryId
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
    wrongBecause: line.wrong_reason,
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
