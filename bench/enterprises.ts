import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemIds } from '#kernel/ids'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../areas/accounts/area.ts'
import { enterprisesArea } from '../areas/enterprises/area.ts'
import { importCompanyFacts, readCompanyFacts } from '../areas/enterprises/public.ts'
import { largeSheet } from '../areas/enterprises/testing/large-sheet.ts'
import { indicatorsArea } from '../areas/indicators/area.ts'
import { noticesArea } from '../areas/notices/area.ts'
import { regionsArea } from '../areas/regions/area.ts'
import { tasksArea } from '../areas/tasks/area.ts'
import { postgresBinaries, startPostgres } from '../tools/postgres.ts'
import { times } from './timing/times.ts'

const city = '320800/'
const embedded = 10_000
const onServer = 100_000
const imported = 50_000
const areas = [regionsArea, accountsArea, noticesArea, tasksArea, indicatorsArea, enterprisesArea]
const clock = { now: () => new Date('2026-05-11T02:00:00Z') }

type Print = (line: string) => void

/**
 * Lists over HTTP beside the bare SQL: 10,000 companies on PGlite, 100,000 on a PostgreSQL server. On PGlite also an
 * import of 50,000 rows beside bare reading.
 */
export async function bench(print: Print): Promise<void> {
  const app = await startApp({ areas, clock })
  try {
    await load(app, { rows: embedded })
    await lists(app, `pglite_${embedded}`, print)
    await imports(app, print)
  } finally {
    await app.close()
  }
  if (!postgresBinaries()) return print('enterprises: the server half skipped, no PostgreSQL found')
  const server = await startPostgres()
  try {
    const large = await startApp({ areas, clock, serverUrl: server.url })
    try {
      for (let from = 0; from < onServer; from += imported) await load(large, { rows: imported, from })
      await lists(large, `postgres_${onServer}`, print)
    } finally {
      await large.close()
    }
  } finally {
    await server.stop()
  }
}

async function load(app: TestApp, { rows, from = 0 }: { rows: number; from?: number }) {
  const path = join(app.filesFolder, `${from}-${rows}.csv`)
  writeFileSync(path, largeSheet(rows, from))
  const services = { ...app.services, ids: systemIds }
  const start = performance.now()
  const file = { path, fileName: `${from}-${rows}.csv`, regionPath: city, source: 'office' as const, headerRow: null }
  const { accepted, unchanged } = await importCompanyFacts(services, file)
  return { path, ms: performance.now() - start, accepted, unchanged }
}

async function lists(app: TestApp, where: string, print: Print): Promise<void> {
  const officer = await app.person({ role: 'city-officer', regionPath: city })
  const district = await app.person({ role: 'district-officer', regionPath: `${city}320812/` })
  await app.services.db.query('analyze')
  const get =
    (query: string, as = officer) =>
    async () => {
      const answer = await app.request('GET', `/api/enterprises/companies?pageSize=50${query}`, { as })
      if (answer.status !== 200) throw new Error(`${query} answered ${answer.status}: ${answer.text}`)
      return answer.json<{ total: number }>()
    }
  const measure = async (name: string, run: () => Promise<unknown>) => {
    await times(3, run)
    const { p50, p95 } = await times(40, run)
    print(`enterprises ${where}_${name}_p50=${p50.toFixed(1)} ms`)
    print(`enterprises ${where}_${name}_p95=${p95.toFixed(1)} ms`)
    return p50
  }
  const { total } = await get('')()
  const list = await measure('list_city', get(''))
  await measure('list_district', get('', district))
  await measure('last_page', get(`&page=${Math.ceil(total / 50)}`))
  await measure('filter_title', get('&title=high-tech-enterprise&status=active'))
  await measure('search', get(`&q=${encodeURIComponent('企业77')}`))
  await measure('search_nothing', get(`&q=${encodeURIComponent('没有的企业')}`))
  const bare = await times(40, () =>
    app.services.db.query(
      `select c.*, count(*) over () from enterprises.company c where starts_with(c.region_path, $1)
       order by c.name collate "C", c.credit_code limit 50`,
      [city],
    ),
  )
  print(`enterprises ${where}_bare_sql_p50=${bare.p50.toFixed(1)} ms`)
  print(`enterprises ${where}_list_ratio=${(list / bare.p50).toFixed(2)}`)
}

async function imports(app: TestApp, print: Print): Promise<void> {
  const first = await load(app, { rows: imported })
  print(`enterprises import_${first.accepted}_rows=${(first.ms / 1000).toFixed(1)} s`)
  const again = await load(app, { rows: imported })
  print(`enterprises import_again_${again.unchanged}_unchanged=${(again.ms / 1000).toFixed(1)} s`)
  const start = performance.now()
  const districts = ['淮安区', '淮阴区', '清江浦区', '洪泽区', '涟水县', '盱眙县', '金湖县']
  await readCompanyFacts(first.path, { fileName: 'a.csv', districts, asOf: '2026-05-11', withFurther: true })
  const reading = performance.now() - start
  print(`enterprises bare_reading=${(reading / 1000).toFixed(1)} s`)
  print(`enterprises import_ratio=${(first.ms / reading).toFixed(2)}`)
}
