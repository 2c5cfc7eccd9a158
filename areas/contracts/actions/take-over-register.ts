import { fenWords } from '#kernel/money'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { type DuplicateTraces, tracesOf } from '../rules/duplicates/duplicate-keys.ts'
import { deductionsInFen, type Particulars } from '../rules/registry/particulars.ts'
import { registrationNumber, serialOf } from '../rules/registry/registration-number.ts'
import { technologyValue, type Working } from '../rules/registry/technology-value.ts'
import { insertTakenOver, raiseSerial, reserveSerials, type TakenOver } from '../store/take-over.ts'
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
  /** What another office has fixed; left out, number and 技术交易额 are made here. */
  fixed?: { number: string; technologyFen: bigint | null; takenFrom: string }
}

export interface Valued {
  contract: EarlierContract
  traces: DuplicateTraces
  technologyFen: bigint
  working: Working
}

export interface MadeBy {
  isInvented: boolean
  recordedByName: string
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
  made: MadeBy,
): Promise<void> {
  const all = contracts.map(valued)
  await ctx.db.tx(async (tx) => {
    await writeValued(tx, all, made)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'contracts.take-over-register',
      object: 'register:contracts',
      detail: { contracts: contracts.length, isInvented: made.isInvented },
    })
  })
}

/** Writes contracts whose amounts are worked out; the numbers of those that have none yet follow the ones that are used. */
export async function writeValued(tx: Db, contracts: readonly Valued[], made: MadeBy): Promise<void> {
  const taken: TakenOver[] = []
  for (const own of Map.groupBy(contracts, ({ contract }) => bookOf(contract)).values()) {
    const [first] = own
    if (!first) continue
    const { regionPath, registeredOn } = first.contract
    const year = Number(registeredOn.slice(0, 4))
    const numbered = own.filter(({ contract }) => contract.fixed)
    const last = Math.max(0, ...numbered.map(({ contract }) => serialOf(contract.fixed?.number ?? '', contract) ?? 0))
    await raiseSerial(tx, regionPath, year, last)
    const open = own.filter(({ contract }) => !contract.fixed)
    const used = open.length > 0 ? await reserveSerials(tx, regionPath, year, open.length) : 0
    taken.push(...numbered.map((each) => takenOver(each, each.contract.fixed?.number ?? '', made)))
    for (const [index, each] of open.entries()) {
      const number = registrationNumber({ day: registeredOn, regionPath, serial: used + index + 1 })
      taken.push(takenOver(each, number, made))
    }
  }
  await insertTakenOver(tx, taken)
}

/** Serial numbers run within a region and a year. */
const bookOf = ({ regionPath, registeredOn }: EarlierContract) => `${regionPath} ${registeredOn.slice(0, 4)}`

/**
 * A contract with its amounts, by the rules of its day where nobody has fixed them.
 *
 * Errors: contracts.before-rules.
 */
export function valued(contract: EarlierContract): Valued {
  const { registeredOn, contractFen, particulars, fixed } = contract
  const ruled = technologyValue(contractRulesOn(registeredOn), {
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
  const technologyFen = fixed?.technologyFen ?? null
  return technologyFen === null
    ? { contract, traces, ...ruled }
    : { contract, traces, technologyFen, working: { ...ruled.working, ...asFixed(technologyFen) } }
}

function asFixed(technologyFen: bigint) {
  const { zh, en } = fenWords(technologyFen)
  return {
    formula: { zh: `原登记机构核定 ${zh}`, en: `${en}, as fixed by the office that registered it` },
    clause: '原登记',
  }
}

function takenOver(
  { contract, traces, technologyFen, working }: Valued,
  number: string,
  { isInvented, recordedByName }: MadeBy,
): TakenOver {
  const { regionPath, registeredOn, contractFen, partyId, particulars } = contract
  const registeredAt = new Date(`${registeredOn}T10:00:00+08:00`)
  return {
    regionPath,
    number,
    takenFrom: contract.fixed?.takenFrom ?? null,
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
