import type { Actor } from '#platform/auth/actor'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { tasksArea } from '../../tasks/area.ts'
import { indicatorsArea } from '../area.ts'
import { bindTargets, type TargetFromPlan } from '../public.ts'

export const city = '320800/'
export const district = '320800/320812/'

/** A clock that a test moves. */
export interface TestClock {
  now(): Date
  set(instant: string): void
}

export function testClock(instant: string): TestClock {
  let current = new Date(instant)
  return {
    now: () => current,
    set: (next) => {
      current = new Date(next)
    },
  }
}

/** The application with indicators and what they stand on. */
export function startIndicators(clock: TestClock): Promise<TestApp> {
  return startApp({ areas: [noticesArea, regionsArea, tasksArea, indicatorsArea], clock })
}

export function officerActor(over: Partial<Actor> = {}): Actor {
  return {
    kind: 'person',
    userId: 'usr_officer',
    name: '王',
    membershipId: 'mem_1',
    role: 'city-officer',
    regionPath: city,
    departmentId: null,
    organisationId: null,
    locale: 'zh-CN',
    ...over,
  }
}

/** 新竣工科技型项目 150 项 in 2025, as plans hand it over. */
export function aTarget(over: Partial<TargetFromPlan> = {}): TargetFromPlan {
  return {
    newIndicator: { name: '科技型项目新竣工数', unit: '项', mode: 'flow-annual', direction: 'up' },
    regionPath: city,
    departmentIds: [],
    value: '150',
    unit: '个',
    comparator: '>=',
    mode: 'flow-annual',
    deadline: '2025',
    source: {
      area: 'plans',
      planId: 'pln_1',
      versionId: 'plv_1',
      itemId: 'plt_1',
      planTitle: '两创融合行动方案',
      quote: '新竣工150个以上',
      offset: 812,
      href: '/plans/pln_1/versions/plv_1?item=itm_1',
    },
    ...over,
  }
}

export async function bind(app: TestApp, ...targets: TargetFromPlan[]): Promise<string[]> {
  const ctx = { ...app.services, actor: officerActor() }
  const bound = await app.services.db.tx((tx) => bindTargets(tx, ctx, targets))
  return bound.map((one) => one.targetId)
}

export async function indicatorNamed(app: TestApp, name: string): Promise<string> {
  const [row] = await app.services.db.query<{ id: string }>('select id from indicators.indicator where name = $1', [
    name,
  ])
  if (!row) throw new Error(`no indicator is called ${name}`)
  return row.id
}
