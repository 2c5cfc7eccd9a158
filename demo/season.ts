import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createOrganisation, createPerson, grantMembership } from '#areas/accounts'
import {
  enterResult,
  listReviews,
  openRound,
  openSeason,
  publishCalibration,
  readReview,
  saveReview,
} from '#areas/recognition'
import { type Actor, system } from '#platform/auth/actor'
import type { Scope } from '#platform/auth/permission'
import { actOnCase } from '#platform/cases/actions/act'
import { announce, takeBytes } from '#platform/cases/actions/attachments'
import { saveDraft, startDraft } from '#platform/cases/actions/drafts'
import { submitDraft } from '#platform/cases/actions/submit'
import type { CaseRecord } from '#platform/cases/store/cases'
import { type Context, outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'
import { type DemoEntrant, entrantsNow, highTechAnswers, lastEntrants } from './season-companies.ts'

const procedureId = 'high-tech-recommendation'

interface Stage {
  services: Services
  people: ReadonlyMap<string, Actor>
}

/**
 * Two seasons of high-tech recognition, all invented: last year's with 24 companies from application to published results, and
 * this year's in the middle, with applications at every step. Everybody acts as they would, on the days they would.
 */
export async function liveThroughSeasons(services: Services, people: ReadonlyMap<string, Actor>): Promise<void> {
  const stage = { services, people }
  await lastYear(stage)
  await thisYear(stage)
}

async function lastYear(stage: Stage): Promise<void> {
  const { id: seasonId } = await openSeason(as(stage, 'city', '2024-05-20'), {
    title: '2024 年第一批高企申报（示例）',
    year: 2024,
    batch: 1,
    opensOn: '2024-06-03',
    closesOn: '2024-07-12',
    reviewBy: '2024-08-16',
    recommendBy: '2024-08-30',
  })
  for (const [index, entrant] of lastEntrants().entries()) {
    const row = await passed(stage, entrant, { filedOn: '2024-06-17', size: 5 + ((index * 7) % 40) })
    // Better ones are rated higher, but experts err: some that fail are rated well, and the other way round.
    const level = entrant.certificate ? (index % 8 === 3 ? 0 : 1 + (index % 2)) : index % 4 === 1 ? 1 : -1 - (index % 2)
    await reviewedBy(stage, row, { openedOn: '2024-07-15', handedOn: '2024-07-29', levels: [level, level - 1] })
    await step(stage, row, 'city', '2024-08-20', 'recommend', { reason: '示例：按预评审意见已完善。' })
    await enterResult(as(stage, 'city', '2025-01-10'), seasonId, {
      creditCode: entrant.company.creditCode,
      result: entrant.certificate ? 'recognised' : 'not-recognised',
      points: String((entrant.certificate ? 73 : 62) + ((index * 5) % 9)),
      ...(entrant.certificate
        ? { certificateNumber: entrant.certificate.number, validFrom: entrant.certificate.validFrom }
        : {}),
      basis: '示例公告（虚构）',
    })
  }
  await publishCalibration(as(stage, 'city', '2025-01-15'), seasonId)
}

/** How far each application of this year has come, one after the other. */
const steps = [
  'filed',
  'filed',
  'passed',
  'passed',
  'assigned',
  'overdue',
  'half',
  'improving',
  'twice',
  'twice',
] as const

async function thisYear(stage: Stage): Promise<void> {
  await openSeason(as(stage, 'city', '2025-05-20'), {
    title: '2025 年第一批高企申报（示例）',
    year: 2025,
    batch: 1,
    opensOn: '2025-06-03',
    closesOn: '2025-07-18',
    reviewBy: '2025-08-15',
    recommendBy: '2025-08-29',
  })
  for (const [index, entrant] of entrantsNow().entries()) {
    const at = steps[index % steps.length] ?? 'filed'
    const how = { filedOn: '2025-06-09', size: 8 + ((index * 11) % 40) }
    if (at === 'filed') {
      await filed(stage, entrant, { ...how, filedOn: '2025-07-01' })
      continue
    }
    const row = await passed(stage, entrant, how)
    if (at === 'passed') continue
    const openedOn = '2025-06-16'
    if (at === 'assigned' || at === 'overdue' || at === 'half') {
      const dueOn = at === 'overdue' ? '2025-06-27' : '2025-07-11'
      await assigned(stage, row, { openedOn, dueOn })
      if (at === 'half') await handedIn(stage, 'expert', row, { on: '2025-06-24', level: 0 })
      continue
    }
    await reviewedBy(stage, row, { openedOn, handedOn: '2025-06-20', levels: [-2, -1] })
    const improving = await step(stage, row, 'city', '2025-06-23', 'improve', {
      note: '示例：请补充研发制度和成果转化证明，按各项意见完善。',
    })
    if (at === 'improving') continue
    const again = await actAs(stage, improving, await applicantOf(stage, entrant), '2025-06-26', 'handInAgain', {})
    await reviewedBy(stage, again, { openedOn: '2025-06-26', handedOn: '2025-06-30', levels: [1, 2] })
  }
}

const made = new Map<string, Actor>()

/** Somebody who acts for a company; nobody can sign in as them. */
async function applicantOf({ services }: Stage, { company }: DemoEntrant): Promise<Actor> {
  const known = made.get(company.creditCode)
  if (known) return known
  const { name, creditCode, regionPath } = company
  const actor = await services.db.tx(async (tx) => {
    const organisation = { creditCode, name, kind: 'enterprise' as const, regionPath }
    const { id: organisationId } = await createOrganisation(tx, services, system, organisation)
    const person = { name: '申报联系人（虚构）', username: `demo.${creditCode.toLowerCase()}`, regionPath }
    const user = await createPerson(tx, services, system, person)
    const role = 'organisation-member' as const
    const place = { role, userId: user.id, regionPath, organisationId, departmentId: null }
    const membership = { ...place, validFrom: '2020-01-01', validTo: null }
    const { id: membershipId } = await grantMembership(tx, services, system, membership)
    return { kind: 'person' as const, name: person.name, membershipId, locale: 'zh-CN' as const, ...place }
  })
  made.set(creditCode, actor)
  return actor
}

async function filed(
  stage: Stage,
  entrant: DemoEntrant,
  { filedOn, size }: { filedOn: string; size: number },
): Promise<CaseRecord> {
  const ctx = acting(stage.services, await applicantOf(stage, entrant), filedOn)
  const draft = await startDraft(ctx, procedureId, { callId: null, another: true })
  const body = Buffer.from(`%PDF-1.4\n% 示例申报材料（虚构）${entrant.company.creditCode} ${filedOn}\n`)
  const sha256 = createHash('sha256').update(body).digest('hex')
  const manifest = { name: '申报材料（示例）.pdf', sizeBytes: body.length, sha256 }
  const { id } = await announce(ctx, draft.id, { field: 'evidence', ...manifest })
  await takeBytes(ctx, id, 0, Readable.from([body]))
  const { draft: saved } = await saveDraft(ctx, draft.id, {
    revision: draft.revision,
    changes: {
      ...{ contact: '申报联系人（虚构）', phone: '0517-83000000', isPledged: true },
      ...highTechAnswers(size),
      evidence: [{ id, ...manifest }],
    },
    insistOn: [],
    dismissLeftOver: false,
  })
  return submitDraft(ctx, draft.id, saved.revision)
}

async function passed(stage: Stage, entrant: DemoEntrant, how: { filedOn: string; size: number }): Promise<CaseRecord> {
  const row = await filed(stage, entrant, how)
  const officer = entrant.company.regionPath.endsWith('320812/') ? 'district' : 'district2'
  return step(stage, row, officer, how.filedOn, 'pass', {})
}

const step = (stage: Stage, row: CaseRecord, who: string, on: string, action: string, input: Record<string, unknown>) =>
  actAs(stage, row, personOf(stage, who), on, action, input)

const actAs = (
  { services }: Stage,
  row: CaseRecord,
  actor: Actor,
  on: string,
  action: string,
  input: Record<string, unknown>,
) =>
  actOnCase(
    acting(services, actor, on, '16'),
    { procedureId, caseId: row.id },
    { action, revision: row.revision, input },
  )

const experts = ['expert', 'expert2'] as const

async function assigned(stage: Stage, row: CaseRecord, { openedOn, dueOn }: { openedOn: string; dueOn: string }) {
  const expertIds = experts.map((who) => personOf(stage, who).userId ?? '')
  await openRound(as(stage, 'city', openedOn), row.id, { expertIds, dueOn })
}

async function reviewedBy(
  stage: Stage,
  row: CaseRecord,
  { openedOn, handedOn, levels }: { openedOn: string; handedOn: string; levels: readonly [number, number] },
): Promise<void> {
  await assigned(stage, row, { openedOn, dueOn: handedOn })
  for (const [index, who] of experts.entries())
    await handedIn(stage, who, row, { on: handedOn, level: levels[index] ?? 0 })
}

/** What an expert gives: the middle of each band, a little more or less. */
async function handedIn(
  stage: Stage,
  who: string,
  row: CaseRecord,
  { on, level }: { on: string; level: number },
): Promise<void> {
  const ctx = as(stage, who, on)
  const { items } = await listReviews(ctx, { state: 'open', page: 1, pageSize: 100 })
  const line = items.find(({ companyName }) => companyName === row.party_name)
  if (!line) throw new Error(`nothing to review of ${row.party_name}`)
  const review = await readReview(ctx, line.id)
  const scores = Object.fromEntries(
    review.items.map(({ id, label, least, most }) => {
      const points = Math.min(most, Math.max(least, Math.round((least + most) / 2) + level))
      return [id, { points, comment: `示例意见：${label.zh}按材料给 ${points} 分。` }]
    }),
  )
  const comment = level < 0 ? '示例：材料偏薄，请按各项意见补充。' : '示例：材料较完整。'
  await saveReview(ctx, line.id, { revision: review.revision, scores, comment, isHandedIn: true })
}

function personOf({ people }: Stage, username: string): Actor {
  const actor = people.get(username)
  if (!actor) throw new Error(`the demo city has no ${username}`)
  return actor
}

const as = (stage: Stage, who: string, on: string) => acting(stage.services, personOf(stage, who), on)

/** Somebody at work on a day in China: experts reach their own, organisations theirs, offices their region. */
function acting(services: Services, actor: Actor, on: string, hour = '10'): Context {
  const now = new Date(`${on}T${hour}:00:00+08:00`)
  return outsideRequest({ ...services, clock: { now: () => now } }, { actor, scope: scopeOf(actor) })
}

function scopeOf(actor: Actor): Scope {
  if (actor.role === 'expert') return { reach: 'self', userId: actor.userId ?? '' }
  if (actor.organisationId) return { reach: 'organisation', organisationId: actor.organisationId }
  return { reach: 'region', regionPath: actor.regionPath ?? '' }
}
