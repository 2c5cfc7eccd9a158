import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '#kernel/refusal'
import { type Area, defineArea } from '#platform/area'
import { type Permissions, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import { type Context, route } from '#platform/http/route'
import { defineJob } from '#platform/jobs/job-kind'
import { listDailyRoots, listOperations, proveOperation } from './contract.ts'
import { publishDailyRoot } from './daily-root.ts'
import { errors } from './errors.ts'
import type { Entry } from './log.ts'
import { inclusionProof, rootOf } from './merkle.ts'
import { sealedLeaves } from './verify.ts'

const permissions: Permissions = {
  'audit:read': {
    title: { zh: '查看操作日志', en: 'Read the operation log' },
    grants: { administrator: 'region', supervisor: 'region' },
  },
  'audit:roots': { title: { zh: '查看每日根', en: 'Read daily roots' }, grants: { anyone: 'public' } },
}

/** Pages go no further back than this many entries; whoever looks for more names an object or an action. */
const mostCounted = 10_000

async function readOperations(
  ctx: Context,
  query: QueryOf<typeof listOperations>,
): Promise<ResponseOf<typeof listOperations>> {
  const { object, action, actor, page, pageSize } = query
  const found = ctx.db
    .as<{ 'audit.operation': Entry }>()
    .selectFrom('audit.operation as o')
    .where(scopeCondition(ctx.scope, { regionPath: 'o.region_path' }))
    .$if(Boolean(object), (q) => q.where('o.object', '=', object ?? ''))
    .$if(Boolean(action), (q) => q.where(sql<boolean>`starts_with(o.action, ${action ?? ''})`))
    .$if(Boolean(actor), (q) => q.where('o.actor_name', '=', actor ?? ''))
  const rows = await found
    .selectAll()
    .orderBy('o.at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const counted = found.select('o.id').limit(mostCounted).as('counted')
  const { total } = await ctx.db
    .as()
    .selectFrom(counted)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow()
  return { items: rows.map(viewOf), total }
}

function viewOf(row: Entry) {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    actorUserId: row.actor_user_id,
    actorRole: row.actor_role,
    action: row.action,
    object: row.object,
    regionPath: row.region_path,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    position: row.position === null ? null : Number(row.position),
    entryDigest: row.entry_digest,
  }
}

async function prove(ctx: Context, id: string) {
  const [entry] = await ctx.db
    .as<{ 'audit.operation': Entry }>()
    .selectFrom('audit.operation as o')
    .selectAll()
    .where('o.id', '=', id)
    .where(scopeCondition(ctx.scope, { regionPath: 'o.region_path' }))
    .execute()
  if (!entry) throw new Refusal('audit.not-found')
  if (entry.position === null) throw new Refusal('audit.not-sealed')
  const leaves = await sealedLeaves(ctx.db, await sealedSize(ctx.db))
  const index = Number(entry.position)
  return {
    id,
    leaf: leaves[index]?.toString('hex') ?? '',
    index,
    size: leaves.length,
    root: rootOf(leaves).toString('hex'),
    proof: inclusionProof(leaves, index).map((node) => node.toString('hex')),
  }
}

async function sealedSize(db: Db): Promise<number> {
  const [head] = await db.query<{ size: bigint }>('select coalesce(max(position) + 1, 0) as size from audit.operation')
  return Number(head?.size ?? 0n)
}

const closeDay = defineJob({
  name: 'audit.publish-daily-root',
  title: { zh: '发布操作日志每日根', en: 'Publish the daily root of the operation log' },
  input: z.object({}),
  cron: '5 0 * * *',
  run: ({ services }) => publishDailyRoot(services.db, services.clock),
})

/** The operation log as the application sees it. It belongs to the platform, so it knows no other area. */
export const auditArea: Area = defineArea({
  id: 'audit',
  title: { zh: '操作日志', en: 'Operation log' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  permissions,
  jobs: [closeDay],
  routes: [
    route(listDailyRoots, {
      permission: 'audit:roots',
      async run(ctx) {
        const rows = await ctx.db.query<{ day: string; size: bigint; root: string; published_at: Date }>(
          'select day, size, root, published_at from audit.daily_root order by day desc limit 400',
        )
        const items = rows.map((r) => ({
          day: r.day,
          size: Number(r.size),
          root: r.root,
          publishedAt: r.published_at.toISOString(),
        }))
        return { items }
      },
    }),
    route(listOperations, {
      permission: 'audit:read',
      run: (ctx, { query }) => readOperations(ctx, query),
    }),
    route(proveOperation, { permission: 'audit:read', run: (ctx, { params }) => prove(ctx, params.id) }),
  ],
})
