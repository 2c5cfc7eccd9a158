import { Agent } from 'node:http'
import { loadRegions } from '#areas/regions'
import { sampleAnswers } from '#engines/form'
import { type OpenedDb, openDb } from '#platform/db/open'
import { stationFiling } from '../areas/stations/procedures.ts'
import { postgresBinaries, startPostgres } from '../tools/postgres.ts'
import { type Applicant, enterApplicants, fillUpTo, model, writeDrafts } from './deadline-day/applicants.ts'
import { post } from './deadline-day/post.ts'
import { startBareInserts, startKechuang } from './deadline-day/servers.ts'

const applicantCount = 2000
const rushMs = 60_000
const clients = 16
const burst = 1000
const sizes = [10_000, 100_000, 1_000_000]
const timedSubmissions = 300
const timedClients = 2

type Print = (line: string) => void

/**
 * 2,000 applicants hand in within a minute, over HTTP, to a server process of its own on PostgreSQL; what it takes at
 * most, beside a bare insert of the same bodies; and what one submission costs with 10⁴ and with 10⁶ cases there.
 */
export async function bench(print: Print): Promise<void> {
  if (!postgresBinaries()) return print('deadline-day: skipped, no PostgreSQL found')
  const postgres = await startPostgres()
  try {
    const server = await startKechuang(postgres.url)
    const bare = await startBareInserts(postgres.url)
    const db = await openDb({ databaseUrl: postgres.url })
    try {
      await loadRegions(db, new URL('../areas/regions/data/320800.json', import.meta.url))
      const applicants = await enterApplicants(db, applicantCount)
      await rush(db, server.url, applicants, print)
      await atMost(db, { ours: server.url, bare: bare.url }, applicants, print)
      await asCasesGrow(db, server.url, applicants, print)
    } finally {
      await db.close()
      await bare.stop()
      await server.stop()
    }
  } finally {
    await postgres.stop()
  }
}

const submission = (url: string, { key, address }: Applicant, draftId: string) => ({
  url: `${url}/api/procedures/${model.id}/drafts/${draftId}/submit`,
  headers: { 'x-api-key': key, 'x-forwarded-for': address },
  body: JSON.stringify({ revision: 1 }),
})

/** Everybody at a moment of their own; waiting counts from that moment, whatever the ones before them do. */
async function rush(db: OpenedDb, url: string, applicants: readonly Applicant[], print: Print): Promise<void> {
  const drafts = await writeDrafts(db, applicants)
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const start = performance.now()
  const answers = await Promise.all(
    applicants.map(async (applicant, i) => {
      const at = start + (i * rushMs) / applicants.length
      await new Promise((due) => setTimeout(due, Math.max(0, at - performance.now())))
      const { status } = await post(agent, submission(url, applicant, drafts[i] ?? ''))
      return { status, ms: performance.now() - at }
    }),
  )
  agent.destroy()
  const seconds = (performance.now() - start) / 1000
  const waits = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  print(`deadline-day submitted=${answers.filter(({ status }) => status < 300).length} of ${applicants.length}`)
  print(`deadline-day errors=${answers.filter(({ status }) => status >= 300).length}`)
  print(`deadline-day rush=${seconds.toFixed(1)} s`)
  for (const share of [0.5, 0.95, 0.99])
    print(`deadline-day p${share * 100}=${(waits[Math.floor(waits.length * share)] ?? 0).toFixed(0)} ms`)
  print(`deadline-day lost=${applicants.length - (await filedWhole(db, drafts))}`)
}

/** Cases of these drafts that are there with their history, their entry in the operation log and their announced file. */
async function filedWhole(db: OpenedDb, drafts: readonly string[]): Promise<number> {
  const [row] = await db.query<{ whole: number }>(
    `select count(*)::int as whole from cases.draft d
     join cases.case c on c.party_id = d.party_id and c.id = d.filed_case_id
     where d.id = any($1)
       and exists (select from cases.event e where e.party_id = c.party_id and e.case_id = c.id and e.kind = 'filed')
       and exists (select from cases.attachment a where a.party_id = c.party_id and a.case_id = c.id)
       and exists (select from audit.operation o where o.object = 'case:' || c.id)`,
    [drafts],
  )
  return row?.whole ?? 0
}

/** Submissions per second with everybody at once, by turns with the peer. */
async function atMost(
  db: OpenedDb,
  urls: { ours: string; bare: string },
  applicants: readonly Applicant[],
  print: Print,
): Promise<void> {
  const body = JSON.stringify(sampleAnswers(model.form, stationFiling.example))
  const figures = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round < 3; round++) {
    const some = applicants.slice(0, burst)
    const drafts = await writeDrafts(db, some)
    figures.bare.push(await perSecond(burst, () => ({ url: urls.bare, headers: {}, body })))
    figures.ours.push(await perSecond(burst, (i) => submission(urls.ours, at(some, i), at(drafts, i))))
  }
  const [ours, bare] = [median(figures.ours), median(figures.bare)]
  print(`deadline-day at-most=${ours.toFixed(0)} 1/s (clients ${clients})`)
  print(`deadline-day bare-inserts=${bare.toFixed(0)} 1/s (the same bodies, nothing checked, same run)`)
  print(`deadline-day ratio=${(ours / bare).toFixed(2)}`)
}

async function perSecond(count: number, request: (i: number) => Parameters<typeof post>[1]): Promise<number> {
  const start = performance.now()
  await inTurn(count, clients, request)
  return (count * 1000) / (performance.now() - start)
}

async function inTurn(count: number, by: number, request: (i: number) => Parameters<typeof post>[1]) {
  const agent = new Agent({ keepAlive: true, maxSockets: by })
  const waits: number[] = []
  let next = 0
  const client = async () => {
    while (next < count) {
      const asked = request(next++)
      const from = performance.now()
      const { status, text } = await post(agent, asked)
      if (status >= 300) throw new Error(`${asked.url} answered ${status}: ${text}`)
      waits.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: by }, client))
  agent.destroy()
  return waits
}

async function asCasesGrow(db: OpenedDb, url: string, applicants: readonly Applicant[], print: Print): Promise<void> {
  const costs: number[] = []
  for (const size of sizes) {
    await fillUpTo(db, size)
    await db.query('checkpoint')
    const some = applicants.slice(0, timedSubmissions)
    const drafts = await writeDrafts(db, some)
    const waits = await inTurn(some.length, timedClients, (i) => submission(url, at(some, i), at(drafts, i)))
    const cost = median(waits)
    costs.push(cost)
    print(`deadline-day submission-with-${size}-cases=${cost.toFixed(1)} ms`)
  }
  print(`deadline-day flatness=${((costs.at(-1) ?? 0) / (costs[0] ?? 1)).toFixed(2)} (10⁶ against 10⁴; 1 is flat)`)
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`nothing at ${index}`)
  return found
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
