import { notify, type Recipient, resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { actingOffice, type Unit, unitKey } from '../rules/units.ts'
import { type Duties, type DutySample, dutiesOf } from '../store/duties.ts'
import { peopledAmong, unitsWithTasks } from '../store/people.ts'

export type Teller = Pick<Services, 'clock' | 'ids'>

/** Where notices for an office go: its department, or the officers of its region. */
export function recipientOf(office: Unit): Recipient {
  if (office.departmentId !== null) return { departmentId: office.departmentId }
  return { role: isCity(office.regionPath) ? 'city-officer' : 'district-officer' }
}

const isCity = (path: string) => path.split('/').length === 2

/** The offices that act for units today, each once. */
export async function actingOfficesOf(db: Db, units: readonly Unit[], today: string): Promise<Unit[]> {
  const peopled = await peopledAmong(db, units, today)
  return [...new Map(units.map((unit) => actingOffice(unit, peopled)).map((one) => [unitKey(one), one])).values()]
}

/** Keys of the units that an office acts for today: itself, and those in its region where nobody works here. */
export async function unitKeysOf(db: Db, office: Unit, today: string): Promise<string[]> {
  const own = unitKey(office)
  if (office.departmentId !== null) return [own]
  const units = await unitsWithTasks(db, office.regionPath)
  const peopled = await peopledAmong(db, units, today)
  const mine = units.filter((unit) => unitKey(actingOffice(unit, peopled)) === own).map(unitKey)
  return [...new Set([own, ...mine])]
}

/**
 * Brings the to-do of each office up to date that acts for one of these units: one to-do that counts what waits for it,
 * however many tasks that are; gone when nothing waits. Call it last in a transaction: it takes the offices one by one.
 */
export async function tellOffices(tx: Db, services: Teller, units: readonly Unit[]): Promise<void> {
  const today = businessDate(services.clock.now())
  const offices = await actingOfficesOf(tx, units, today)
  for (const office of offices.toSorted((a, b) => (unitKey(a) < unitKey(b) ? -1 : 1))) {
    // Of two acts at once the second counts after the first has committed; else both would count too many.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`tasks:${unitKey(office)}`])
    const { duties, first } = await dutiesOf(tx, await unitKeysOf(tx, office, today), today)
    await tellOffice(tx, services, office, { duties, first })
  }
}

async function tellOffice(
  tx: Db,
  services: Teller,
  office: Unit,
  { duties, first }: { duties: Duties; first: DutySample | null },
): Promise<void> {
  const object = `tasks:${unitKey(office)}`
  const count = Object.values(duties).reduce((sum, one) => sum + one, 0)
  if (count === 0 || first === null) {
    await resolveTodos(tx, services, object, 'tasks.turn')
    return
  }
  await notify(tx, services, {
    kind: 'todo',
    to: recipientOf(office),
    regionPath: office.regionPath,
    title: count === 1 ? oneTitle(duties, first.title) : manyTitle(duties, count),
    link: count === 1 ? `/tasks/${first.id}` : '/tasks',
    object,
    reason: 'tasks.turn',
    ...(first.dueOn === null ? {} : { dueOn: first.dueOn }),
  })
}

/** What is to be done, as a verb for one task and as a count for many; most pressing first. */
const dutyWords: Record<keyof Duties, { one: Localized; many: Localized }> = {
  overdue: { one: { zh: '已超期，请办理', en: 'Overdue' }, many: { zh: '超期', en: 'overdue' } },
  returned: { one: { zh: '被退回，请继续办理', en: 'Returned to you' }, many: { zh: '被退回', en: 'returned' } },
  toAccept: { one: { zh: '请签收', en: 'Accept' }, many: { zh: '待签收', en: 'to accept' } },
  reportOwed: { one: { zh: '请报送进展', en: 'Report progress' }, many: { zh: '待报进展', en: 'to report on' } },
  toConfirm: { one: { zh: '请确认办结', en: 'Confirm that it is done' }, many: { zh: '待确认办结', en: 'to confirm' } },
  extensions: {
    one: { zh: '请答复延期申请', en: 'Decide on the extension' },
    many: { zh: '待答复延期', en: 'extensions to decide' },
  },
  declined: { one: { zh: '申请改派，请处理', en: 'Declined by the unit' }, many: { zh: '待改派', en: 'to reassign' } },
}

const kinds = Object.keys(dutyWords) as (keyof Duties)[]

function oneTitle(duties: Duties, title: string): Localized {
  const kind = kinds.find((each) => duties[each] > 0) ?? 'toAccept'
  const { one } = dutyWords[kind]
  return { zh: `${one.zh}：${title}`, en: `${one.en}: ${title}` }
}

function manyTitle(duties: Duties, count: number): Localized {
  const present = kinds.filter((each) => duties[each] > 0)
  return {
    zh: `${count} 件任务待处理：${present.map((each) => `${duties[each]} 件${dutyWords[each].many.zh}`).join('、')}`,
    en: `${count} tasks wait for you: ${present.map((each) => `${duties[each]} ${dutyWords[each].many.en}`).join(', ')}`,
  }
}
