import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { deductionsInFen, type Particulars } from '../rules/registry/particulars.ts'
import { registrationNumber } from '../rules/registry/registration-number.ts'
import { technologyValue } from '../rules/registry/technology-value.ts'
import { insertTakenOver, reserveSerials, type TakenOver } from '../store/take-over.ts'
import { contractRulesOn } from './rule-set.ts'

/** A contract as an earlier register has it. */
export interface EarlierContract {
  regionPath: string
  /** Business date; filed on the same day as far as is known. */
  registeredOn: string
  contractFen: bigint
  particulars: Particulars
}

/**
 * Takes over contracts that were registered elsewhere: numbered in the order given, amounts by the rules of their day, each
 * with its first entry. Thousands take a second or two.
 *
 * Permission: the caller's; no route leads here.
 * Writes:     contracts.registration, contracts.entry, contracts.filing, one entry of the operation log.
 */
export async function takeOverRegister(
  tx: Db,
  ctx: Pick<Services, 'audit'> & { actor: Parameters<Services['audit']['record']>[1] },
  contracts: readonly EarlierContract[],
  { isInvented, recordedByName }: { isInvented: boolean; recordedByName: string },
): Promise<void> {
  const byYear = Map.groupBy(contracts, ({ regionPath, registeredOn }) => `${regionPath} ${registeredOn.slice(0, 4)}`)
  for (const own of byYear.values()) {
    const [first] = own
    if (!first) continue
    const used = await reserveSerials(tx, first.regionPath, Number(first.registeredOn.slice(0, 4)), own.length)
    await insertTakenOver(
      tx,
      own.map((contract, index) => taken(contract, used + index + 1, { isInvented, recordedByName })),
    )
  }
  await ctx.audit.record(tx, ctx.actor, {
    action: 'contracts.take-over-register',
    object: 'register:contracts',
    detail: { contracts: contracts.length, isInvented },
  })
}

function taken(
  { regionPath, registeredOn, contractFen, particulars }: EarlierContract,
  serial: number,
  { isInvented, recordedByName }: { isInvented: boolean; recordedByName: string },
): TakenOver {
  const registeredAt = new Date(`${registeredOn}T10:00:00+08:00`)
  const { technologyFen, working } = technologyValue(contractRulesOn(registeredOn), {
    filedOn: registeredOn,
    kind: particulars.kind,
    contractFen,
    deductions: deductionsInFen(particulars.deductions),
  })
  return {
    regionPath,
    number: registrationNumber({ day: registeredOn, regionPath, serial }),
    registeredOn,
    registeredAt,
    isInvented,
    entry: {
      edition: 1,
      kind: 'registered',
      recordedAt: registeredAt,
      recordedOn: registeredOn,
      recordedBy: null,
      recordedByName,
      reason: null,
      state: 'valid',
      isAmountOpen: false,
      contractFen,
      technologyFen,
      particulars,
      working,
    },
  }
}
