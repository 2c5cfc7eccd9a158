import { createDepartment } from '#areas/regions'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import { type StartAppOptions, startApp, type TestApp } from '#platform/http/testing/start-app'
import { indicatorsArea } from '../../indicators/area.ts'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { plansArea } from '../area.ts'
import type { ItemFields, ItemView, PlanDetail, Publication, VersionReview } from '../contract.ts'

export const city = '320800/'
export const district = '320800/320812/'

/** A plan in our own words: two measures with units, targets of four modes, a range and a yearly one. */
export const planText = `淮安市培育科技企业行动方案（2025-2027年）
（征求意见稿）
为培育科技企业，制定本方案。
一、壮大企业梯队
1. 培育高新技术企业。到2027年，有效期内高新技术企业达1400家以上，高新技术产业产值占比达50%以上。（责任单位：市科技局、市财政局）
2. 推进科技项目。每年新开工科技型项目250个、新竣工150个以上，引进高层次人才团队8—10个。（责任单位：市商务局、市文物局）
`

export interface PlansApp extends TestApp {
  officer: TestPerson
  colleague: TestPerson
  /** Departments by name. */
  departments: Map<string, string>
  upload(
    as: TestPerson,
    text?: string,
    more?: { name?: string; regionPath?: string; planId?: string },
  ): Promise<Uploaded>
  /** Uploads and waits until it is read. */
  compiled(
    as: TestPerson,
    text?: string,
    more?: { name?: string; regionPath?: string; planId?: string },
  ): Promise<Opened>
  review(as: TestPerson, at: At): Promise<VersionReview>
  /** Reviews one item as the person saw it. */
  decide(as: TestPerson, of: Opened, item: ItemView, action: string, more?: object): ReturnType<TestApp['request']>
  post(as: TestPerson, path: string, body?: unknown): ReturnType<TestApp['request']>
}

export interface At {
  planId: string
  versionId: string
}
export interface Uploaded extends At {
  jobId: string | null
  isExisting: boolean
}
export interface Opened extends At {
  path: string
  review: VersionReview
}

/** The plans area with its neighbours, two officers of the city and three bureaus. */
export async function startPlansApp(options: Pick<StartAppOptions, 'assistant' | 'clock'> = {}): Promise<PlansApp> {
  const app = await startApp({ ...options, areas: [regionsArea, noticesArea, tasksArea, indicatorsArea, plansArea] })
  const departments = new Map<string, string>()
  for (const name of ['市科技局', '市财政局', '市商务局']) {
    const found = await app.services.db.query<{ id: string }>(
      'select id from regions.department where region_path = $1 and name = $2',
      [city, name],
    )
    const id =
      found[0]?.id ??
      (
        await app.services.db.tx((tx) =>
          createDepartment(tx, app.services, system, { regionPath: city, name, aliases: [], validFrom: '2020-01-01' }),
        )
      ).id
    departments.set(name, id)
  }
  const officer = await app.person({ role: 'city-officer', regionPath: city, name: '甲' })
  const colleague = await app.person({ role: 'city-officer', regionPath: city, name: '乙' })

  const review = async (as: TestPerson, at: At) => {
    const answer = await app.request('GET', `/api/plans/${at.planId}/versions/${at.versionId}`, { as })
    if (answer.status !== 200) throw new Error(`review answers ${answer.status}: ${answer.text}`)
    return answer.json<VersionReview>()
  }
  const upload: PlansApp['upload'] = async (as, text = planText, more = {}) => {
    const answer = await app.request('POST', '/api/plans', {
      as,
      file: { name: more.name ?? '方案.txt', content: text },
      body: { regionPath: more.regionPath ?? city, ...(more.planId ? { planId: more.planId } : {}) },
    })
    if (answer.status !== 202) throw new Error(`upload answers ${answer.status}: ${answer.text}`)
    return answer.json<Uploaded>()
  }
  return {
    ...app,
    officer,
    colleague,
    departments,
    upload,
    review,
    async compiled(as, text, more) {
      const uploaded = await upload(as, text, more)
      if (uploaded.jobId) await jobOver(app, uploaded.jobId)
      const at = { planId: uploaded.planId, versionId: uploaded.versionId }
      return { ...at, path: `/api/plans/${at.planId}/versions/${at.versionId}`, review: await review(as, at) }
    },
    decide: (as, of, item, action, more = {}) =>
      app.request('POST', `${of.path}/items/${item.id}/review`, {
        as,
        body: { action, revision: item.revision, ...more },
      }),
    post: (as, path, body) => app.request('POST', path, { as, ...(body === undefined ? {} : { body }) }),
  }
}

export async function jobOver(app: TestApp, jobId: string): Promise<string> {
  let state = 'waiting'
  for await (const view of app.services.jobs.watch(jobId, AbortSignal.timeout(60_000))) state = view.state
  return state
}

/** Accepts everything that the compiler found, whatever its confidence. */
export async function acceptAll(app: PlansApp, as: TestPerson, opened: Opened): Promise<VersionReview> {
  await app.post(as, `${opened.path}/accept`, { minConfidenceShare: 0 })
  return app.review(as, opened)
}

/** Bindings that take a sure suggestion, and make a new indicator where there is none. */
export async function bindingsOf(app: PlansApp, as: TestPerson, opened: Opened) {
  const answer = await app.request('GET', `${opened.path}/publication`, { as })
  if (answer.status !== 200) throw new Error(`publication answers ${answer.status}: ${answer.text}`)
  return answer.json<Publication>().lines.map((line) => ({
    itemId: line.itemId,
    revision: line.revision,
    ...(line.preselectedIndicatorId
      ? { indicatorId: line.preselectedIndicatorId }
      : { newIndicator: line.newIndicator }),
  }))
}

export async function planOf(app: PlansApp, as: TestPerson, planId: string): Promise<PlanDetail> {
  return (await app.request('GET', `/api/plans/${planId}`, { as })).json<PlanDetail>()
}

let nth = 0
/** The same plan with one line more: another file, so another upload. */
export function anotherText(): string {
  nth += 1
  return planText.replace('一、', `（第${nth}稿）\n一、`)
}

export function itemNamed(review: VersionReview, words: string): ItemView {
  const item = review.items.find((each) => each.quote.includes(words))
  if (!item) throw new Error(`no item quotes ${words}`)
  return item
}

/** The part of an item that a correction sends. */
export function fieldsOf(item: ItemView): ItemFields {
  const { measureId, indicator, subject, value, valueMax, unit, comparator, mode, kind, deadline, growth } = item
  const { quote, offset } = item
  return {
    measureId,
    indicator,
    subject,
    value,
    valueMax,
    unit,
    comparator,
    mode,
    kind,
    deadline,
    growth,
    quote,
    offset,
  }
}
