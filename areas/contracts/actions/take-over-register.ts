import type { Actor } from '#platform/auth/actor'
import type { Services } from '#platform/services'
import { type DuplicateTraces, tracesOf } from '../rules/duplicates/duplicate-keys.ts'
import { deductionsInFen, type Particulars } from '../rules/registry/particulars.ts'
import { registrationNumber } from '../rules/registry/registration-number.ts'
import { technologyValue, type Working } from '../rules/registry/technology-value.ts'
import { insertTakenOver, reserveSerials, type TakenOver } from '../store/take-over.ts'
import { contractRulesOn } from './rule-set.ts'

/** A contract as an earlier register has it. */
export interface EarlierContract {
  regionPath: string
  /** Business date; filed on the same day as far as is known. */
  registeredOn: string
  contractFen: bigint
  /** The seller, where it has an account here. */
  partyId: string | null
  particulars: Particulars
}

interface Valued {
  contract: EarlierContract
  traces: DuplicateTraces
  technologyFen: bigint
  working: Working
}

/**
 * Takes over contracts that were registered elsewhere: numbered in the order given, amounts by the rules of their day, each
 * with its first entry. The amounts are worked out before the transaction begins, so that it only writes.
 *
 * Permission: the caller's; no route leads here.
 * Writes:     contracts.registration, contracts.entry, contracts.filing, one entry of the operation log.
 * Errors:     contracts.before-rules.
 */
export async function takeOverRegister(
  ctx: Pick<Services, 'db' | 'audit'> & { actor: Actor },
  contracts: readonly EarlierContract[],
  made: { isInvented: boolean; recordedByName: string },
): Promise<void> {
  const books = Map.groupBy(contracts.map(valued), ({ contract }) => bookOf(contract))
  await ctx.db.tx(async (tx) => {
    const taken: TakenOver[] = []
    for (const own of books.values()) {
      const [first] = own
      if (!first) continue
      const { regionPath, registeredOn } = first.contract
      const used = await reserveSerials(tx, regionPath, Number(registeredOn.slice(0, 4)), own.length)
      taken.push(...own.map((each, index) => takenOver(each, used + index + 1, made)))
    }
    await insertTakenOver(tx, taken)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'contracts.take-over-register',
      object: 'register:contracts',
      detail: { contracts: contracts.length, isInvented: made.isInvented },
    })
  })
}

/** Serial numbers run within a region and a year. */
const bookOf = ({ regionPath, registeredOn }: EarlierContract) => `${regionPath} ${registeredOn.slice(0, 4)}`

function valued(contract: EarlierContract): Valued {
  const { registeredOn, contractFen, particulars } = contract
  const { technologyFen, working } = technologyValue(contractRulesOn(registeredOn), {
    filedOn: registeredOn,
    kind: particulars.kind,
    contractFen,
    deductions: deductionsInFen(particulars.deductions),
  })
  const { projectName, content, seller, buyers, signedOn } = particulars
  const traces = tracesOf({
    ...{ id: '', regionPath: contract.regionPath, seller, buyers, signedOn },
    ...{ title: projectName, text: content, amountFen: contractFen },
  })
  return { contract, traces, technologyFen, working }
}

function takenOver(
  { contract, traces, technologyFen, working }: Valued,
  serial: number,
  { isInvented, recordedByName }: { isInvented: boolean; recordedByName: string },
): TakenOver {
  const { regionPath, registeredOn, contractFen, partyId, particulars } = contract
  const registeredAt = new Date(`${registeredOn}T10:00:00+08:00`)
  return {
    regionPath,
    number: registrationNumber({ day: registeredOn, regionPath, serial }),
    partyId,
    registeredOn,
    registeredAt,
    isInvented,
    traces,
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
