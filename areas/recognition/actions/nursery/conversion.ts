import { z } from 'zod'
import { organisationsByCreditCodes } from '#areas/accounts'
import { certificatesBegun } from '#areas/enterprises'
import { notify } from '#areas/notices'
import { regionNames } from '#areas/regions'
import { type Title, titles } from '#contract/enterprises'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { system } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import { defineJob } from '#platform/jobs/job-kind'
import type { Services } from '#platform/services'
import type { readNurseryConversion as shape } from '../../contract/nursery.ts'
import { byYear, conversionRate } from '../../rules/nursery/conversion.ts'
import { cohortsOf, endMembership, openMemberships } from '../../store/nursery-members.ts'
import { poolWithin, regionOf } from './reach.ts'

type Serving = Pick<Services, 'db' | 'clock' | 'ids' | 'audit'>
type Open = Awaited<ReturnType<typeof openMemberships>>[number]
type End = Parameters<typeof endMembership>[2]

interface Leaving {
  member: Open
  end: End
}

const bySystem = { reason: null, byName: system.name }

/**
 * Takes those out of their pools that were recognised since they entered, as of the first day of the certificate. Done by the
 * daily job and whenever somebody looks: doing it twice changes nothing.
 *
 * Writes: recognition.nursery_membership, messages, the operation log.
 */
export async function endRecognised(
  services: Serving,
  of: { poolId?: string; creditCode?: string } = {},
): Promise<number> {
  const open = (await openMemberships(services.db, of)).filter(({ title }) => title in titles)
  const [first] = open.map(({ entered_on }) => entered_on).sort()
  if (first === undefined) return 0
  const today = businessDate(services.clock.now())
  const wanted = [...new Set(open.map(({ title }) => title as Title))]
  const granted = await certificatesBegun(services.db, {
    ...{ creditCodes: [...new Set(open.map(({ credit_code }) => credit_code))], titles: wanted },
    ...{ from: first, to: today },
  })
  const byKey = Map.groupBy(granted, ({ creditCode, title }) => `${creditCode} ${title}`)
  const found = open.flatMap((member): Leaving[] => {
    const certificate = byKey
      .get(`${member.credit_code} ${member.title}`)
      ?.find(({ validFrom }) => validFrom >= member.entered_on)
    if (!certificate) return []
    const { validFrom: on, number: certificateNumber } = certificate
    return [{ member, end: { ...bySystem, kind: 'converted', on, recordedOn: today, certificateNumber } }]
  })
  return endAll(services, found)
}

/** Takes those out whose time is over; answers how many. Writes as `endRecognised`. */
export async function endTerms(services: Serving): Promise<number> {
  const today = businessDate(services.clock.now())
  const over = (await openMemberships(services.db)).filter(({ stay_until }) => stay_until < today)
  const end: End = { ...bySystem, kind: 'term-over', on: today, recordedOn: today, certificateNumber: null }
  return endAll(
    services,
    over.map((member) => ({ member, end })),
  )
}

const atOnce = 200

async function endAll(services: Serving, leaving: readonly Leaving[]): Promise<number> {
  let ended = 0
  for (let from = 0; from < leaving.length; from += atOnce) {
    const some = leaving.slice(from, from + atOnce)
    ended += await services.db.tx(async (tx) => {
      const accounts = await organisationsByCreditCodes(
        tx,
        some.map(({ member }) => member.credit_code),
      )
      let count = 0
      for (const each of some)
        if (await endBySystem(tx, services, each, accounts.get(each.member.credit_code)?.id ?? null)) count++
      return count
    })
  }
  return ended
}

async function endBySystem(
  tx: Db,
  services: Serving,
  { member, end }: Leaving,
  organisationId: string | null,
): Promise<boolean> {
  const key = { creditCode: member.credit_code, membershipId: member.id }
  if (!(await endMembership(tx, key, end))) return false
  await services.audit.record(tx, system, {
    action: `recognition.nursery-${end.kind}`,
    object: `nursery:${member.id}`,
    regionPath: member.region_path,
    detail: { creditCode: member.credit_code, on: end.on },
  })
  const link = `/recognition/nursery/${member.credit_code}/${member.id}`
  const title =
    end.kind === 'converted'
      ? { zh: `${member.name}已认定，转出培育库`, en: `${member.name} was recognised and leaves its pool` }
      : { zh: `${member.name}培育期满，已出库`, en: `The time of ${member.name} in its pool is over` }
  const note = { kind: 'message' as const, regionPath: member.region_path, title, object: `nursery:${member.id}` }
  const reason = `recognition.nursery-${end.kind}`
  await notify(tx, services, { ...note, to: { role: 'district-officer' }, link, reason })
  if (organisationId !== null) await notify(tx, services, { ...note, to: { organisationId }, link, reason })
  return true
}

/** Every morning: who was recognised or has stayed as long as the city allows leaves its pool. */
export const tendNurseries = defineJob({
  name: 'recognition.tend-nurseries',
  title: { zh: '培育库转化和期满出库', en: 'Conversions and ended terms of nursery pools' },
  input: z.object({}),
  cron: '40 6 * * *',
  run: async ({ services }) => ({ converted: await endRecognised(services), ended: await endTerms(services) }),
})

/**
 * What became of the companies of a pool by year of entry and district, as it was recorded by the end of a day: a day that is
 * past always reads the same.
 *
 * Permission: recognition:list-nursery. Errors: recognition.nursery-pool-not-found, .nursery-as-of-future.
 */
export async function readNurseryConversion(
  ctx: Context,
  poolId: string,
  day: string | undefined,
): Promise<ResponseOf<typeof shape>> {
  const pool = await poolWithin(ctx, poolId)
  const asOf = asOfDay(ctx, day)
  const rows = await cohortsOf(ctx.db, { regionPath: regionOf(ctx) }, pool.id, asOf)
  const names = await regionNames(
    ctx.db,
    rows.map(({ regionPath }) => regionPath),
  )
  return {
    asOf,
    rows: rows.map((row) => ({
      ...row,
      regionName: names.get(row.regionPath) ?? row.regionPath,
      rate: conversionRate(row),
    })),
    years: byYear(rows).map((row) => ({ ...row, rate: conversionRate(row) })),
  }
}

/** Errors: recognition.nursery-as-of-future. */
export function asOfDay({ clock }: Pick<Context, 'clock'>, day: string | undefined): string {
  const today = businessDate(clock.now())
  if (day !== undefined && day > today)
    throw new Refusal({ code: 'recognition.nursery-as-of-future', field: 'asOf', params: { today } })
  return day ?? today
}
