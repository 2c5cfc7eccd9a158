import { digestOf } from '#engines/procedure'
import { fenWords } from '#kernel/money'
import type { Effect } from '#platform/cases/procedure'
import type { ContractForm, RegisterForm } from '../form.ts'
import { certified } from '../rules/registry/entry.ts'
import { amountOf } from '../rules/registry/money.ts'
import { deductionsInFen, particularsOf } from '../rules/registry/particulars.ts'
import { registrationNumber } from '../rules/registry/registration-number.ts'
import { technologyValue } from '../rules/registry/technology-value.ts'
import { insertRegistration, nextSerial } from '../store/registrations.ts'
import { contractRulesOn } from './rule-set.ts'

/**
 * Registers a contract: number, both amounts by the rules in force on the day of filing, first entry of its history. In
 * the transaction of the decision, so that there is no decision without a registration and none twice.
 *
 * Writes: contracts.registration, contracts.entry, contracts.number_counter.
 * Errors: contracts.registration-taken, .numbers-used-up.
 */
export const recordContract: Effect<typeof ContractForm, typeof RegisterForm> = async (tx, ctx, found, input) => {
  const { answers, regionPath, filedOn } = found
  const kind = input.recognisedKind ?? answers.kind
  const isAmountOpen = answers.amountState === 'open'
  const contractFen = isAmountOpen ? 0n : inFen(answers.contractAmount)
  const ruled = technologyValue(contractRulesOn(filedOn), {
    filedOn,
    kind,
    contractFen,
    deductions: isAmountOpen ? [] : deductionsInFen(answers.deductions),
  })
  const technologyFen = input.technologyAmount === undefined ? ruled.technologyFen : inFen(input.technologyAmount)
  const id = ctx.ids.next('reg')
  const serial = await nextSerial(tx, regionPath, Number(ctx.today.slice(0, 4)))
  const number = registrationNumber({ day: ctx.today, regionPath, serial })
  const entry = {
    edition: 1,
    kind: 'registered' as const,
    recordedAt: ctx.at,
    recordedOn: ctx.today,
    recordedBy: ctx.actor.userId,
    recordedByName: ctx.actor.name,
    reason: null,
    state: 'valid' as const,
    isAmountOpen,
    contractFen,
    technologyFen,
    particulars: particularsOf({ ...answers, kind }, regionPath),
    working: { ...ruled.working, note: input.reason ?? null },
  }
  const registration = { id, number, regionPath, registeredOn: ctx.today }
  await insertRegistration(
    tx,
    {
      ...registration,
      caseId: found.id,
      caseNumber: found.number,
      partyId: found.party.id,
      registeredAt: ctx.at,
      isInvented: false,
    },
    { ...entry, digest: digestOf(certified(registration, entry)) },
  )
  return {
    shown: [
      {
        label: { zh: '合同登记编号', en: 'Registration number' },
        value: number,
        link: `/contracts/${id}`,
      },
      ...(isAmountOpen
        ? []
        : [
            { label: { zh: '合同成交额', en: 'Contract value' }, ...amount(contractFen) },
            { label: { zh: '技术交易额', en: 'Technology transaction value' }, ...amount(technologyFen) },
          ]),
    ],
  }
}

function amount(fen: bigint) {
  const { zh, en } = fenWords(fen)
  return { value: zh, valueEn: en }
}

function inFen(text: string | undefined): bigint {
  const { fen } = amountOf(text ?? '', 'contractAmount', { mayBeZero: true })
  if (fen === null) throw new Error(`not an amount: ${text}`)
  return fen
}
