import type { Db } from '#platform/db/db'
import { startApp } from '#platform/http/testing/start-app'
import { indicatorsArea } from '../areas/indicators/area.ts'
import { noticesArea } from '../areas/notices/area.ts'
import { regionsArea } from '../areas/regions/area.ts'
import { tasksArea } from '../areas/tasks/area.ts'
import { times } from './timing/times.ts'

const city = '320800/'
const asOf = '2025-10-31'
const indicatorCount = 300
const districtCount = 12

/** Five years of 300 invented indicators for a city and twelve districts, each with a target for the city and the districts. */
async function fill(db: Db): Promise<void> {
  await db.query(
    `insert into regions.region (path, code, name, short_name, name_en, kind, parent_path, code_source, position)
     select $1 || c || '/', c, '测速区' || n, '测速' || n, 'Bench ' || n, 'district', $1, 'local', 900 + n
     from (select n, (3208990000 + n)::text as c from generate_series(1, $2::int) as n) as d`,
    [city, districtCount],
  )
  await db.query(
    `insert into indicators.indicator (id, name, name_key, unit, mode, direction, reported, origin, created_at)
     select 'ind_b' || n, '测速指标' || n, 'bench' || n, '项',
       (array['flow-annual', 'stock', 'flow-annual'])[1 + n % 3], 'up', 'year-to-date', 'person', now()
     from generate_series(1, $1::int) as n`,
    [indicatorCount],
  )
  await db.query(
    `insert into indicators.card (indicator_id, version, formula, data_source, cadence, due_days, effective_from, created_at)
     select id, 1, '计数', '测速', 'month', 10, '2016-01-01', now() from indicators.indicator where id like 'ind\\_b%'`,
  )
  for (let year = 2021; year <= 2025; year++) {
    await db.query(
      `insert into indicators.observation (region_path, id, indicator_id, period, period_end, revision, value, unit,
         reported_value, reported_unit, status, source, card_version, recorded_by_name, recorded_at, decided_at)
       select r.path, 'obs_' || r.code || '-' || n || '-' || to_char(m, 'YYYYMM'), 'ind_b' || n, to_char(m, 'YYYY-MM'),
         (m + interval '1 month - 1 day')::date, 1, v.value, '项', v.value::text, '项', 'approved', 'import', 1, '测速', m, m
       from regions.region r, generate_series(1, $3::int) as n,
         generate_series(make_date($2, 1, 1), make_date($2, case when $2 = 2025 then 10 else 12 end, 1), interval '1 month') as m,
         lateral (select 10 * extract(month from m)::int + (n * 7 + extract(month from m)::int * 13 + $2 * 5) % 9 as value) as v
       where r.path = $1 or (r.parent_path = $1 and r.code_source = 'local')`,
      [city, year, indicatorCount],
    )
  }
  await db.query(
    `insert into indicators.target (region_path, id, indicator_id, value, unit, comparator, mode, deadline, deadline_end,
       baseline_value, baseline_period, plan_id, plan_item_id, plan_title, quote, created_at)
     select r.path, 'tgt_' || r.code || '-' || n, i.id, 130, '项', '>=', i.mode, '2025', '2025-12-31',
       case when i.mode = 'stock' then 60 end, case when i.mode = 'stock' then '2024' end,
       'pln_bench', i.id, '测速规划', '测速 130 项', '2025-01-10'
     from regions.region r, generate_series(1, $2::int) as n join indicators.indicator i on i.id = 'ind_b' || n
     where r.path = $1 or (r.parent_path = $1 and r.code_source = 'local')`,
    [city, indicatorCount],
  )
  await db.query('analyze')
}

/** The rows that a cockpit cannot do without, as plain SQL: the least that any implementation pays. */
function bareSql(db: Db): Promise<unknown[]> {
  return db.query(
    `select t.*, i.name, c.cadence, a.*, b.status as status_before, b.actual as actual_before
     from indicators.target t
     join indicators.indicator i on i.id = t.indicator_id
     left join indicators.card c on c.indicator_id = i.id and c.effective_to is null
     left join indicators.assessment a on a.region_path = t.region_path and a.target_id = t.id and a.as_of = $2
     left join indicators.assessment b on b.region_path = t.region_path and b.target_id = t.id and b.as_of = '2025-09-30'
     where t.region_path = $1 and t.status = 'active' order by i.name`,
    [city, asOf],
  )
}

/** The cockpit of a city with 300 targets over HTTP, on PGlite, beside the bare SQL for the same rows. */
export async function bench(print: (line: string) => void): Promise<void> {
  const clock = { now: () => new Date('2025-11-03T02:00:00Z') }
  const app = await startApp({ areas: [noticesArea, regionsArea, tasksArea, indicatorsArea], clock })
  try {
    const { db } = app.services
    await fill(db)
    const officer = await app.person({ role: 'city-officer', regionPath: city })
    const cockpit = async () => {
      const answer = await app.request('GET', '/api/indicators/cockpit', { as: officer })
      const rows = answer.json<{ rows: unknown[] }>().rows.length
      if (answer.status !== 200 || rows !== indicatorCount)
        throw new Error(`cockpit answered ${answer.status}, ${rows} rows`)
    }
    await app.credentialsOf(officer)
    const first = await times(1, cockpit)
    print(`cockpit first_ms=${first.p95.toFixed(0)} ms`)
    const warm = await times(60, cockpit)
    await times(5, () => bareSql(db))
    const bare = await times(60, () => bareSql(db))
    const one = 'tgt_320800-7'
    const detail = await times(30, async () => {
      const answer = await app.request('GET', `/api/indicators/cockpit/targets/${one}?regionPath=${city}`, {
        as: officer,
      })
      if (answer.status !== 200) throw new Error(`target answered ${answer.status}`)
    })
    await app.request('GET', `/api/indicators/cockpit?regionPath=${city}3208990001/`, { as: officer })
    const districts = await times(30, async () => {
      const answer = await app.request('GET', `/api/indicators/cockpit?regionPath=${city}3208990001/`, { as: officer })
      if (answer.status !== 200) throw new Error(`district answered ${answer.status}`)
    })
    const entry = await times(20, async () => {
      const answer = await app.request('GET', '/api/indicators/entry?period=2025-10', { as: officer })
      if (answer.status !== 200) throw new Error(`entry answered ${answer.status}`)
    })
    print(`cockpit entry_p95=${entry.p95.toFixed(1)} ms`)
    print(`cockpit p50=${warm.p50.toFixed(1)} ms`)
    print(`cockpit p95=${warm.p95.toFixed(1)} ms`)
    print(`cockpit district_p95=${districts.p95.toFixed(1)} ms`)
    print(`cockpit target_p95=${detail.p95.toFixed(1)} ms`)
    print(`cockpit bare_sql_p95=${bare.p95.toFixed(1)} ms`)
    print(`cockpit ratio=${(warm.p50 / bare.p50).toFixed(2)}`)
  } finally {
    await app.close()
  }
}
