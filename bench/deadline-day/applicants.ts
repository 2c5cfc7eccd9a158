import { createOrganisation, createPerson, grantMembership } from '#areas/accounts'
import { sampleAnswers } from '#engines/form'
import { systemClock } from '#kernel/clock'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { systemIds } from '#kernel/ids'
import { openOperationLog } from '#platform/audit/log'
import { system } from '#platform/auth/actor'
import { createApiKey } from '#platform/auth/api-keys'
import type { Db } from '#platform/db/db'
import { stationFiling } from '../../areas/stations/procedures.ts'

const regionPath = '320800/320812/'
export const { model } = stationFiling

/** Somebody who is about to hand in: a person of an organisation, by key, from an address of their own. */
export interface Applicant {
  organisationId: string
  key: string
  address: string
}

/** So many organisations, each with one person and a key. */
export async function enterApplicants(db: Db, count: number): Promise<Applicant[]> {
  const applicants: Applicant[] = []
  const audit = openOperationLog({ db, clock: systemClock, ids: systemIds, onError: console.error })
  const writer = { clock: systemClock, ids: systemIds, audit }
  await db.tx(async (tx) => {
    for (let i = 0; i < count; i++) applicants.push(await enter(tx, writer, i))
  })
  await audit.stop()
  return applicants
}

async function enter(tx: Db, writer: Parameters<typeof createOrganisation>[1], i: number): Promise<Applicant> {
  const body = `91320812MB${String(i).padStart(7, '0')}`
  const name = `测速企业${i}`
  const creditCode = `${body}${creditCodeCheckCharacter(body)}`
  const { id: organisationId } = await createOrganisation(tx, writer, system, {
    ...{ creditCode, name, kind: 'enterprise', regionPath },
  })
  const { id: userId } = await createPerson(tx, writer, system, { name, username: `bench.${i}`, regionPath })
  const { id: membershipId } = await grantMembership(tx, writer, system, {
    ...{ userId, role: 'organisation-member', regionPath, organisationId, departmentId: null },
    ...{ validFrom: '2020-01-01', validTo: null },
  })
  const expiresAt = new Date(Date.now() + 86_400_000)
  const { secret } = await createApiKey(
    tx,
    { ids: systemIds, now: new Date() },
    { membershipId, name: '测速', expiresAt, createdByUserId: userId },
  )
  return { organisationId, key: secret, address: `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}` }
}

/** A finished draft for each, with a file that is announced and whose bytes have not come yet. */
export async function writeDrafts(db: Db, applicants: readonly Applicant[]): Promise<string[]> {
  const ids: string[] = []
  await db.tx(async (tx) => {
    for (const { organisationId } of applicants) {
      const [draft, file] = [systemIds.next('drf'), systemIds.next('att')]
      const entry = { id: file, name: '方案.pdf', sizeBytes: 4_000_000, sha256: 'a'.repeat(64) }
      const answers = { ...sampleAnswers(model.form, stationFiling.example), plan: [entry] }
      const now = new Date()
      await tx.query(
        `insert into cases.draft (party_id, id, procedure_id, version, answers, created_at, created_by_name, changed_at, changed_by_name)
         values ($1, $2, $3, $4, $5, $6, '测速', $6, '测速')`,
        [organisationId, draft, model.id, model.version, JSON.stringify(answers), now],
      )
      await tx.query(
        `insert into cases.attachment (party_id, id, draft_id, field, name, size_bytes, sha256, created_at)
         values ($1, $2, $3, 'plan', $4, $5, $6, $7)`,
        [organisationId, file, draft, entry.name, entry.sizeBytes, entry.sha256, now],
      )
      ids.push(draft)
    }
  })
  return ids
}

/**
 * As many cases as are missing to a number, each with its history, as copies of a filed one under other parties,
 * spread over two years.
 */
export async function fillUpTo(db: Db, count: number): Promise<void> {
  const [row] = await db.query<{ there: number }>('select count(*)::int as there from cases.case')
  const there = row?.there ?? 0
  await db.query(
    `insert into cases.case select r.*
     from (select * from cases.case order by filed_at limit 1) as c, generate_series($1::int, $2::int) as g,
       lateral jsonb_populate_record(null::cases.case, to_jsonb(c) || jsonb_build_object(
         'party_id', 'org_' || md5(g::text), 'id', 'cas_' || md5('c' || g), 'request_key', 'fill-' || g,
         'number', 'GZZ-20240101-' || upper(substr(md5('n' || g), 1, 8)),
         'filed_at', c.filed_at - (g % 700) * interval '1 day')) as r`,
    [there + 1, count],
  )
  await db.query(
    `insert into cases.event select r.*
     from (select * from cases.event where kind = 'filed' limit 1) as e, generate_series($1::int, $2::int) as g,
       lateral jsonb_populate_record(null::cases.event, to_jsonb(e) || jsonb_build_object(
         'party_id', 'org_' || md5(g::text), 'case_id', 'cas_' || md5('c' || g))) as r`,
    [there + 1, count],
  )
  await db.query('analyze cases.case, cases.event')
}
