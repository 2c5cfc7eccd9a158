import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Clock, systemClock } from '#kernel/clock'
import { type Ids, systemIds } from '#kernel/ids'
import type { Area } from '#platform/area'
import type { Assistant } from '#platform/assistant/assistant'
import type { SignInConfig } from '#platform/auth/sign-in'
import { testDb } from '#platform/db/testing/test-db'
import type { Mailer } from '#platform/mail/mail'
import type { Services } from '#platform/services'
import { openPlatform, platformAreas, serverOf } from '../assemble.ts'
import { defaultHttpConfig, type HttpConfig } from '../config.ts'
import type { MembershipNames } from '../me.ts'
import { type Ask, asker, type TestAnswer } from './ask.ts'
import { type People, peopleOf, type TestPerson } from './people.ts'

export interface StartAppOptions {
  areas: Area[]
  clock?: Clock
  ids?: Ids
  http?: Partial<HttpConfig>
  signIn?: Partial<SignInConfig>
  membershipNames?: MembershipNames
  assistant?: Assistant
  mail?: Mailer
  /** Address of a PostgreSQL server, for what is only asked of one; else what the whole suite runs on. */
  serverUrl?: string
  /** Log lines, for tests about the log. */
  log?: { write(line: string): void }
}

export interface TestApp extends People {
  services: Services
  server: FastifyInstance
  /** Every area that is running, the platform's own included. */
  areas: Area[]
  /** Folder of uploaded files. */
  filesFolder: string
  /** Session cookie of a person, for requests that `request` cannot make. */
  credentialsOf(person: TestPerson): Promise<string>
  /** Sends a request through the real server: real session or key, real validation, real database. */
  request(method: string, path: string, ask?: Ask): Promise<TestAnswer>
  close(): Promise<void>
}

/**
 * The real application with some areas on a database of its own. Reference data of the areas is seeded.
 *
 * Example:
 *   const app = await startApp({ areas: [plansArea] })
 *   const officer = await app.person({ role: 'city-officer', regionPath: '320800/' })
 *   const answer = await app.request('GET', '/api/plans', { as: officer })
 */
export async function startApp(options: StartAppOptions): Promise<TestApp> {
  const db = await testDb({ areas: [...platformAreas, ...options.areas], serverUrl: options.serverUrl })
  const folder = await mkdtemp(join(tmpdir(), 'kechuang-test-'))
  const defects: unknown[] = []
  const http = {
    ...defaultHttpConfig,
    requestsPerMinute: 1_000_000,
    signInsPerMinute: 1_000_000,
    uploadsPerMinute: 100_000,
    publicWritesPerMinute: 100_000,
    publicSumsPerMinute: 100_000,
    ...options.http,
  }
  const platform = await openPlatform({
    db,
    filesFolder: folder,
    clock: options.clock ?? systemClock,
    ids: options.ids ?? systemIds,
    areas: options.areas,
    publicUrl: http.publicUrl,
    ...(options.assistant ? { assistant: options.assistant } : {}),
    ...(options.mail ? { mail: options.mail } : {}),
    onError: (error) => defects.push(error),
  })
  for (const area of platform.areas) await area.seed?.(platform.services)
  const { server, areas } = await serverOf(platform, {
    signIn: { publicUrl: http.publicUrl, secret: 'a-secret-of-the-tests-only-0123456789', ...options.signIn },
    http,
    ...(options.membershipNames ? { membershipNames: options.membershipNames } : {}),
    log: options.log ?? { write: (line) => reportDefect(line) },
  })
  const people = peopleOf(platform.services, server, http.publicUrl)
  return {
    services: platform.services,
    server,
    areas,
    filesFolder: folder,
    ...people,
    request: asker(server, people.credentialsOf),
    async close() {
      await server.close()
      await platform.stop()
      await db.close()
      await rm(folder, { recursive: true, force: true })
      if (defects.length > 0) throw new AggregateError(defects, 'defects in background work')
    },
  }
}

/** A defect answers 500 without a word; its cause belongs on the screen of whoever runs the test. */
function reportDefect(line: string): void {
  const { msg, err } = JSON.parse(line) as { msg?: string; err?: { stack?: string } }
  if (msg === 'defect') process.stderr.write(`${err?.stack ?? line}\n`)
}
