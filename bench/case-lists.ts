import type { Db } from '#platform/db/db'
import { fillAwardFund } from '../areas/contracts/testing/award-fixtures.ts'
import { filedAward, numberOf } from '../areas/contracts/testing/award-steps.ts'
import {
  act,
  type ContractsApp,
  city,
  fileContract,
  registerContract,
  startContracts,
} from '../areas/contracts/testing/contracts-app.ts'

const caseCount = 100_000
const rounds = 15
/** Rows of one statement: whatever else runs gets its turn in between. */
const atOnce = 5_000

/** Copies one row of a table many times; `changed` says which columns differ, as SQL over `n`. */
async function multiply(db: Db, table: string, changed: Record<string, string>, where = 'true'): Promise<void> {
  const [schema, name] = table.split('.')
  const columns = await db.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = $1 and table_name = $2`,
    [schema, name],
  )
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const values = columns.map((column) => changed[column.name] ?? `s."${column.name}"`).join(', ')
  const [row] = await db.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t where ${where} limit 1`)
  for (let from = 1; from <= caseCount; from += atOnce)
    await db.query(
      `insert into ${table} (${names})
       select ${values} from jsonb_populate_record(null::${table}, $1) s, generate_series($2::int, $3::int) as n`,
      [JSON.stringify(row?.row), from, from + atOnce - 1],
    )
}

const day = `'2025-01-01'::date + n % 490`
const district = `(array['320800/320812/', '320800/320826/', '320800/320831/', '320800/'])[1 + n % 4]`
const id = (prefix: string) => `'${prefix}_b' || lpad(n::text, 8, '0')`

/** A city's cases, registrations and awards, made of one of each that came the whole way. */
async function fill(app: ContractsApp): Promise<void> {
  const { db } = app.services
  const open = await fileContract(app)
  const registered = await registerContract(app)
  await fillAwardFund(app.services, city, 100_000_000n)
  const award = await filedAward(app, [await numberOf(app, registered)])
  const officer = await app.person({ role: 'city-officer', regionPath: city })
  const base = `/api/procedures/transfer-award/cases/${award}`
  const { revision } = (await app.request('GET', base, { as: officer })).json<{ revision: number }>()
  await app.request('POST', `${base}/approve`, { as: officer, body: { revision, input: {} } })
  await act(app, app.registrar, await fileContract(app), 'accept')
  const many = { party_id: `'org_b' || n % 5000`, region_path: district }
  const filed = { filed_at: `(${day}) + interval '10 hours'`, request_key: 'null', number: `'HTB' || n` }
  const subject = `'测速合同' || n || '：锂电池隔膜涂布工艺开发'`
  await multiply(
    db,
    'cases.case',
    {
      ...{ ...many, ...filed, id: id('cas'), subject, due_on: `'2026-05-11'::date + n % 60 - 20` },
      closed_at: `case when n % 10 = 0 then null else now() end`,
      outcome: `case when n % 10 = 0 then null else 'granted' end`,
      state: `case when n % 10 = 0 then s.state else 'registered' end`,
      look_on: 'null',
    },
    `id = '${open}'`,
  )
  await multiply(db, 'contracts.registration', {
    ...{ ...many, id: id('reg'), number: `'9' || lpad(n::text, 15, '0')`, case_id: 'null', registered_on: day },
    ...{ project_name: subject, contract_fen: '300000000 + n', technology_fen: '220000000 + n' },
  })
  await multiply(db, 'contracts.entry', {
    ...{ region_path: district, registration_id: id('reg'), contract_fen: '300000000 + n' },
    ...{ technology_fen: '220000000 + n', recorded_at: `(${day}) + interval '10 hours'`, recorded_on: day },
  })
  await multiply(db, 'contracts.filing', { ...many, case_id: id('cas'), filed_on: day, filed_at: filed.filed_at })
  await multiply(db, 'contracts.award', {
    ...{ party_id: many.party_id, id: id('awd'), case_id: id('cas'), case_number: filed.number, state: `'paid'` },
    ...{ paid_on: day, payment_id: id('pay'), decided_on: day, decided_at: filed.filed_at },
    year: `extract(year from ${day})::int`,
  })
  await multiply(db, 'contracts.award_line', {
    ...{ award_id: id('awd'), registration_id: id('reg'), registration_number: `'9' || lpad(n::text, 15, '0')` },
  })
  await db.query('analyze')
}

async function median(run: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let turn = 0; turn < rounds; turn++) {
    const start = performance.now()
    await run()
    taken.push(performance.now() - start)
  }
  return taken.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

/** The lists that people work with, over 100,000 cases, registrations and awards, beside one scan of the same table. */
export async function bench(print: (line: string) => void): Promise<void> {
  const app = await startContracts()
  try {
    await fill(app)
    const { db } = app.services
    const officer = await app.person({ role: 'city-officer', regionPath: city })
    const district = await app.person({ role: 'registrar', regionPath: '320800/320812/' })
    const scan = await median(() => db.query('select count(revision) from cases.case'))
    print(`case-lists scan_of_cases=${scan.toFixed(1)} ms`)
    const q = encodeURIComponent('合同77')
    const lists: [string, string, typeof officer][] = [
      ['desk', '/api/cases/desk?view=pool&pageSize=50', app.registrar],
      ['desk_district', '/api/cases/desk?view=pool&pageSize=50', district],
      ['desk_mine', '/api/cases/desk?view=mine&pageSize=50', app.registrar],
      ['desk_search', `/api/cases/desk?view=all&q=${q}`, app.registrar],
      ['desk_counts', '/api/cases/desk/counts', app.registrar],
      ['statistics', '/api/procedures/contract-registration/statistics', app.registrar],
      ['own_cases', '/api/cases/mine?state=all', app.seller.member],
      ['register', '/api/contracts/registrations?pageSize=50', app.registrar],
      ['register_page_1000', '/api/contracts/registrations?pageSize=50&page=1000', app.registrar],
      ['register_search', `/api/contracts/registrations?q=${q}`, app.registrar],
      ['register_own', '/api/contracts/registrations', app.seller.member],
      ['figures', '/api/contracts/figures?from=2026-01-01&until=2026-12-31&by=kind', app.registrar],
      ['awards', '/api/contracts/awards?year=2026', officer],
      ['recoveries', '/api/contracts/awards/recoveries', officer],
      ['notices_public', '/api/public-notices?page=1&pageSize=20', officer],
    ]
    for (const [name, path, as] of lists) {
      const took = await median(async () => {
        const answer = await app.request('GET', path, { as })
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
      })
      print(`case-lists ${name}_p50=${took.toFixed(1)} ms (${(took / scan).toFixed(1)} scans)`)
    }
  } finally {
    await app.close()
  }
}
