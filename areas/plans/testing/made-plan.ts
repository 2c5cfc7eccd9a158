import type { CompiledPlan } from '#engines/plan-text'
import { system } from '#platform/auth/actor'
import { type Context, outsideRequest } from '#platform/http/route'
import type { TestApp } from '#platform/http/testing/start-app'
import type { PlansTables } from '../schema/tables.gen.ts'
import type { VersionState } from '../store/plans.ts'
import { writeCompiled } from '../store/write-compiled.ts'

export interface MadePlan {
  planId: string
  versionId: string
  itemId: string
  measureId: string
  title: string
  /** Name of the one responsible unit. */
  unit: string
}

const quote = '样例企业达120家以上'

const compiled: CompiledPlan = {
  document: {
    title: null,
    issuer: null,
    region: null,
    number: null,
    issued: null,
    status: null,
    kind: 'plan',
    period: { from: null, to: null },
  },
  outline: [],
  measures: [
    {
      id: 'M1',
      path: [],
      number: '1.',
      title: '培育样例企业',
      offset: 0,
      endOffset: quote.length,
      role: 'task',
      units: ['样例局'],
      responsibles: [{ printed: '样例局', resolved: '样例局', role: 'responsible' }],
      unitsOpen: false,
      unitsQuote: null,
      dueBy: null,
    },
  ],
  targets: [
    {
      id: 'T1',
      measure: 'M1',
      indicator: '样例企业数',
      subject: null,
      value: 120,
      valueMax: null,
      unit: '家',
      comparator: '>=',
      mode: 'stock',
      kind: 'target',
      deadline: '2099',
      deadlineFrom: 'stated',
      growth: null,
      quote,
      offset: 0,
      valueText: '120',
      valueOffset: quote.indexOf('120'),
      of: null,
      partOf: null,
      relativeTo: null,
      recurrence: null,
      table: null,
      progressClaim: null,
      units: ['样例局'],
      confidence: 0.9,
    },
  ],
  mechanisms: [],
  claims: [],
}

/**
 * A plan of a region with one measure, one responsible department and one open item, written without a file being read;
 * `after` another one the second version of that, which says the same.
 */
export async function makePlan(
  app: TestApp,
  input: { regionPath: string; departmentId: string; number: number; state?: VersionState; after?: MadePlan },
): Promise<MadePlan> {
  const { services } = app
  const { regionPath, number, after } = input
  const title = `样例规划${number}号`
  const planId = after?.planId ?? services.ids.next('pln')
  const versionId = services.ids.next('plv')
  const now = services.clock.now()
  const file = await services.files.put({
    name: `${title}.txt`,
    body: Buffer.from(`${quote}（${number}）`),
    maxBytes: 1000,
    uploadedBy: null,
  })
  return services.db.tx(async (tx) => {
    const db = tx.as<PlansTables>()
    const row = { region_path: regionPath, created_by_name: '样例', created_at: now, updated_at: now }
    if (!after)
      await db
        .insertInto('plans.plan')
        .values({ ...row, id: planId, title, current_version_id: versionId })
        .execute()
    await db
      .insertInto('plans.version')
      .values({
        region_path: regionPath,
        id: versionId,
        plan_id: planId,
        ordinal: after ? 2 : 1,
        earlier_version_id: after?.versionId ?? null,
        state: input.state ?? 'review',
        file_id: file.id,
        file_name: file.name,
        file_digest: file.digest,
        media_type: file.mediaType,
        size_bytes: file.sizeBytes,
        text_content: quote,
        text_digest: file.digest,
        text_length: quote.length,
        uploaded_by_name: '样例',
        uploaded_at: now,
      })
      .execute()
    const unit = {
      printed: '样例局',
      resolved: '样例局',
      role: 'responsible' as const,
      departmentId: input.departmentId,
      departmentName: '样例局',
      matchBps: 10_000,
    }
    const version = { region_path: regionPath, id: versionId, plan_id: planId }
    const pairs = after ? [{ beforeId: after.itemId, afterId: 'T1', fields: [] }] : []
    await writeCompiled(tx, services, { version, compiled, responsibles: new Map([['M1', [unit]]]), pairs })
    const [item] = await tx.query<{ id: string; measure_id: string }>(
      'select id, measure_id from plans.item where region_path = $1 and version_id = $2',
      [regionPath, versionId],
    )
    return { planId, versionId, itemId: item?.id ?? '', measureId: item?.measure_id ?? '', title, unit: '样例局' }
  })
}

/** The system itself, for steps that a fixture takes before somebody asks. */
export function systemContext(app: TestApp): Context {
  return outsideRequest(app.services, { actor: system, scope: { reach: 'all' } })
}
