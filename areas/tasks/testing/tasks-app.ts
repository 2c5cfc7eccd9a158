import { createDepartment } from '#areas/regions'
import { system } from '#platform/auth/actor'
import { actorOf, type TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { openTask, type TaskContext, type TaskToOpen } from '../actions/open-tasks.ts'
import { tasksArea } from '../area.ts'

export const city = '320800/'
export const district = '320800/320812/'
export const otherDistrict = '320800/320803/'

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

/** The application with tasks and what they stand on. */
export function startTasks(clock: TestClock): Promise<TestApp> {
  return startApp({ areas: [regionsArea, noticesArea, tasksArea], clock })
}

let count = 0

/** A department of a region, and its id. */
export async function department(app: TestApp, regionPath = city, name?: string): Promise<string> {
  count += 1
  const made = await app.services.db.tx((tx) =>
    createDepartment(tx, app.services, system, { regionPath, name: name ?? `市示例${count}局` }),
  )
  return made.id
}

/** A measure of a plan of the city, as plans hand it over. */
export function aTask(over: Partial<TaskToOpen> = {}): TaskToOpen {
  count += 1
  return {
    regionPath: city,
    title: `建设第 ${count} 个中试基地`,
    origin: {
      kind: 'plan-measure',
      id: `plm_${count}`,
      planId: 'pln_1',
      title: '科技创新三年行动方案',
      quote: '建设中试基地10个（责任单位：市科技局）',
      href: '/plans/pln_1/versions/plv_1',
    },
    lead: { regionPath: district },
    dueOn: '2025-12-31',
    ...over,
  }
}

/** Opens a task as somebody, or as the system; answers its id. */
export async function open(app: TestApp, over: Partial<TaskToOpen> = {}, as?: TestPerson): Promise<string> {
  const ctx: TaskContext = { ...app.services, actor: as ? actorOf(as) : system }
  const { taskId } = await app.services.db.tx((tx) => openTask(tx, ctx, aTask(over)))
  return taskId
}
