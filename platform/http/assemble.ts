import type { FastifyInstance } from 'fastify'
import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import { type Area, defineArea } from '#platform/area'
import type { Assistant } from '#platform/assistant/assistant'
import { auditArea } from '#platform/audit/area'
import { type OperationLog, openOperationLog } from '#platform/audit/log'
import type { Actor } from '#platform/auth/actor'
import { authArea } from '#platform/auth/area'
import { actorResolver } from '#platform/auth/resolve-actor'
import { createSignIn, type SignIn, type SignInConfig } from '#platform/auth/sign-in'
import { casesArea } from '#platform/cases/area'
import type { Db } from '#platform/db/db'
import type { OpenedDb } from '#platform/db/open'
import { errors as fileErrors } from '#platform/files/errors'
import { openFileStore } from '#platform/files/store'
import { gatherDigest } from '#platform/gather-digest'
import type { Jobs } from '#platform/jobs/jobs'
import { startJobs } from '#platform/jobs/start-jobs'
import type { Mailer } from '#platform/mail/mail'
import { parametersArea } from '#platform/parameters/area'
import { registryOf } from '#platform/registry'
import type { Services } from '#platform/services'
import { viewsArea } from '#platform/views/area'
import packageInfo from '../../package.json' with { type: 'json' }
import { type DemoAccount, edgeArea } from './area.ts'
import type { HttpConfig } from './config.ts'
import { diskCheck, type HealthCheck } from './health.ts'
import type { MembershipNames } from './me.ts'
import { openApiDocument } from './openapi.ts'
import { createHttpServer, type ServerParts } from './server.ts'

const filesArea = defineArea({
  id: 'files',
  title: { zh: '文件', en: 'Files' },
  schema: new URL('../files/schema/', import.meta.url),
  errors: fileErrors,
  permissions: {},
  routes: [],
})

/** What the platform brings along; its tables are migrated before those of the areas. */
export const platformAreas: Area[] = [filesArea, auditArea, authArea, parametersArea, casesArea, viewsArea]

export interface PlatformParts {
  db: OpenedDb
  /** Folder of uploaded files. */
  filesFolder: string
  clock: Clock
  ids: Ids
  areas: Area[]
  publicUrl: string
  /** False: enqueues and watches, runs nothing itself. */
  runsJobs?: boolean
  assistant?: Assistant | null
  mail?: Mailer | null
  /** Defects of background work. */
  onError(error: unknown): void
}

export interface Platform {
  services: Services
  /** Every area: the platform's own and the city's. */
  areas: Area[]
  healthChecks: HealthCheck[]
  /** Ends jobs, seals the log; the database stays open, for whoever opened it to close. */
  stop(): Promise<void>
}

/** Opens what areas stand on, over a migrated database. */
export async function openPlatform(parts: PlatformParts): Promise<Platform> {
  const { db, clock, ids, publicUrl } = parts
  const audit: OperationLog = openOperationLog({ db, clock, ids, onError: parts.onError })
  const files = await openFileStore({ folder: parts.filesFolder, db, clock, ids })
  const areas = [...platformAreas, ...parts.areas]
  const registry = registryOf(areas)
  const base: Omit<Services, 'jobs' | 'db'> & { db: OpenedDb } = {
    ...{ db, clock, ids, files, audit, registry, publicUrl },
    ...(parts.assistant ? { assistant: parts.assistant } : {}),
    ...(parts.mail ? { mail: parts.mail } : {}),
    // Asked only once everything is open.
    digestFor: (actor: Actor) => gatherDigest(areas, { ...base, jobs }, actor),
  }
  const kinds = areas.flatMap((area) => area.jobs ?? [])
  const jobs: Jobs & { stop(): Promise<void> } = await startJobs(base, kinds, {
    runsJobs: parts.runsJobs ?? true,
    onError: parts.onError,
  })
  return {
    services: { ...base, jobs },
    areas,
    healthChecks: healthChecksOf(db, parts.filesFolder, clock),
    async stop() {
      await jobs.stop()
      await audit.stop()
    },
  }
}

/** What the server needs of whoever opened database, files and jobs. */
export type Served = Pick<Platform, 'services' | 'areas' | 'healthChecks'>

export interface ServeParts {
  signIn: SignInConfig
  http: HttpConfig
  membershipNames?: MembershipNames
  demoAccounts?: DemoAccount[]
  log?: ServerParts['log']
}

/** The HTTP server over an open platform. */
export async function serverOf(
  platform: Served,
  parts: ServeParts,
): Promise<{ server: FastifyInstance; signIn: SignIn; areas: Area[] }> {
  const { services } = platform
  const signIn = createSignIn(services, parts.signIn)
  const { membershipNames, demoAccounts } = parts
  const edge = edgeArea({ areas: platform.areas, signIn: parts.signIn, membershipNames, demoAccounts })
  const areas = [...platform.areas, edge]
  const server = await createHttpServer({
    areas,
    services,
    signIn,
    actors: actorResolver(services, signIn, parts.signIn),
    config: parts.http,
    healthChecks: platform.healthChecks,
    ...(parts.log === undefined ? {} : { log: parts.log }),
  })
  let document: string | null = null
  server.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(areas, packageInfo.version))
    return reply.header('content-type', 'application/json; charset=utf-8').send(document)
  })
  return { server, signIn, areas }
}

/** The parts without which the platform cannot work. */
export function healthChecksOf(db: OpenedDb, filesFolder: string, clock: Clock): HealthCheck[] {
  return [
    { name: 'database', check: async () => (await db.health()).isUp },
    { name: 'jobs', check: () => jobsAreTakenUp(db, clock) },
    diskCheck(filesFolder),
  ]
}

const takenUpWithinMinutes = 10

/** Work that waits while nothing runs means that the worker is gone. */
async function jobsAreTakenUp(db: Db, clock: Clock): Promise<boolean> {
  const [row] = await db.query<{ is_stuck: boolean }>(
    `select exists (select 1 from platform.job where state = 'waiting'
       and created_at < $2::timestamptz - make_interval(mins => $1))
       and not exists (select 1 from platform.job where state = 'running') as is_stuck`,
    [takenUpWithinMinutes, clock.now()],
  )
  return row?.is_stuck === false
}
