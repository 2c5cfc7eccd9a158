import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { Place, World } from '#platform/http/testing/permission-fixtures'
import { approveBatch, openAccount, openPayee, post, prepareBatch, requestPayment, takeBankFile } from '../public.ts'

const origin = { area: 'ledger', id: null, label: null, href: null }

export interface Book {
  sourceId: string
  fundId: string
  fundName: string
  entryId: string
  payeeId: string
  payee: string
}

/** A fund of the place with money in it, entered by hand, and a payee. */
export async function makeBook({ app, next }: World, { regionPath }: Place): Promise<Book> {
  const { services } = app
  const number = next()
  return services.db.tx(async (tx) => {
    const open = (kind: 'source' | 'fund') =>
      openAccount(tx, services, system, {
        regionPath,
        code: `sample/${kind}-${number}`,
        name: `样例${kind}${number}号`,
        kind,
      })
    const [source, fund] = [await open('source'), await open('fund')]
    const { entryId } = await post(tx, services, system, {
      regionPath,
      key: `ledger.hand:sample-${number}`,
      transfers: [{ from: source.id, to: fund.id, amountFen: 100_000n }],
      purpose: `样例拨入${number}号`,
      origin,
    })
    const first = `9199040${String(number).padStart(10, '0')}`
    const payee = await openPayee(tx, services, system, {
      regionPath,
      name: `样例收款方${number}号`,
      creditCode: `${first}${creditCodeCheckCharacter(first)}`,
      bank: { bankName: '示例银行', bankCode: null, bankAccountNo: `622200${String(number).padStart(8, '0')}` },
    })
    return {
      sourceId: source.id,
      fundId: fund.id,
      fundName: fund.name,
      entryId,
      payeeId: payee.accountId,
      payee: payee.name,
    }
  })
}

export async function makePayment(
  world: World,
  place: Place,
): Promise<Book & { paymentId: string; amountFen: bigint }> {
  const { services } = world.app
  const made = await makeBook(world, place)
  const number = world.next()
  const amountFen = BigInt(1000 + number)
  const { regionPath } = place
  return services.db.tx(async (tx) => {
    const request = { regionPath, amountFen, purpose: `样例付款${number}号`, origin }
    const grant = {
      ...request,
      key: `ledger.grant:sample-${number}`,
      transfers: [{ from: made.fundId, to: made.payeeId, amountFen }],
    }
    await post(tx, services, system, grant)
    const payment = { ...request, key: `ledger.pay:sample-${number}`, accountId: made.payeeId }
    const { paymentId } = await requestPayment(tx, services, system, payment)
    return { ...made, paymentId, amountFen }
  })
}

/** Somebody of the place acts in its book. */
async function contextOf(world: World, place: Place) {
  const person = await world.newPersonAt(place)
  const actor = { ...system, kind: 'person' as const, userId: person.userId, name: person.name }
  const scope = { reach: 'own-region' as const, regionPath: place.regionPath }
  return outsideRequest(world.app.services, { actor, scope })
}

export async function makeBatch(
  world: World,
  place: Place,
  isApproved = false,
): Promise<{ batchId: string; title: string; reference: string; paymentId: string }> {
  const { paymentId } = await makePayment(world, place)
  const title = `样例批次${world.next()}号`
  const { id: batchId } = await prepareBatch(await contextOf(world, place), place.regionPath, {
    title,
    paymentIds: [paymentId],
  })
  if (isApproved) await approveBatch(await contextOf(world, place), place.regionPath, { batchId, revision: 1 })
  const [row] = await world.app.services.db.query<{ reference: string }>(
    'select reference from ledger.payment where id = $1',
    [paymentId],
  )
  return { batchId, title, reference: row?.reference ?? '', paymentId }
}

export async function makeBankFile(world: World, place: Place): Promise<{ bankFileId: string; name: string }> {
  const { reference, paymentId } = await makeBatch(world, place, true)
  const [row] = await world.app.services.db.query<{ fen: bigint }>(
    'select amount_fen as fen from ledger.payment where id = $1',
    [paymentId],
  )
  const amount = Number(row?.fen ?? 0n) / 100
  const name = `样例回单${world.next()}号.csv`
  const body = Buffer.from(`客户流水号,金额,处理结果\n${reference},${amount.toFixed(2)},成功\n`)
  const ctx = await contextOf(world, place)
  const file = await ctx.files.put({ name, body, maxBytes: 10_000, uploadedBy: null })
  const upload = { file, signal: AbortSignal.timeout(60_000) }
  return { bankFileId: (await takeBankFile(ctx, place.regionPath, upload)).bankFileId, name }
}

/** What a returned payment leaves behind: its money is in the payee's account again. */
export async function returnMoney({ app, next }: World, { regionPath }: Place, paymentId: string): Promise<void> {
  const { services } = app
  const [row] = await services.db.query<{ transit: string; payee: string; fen: bigint }>(
    `select (select id from ledger.account where region_path = $1 and code = 'bank/in-transit') as transit,
            account_id as payee, amount_fen as fen from ledger.payment where id = $2`,
    [regionPath, paymentId],
  )
  const transfers = [{ from: row?.transit ?? '', to: row?.payee ?? '', amountFen: row?.fen ?? 0n }]
  await services.db.tx((tx) =>
    post(tx, services, system, { regionPath, key: `sample-return-${next()}`, transfers, purpose: '退回', origin }),
  )
}
