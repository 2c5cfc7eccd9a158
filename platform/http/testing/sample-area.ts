import { sql } from 'kysely'
import { z } from 'zod'
import { defineErrors, Refusal } from '#kernel/refusal'
import { type Area, defineArea } from '#platform/area'
import { scopeCondition } from '#platform/auth/permission'
import { defineJob } from '#platform/jobs/job-kind'
import { endpoint } from '../endpoint.ts'
import { route } from '../route.ts'

/** An area with one route of every kind, on which the edge is tested. */
const Note = z
  .object({ text: z.string().min(1).max(20), level: z.int().min(1).max(5).optional() })
  .meta({ id: 'SampleNote' })
const Kept = z.object({ id: z.string(), text: z.string() }).meta({ id: 'SampleKept' })
const oneNote = z.object({ id: z.string() })

const postNote = endpoint({
  method: 'POST',
  path: '/api/sample/notes',
  summary: { zh: '记一条', en: 'Keep a note' },
  body: Note,
  response: Kept,
  status: 201,
})
const listNotes = endpoint({
  method: 'GET',
  path: '/api/sample/notes',
  summary: { zh: '列出', en: 'List' },
  query: z.object({ page: z.coerce.number().int().min(1).default(1), kind: z.array(z.string()).optional() }),
  response: z.object({ page: z.number(), kind: z.array(z.string()).nullable(), seen: z.array(z.string()) }),
})
const refuse = endpoint({
  method: 'POST',
  path: '/api/sample/refusals/{id}',
  summary: { zh: '拒绝', en: 'Refuse' },
  params: oneNote,
})
const uploadFile = endpoint({
  method: 'POST',
  path: '/api/sample/files',
  summary: { zh: '上传', en: 'Upload' },
  upload: { maxBytes: 2_000_000 },
  body: z.object({ title: z.string().min(1) }),
  response: z.object({ title: z.string(), sizeBytes: z.int(), name: z.string() }),
})
const download = endpoint({
  method: 'GET',
  path: '/api/sample/files/{id}',
  publicPage: '/public/files/{id}',
  summary: { zh: '下载', en: 'Download' },
  params: oneNote,
  answers: 'download',
})
const events = endpoint({
  method: 'GET',
  path: '/api/sample/events/{id}',
  summary: { zh: '推送', en: 'Events' },
  params: oneNote,
  answers: 'events',
  response: z.object({ n: z.int() }),
})
const startJob = endpoint({
  method: 'POST',
  path: '/api/sample/jobs',
  summary: { zh: '后台', en: 'Job' },
  response: z.object({ jobId: z.string() }),
  status: 202,
})

export const handlerEnds: string[] = []

const count = defineJob({
  name: 'sample.count',
  title: { zh: '计数', en: 'Count' },
  input: z.object({}),
  run: async ({ progress }) => {
    progress(0.5)
    return { counted: 3 }
  },
})

export const sampleArea: Area = defineArea({
  id: 'sample',
  title: { zh: '样例', en: 'Sample' },
  errors: defineErrors({
    'sample.no': { status: 409, zh: '不行：{why}。请改。', en: 'No: {why}. Change it.' },
    'sample.nowhere': { status: 404, zh: '没有。', en: 'Not there.' },
    'sample.gone': { status: 410, zh: '没了。', en: 'Gone.' },
    'sample.twice': { status: 409, zh: '已有。', en: 'Already there.' },
  }),
  constraints: { sample_race: 'sample.twice' },
  permissions: {
    'sample:write': {
      title: { zh: '写', en: 'Write' },
      grants: { 'city-officer': 'all', 'district-officer': 'region', 'organisation-member': 'organisation' },
    },
    'sample:read': { title: { zh: '读', en: 'Read' }, grants: { anyone: 'public' } },
  },
  jobs: [count],
  search: {
    permission: 'sample:write',
    run: async (ctx, query) => [{ kind: 'note', title: `${query} ${ctx.scope.reach}`, link: '/sample' }],
  },
  routes: [
    route(postNote, {
      permission: 'sample:write',
      run: async (ctx, { body }) => ({ id: ctx.requestId, text: body.text }),
    }),
    route(listNotes, {
      permission: 'sample:write',
      run: async (ctx, { query }) => {
        const rows = await ctx.db
          .as<{ v: { path: string; organisation: string } }>()
          .selectFrom(
            sql<{
              path: string
              organisation: string
            }>`(values ('320800/320812/', 'org_a'), ('320800/320803/', 'org_b'))`.as<'v'>(sql`v(path, organisation)`),
          )
          .select('v.path')
          .where(scopeCondition(ctx.scope, { regionPath: 'v.path', organisationId: 'v.organisation' }))
          .execute()
        return { page: query.page, kind: query.kind ?? null, seen: rows.map((row) => row.path) }
      },
    }),
    route(refuse, {
      permission: 'sample:write',
      run: async (_ctx, { params }) => {
        if (params.id === 'defect') throw new Error('secret detail of the inside')
        if (params.id === 'race') throw Object.assign(new Error('duplicate key'), { constraint: 'sample_race' })
        if (params.id === 'unknown') throw new Refusal('sample.nobody-declared-this')
        if (params.id === 'none') return undefined
        throw new Refusal([
          { code: 'sample.no', params: { why: '甲' } },
          { code: 'sample.gone', field: 'x' },
        ])
      },
    }),
    route(uploadFile, {
      permission: 'sample:write',
      run: async (_ctx, { body, file }) => ({ title: body.title, sizeBytes: file.sizeBytes, name: file.name }),
    }),
    route(download, {
      permission: 'sample:read',
      run: async (_ctx, { params }) => {
        if (params.id === 'unknown') throw new Refusal('sample.nowhere')
        return {
          fileName: '任务书 "一".docx',
          contentType: 'text/html',
          body: new TextEncoder().encode('<b>x</b>'),
        }
      },
    }),
    route(events, {
      permission: 'sample:read',
      run: async (_ctx, { params, signal }) => counting(params.id, signal),
    }),
    route(startJob, {
      permission: 'sample:write',
      run: async (ctx) => ({ jobId: await ctx.db.tx((tx) => ctx.jobs.enqueue(tx, 'sample.count', {}, ctx.actor)) }),
    }),
  ],
})

async function* counting(id: string, signal: AbortSignal): AsyncGenerator<{ n: number }> {
  try {
    yield { n: 1 }
    yield { n: 2 }
    if (id === 'endless') await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    if (id === 'refused') throw new Refusal({ code: 'sample.no', params: { why: '乙' } })
  } finally {
    handlerEnds.push(id)
  }
}
