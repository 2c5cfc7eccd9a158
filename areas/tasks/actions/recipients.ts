import type { Recipient } from '#areas/notices'
import type { Db } from '#platform/db/db'
import type { Audience } from '../rules/reminder-schedule.ts'
import { actingOffice, type Unit, unitKey } from '../rules/units.ts'
import { leadersOf } from '../store/leaders.ts'
import { peopledAmong, supervisedCities } from '../store/people.ts'
import { unitRecipient } from './remind-task.ts'
import { recipientOf } from './tell-offices.ts'

/** Where a reminder goes: the key under which it is noted, and the recipient of the notice. */
export interface ReminderRecipient {
  key: string
  audience: Audience
  to: Recipient
  regionPath: string
}

const cityOf = (path: string) => `${path.split('/')[0]}/`

/**
 * Who is reminded for units today: the office that acts for the unit; its leader, where one is named and still works
 * there; the supervisors of the city, or its leaders where it has none. Read once for many tasks.
 */
export async function reminderRecipients(
  db: Db,
  units: readonly Unit[],
  today: string,
): Promise<(unit: Unit, audience: Audience) => ReminderRecipient | null> {
  const peopled = await peopledAmong(db, units, today)
  const offices = units.map((unit) => actingOffice(unit, peopled))
  const leaders = await leadersOf(db, offices, today)
  const supervised = await supervisedCities(db, today)
  return (unit, audience) => {
    const office = actingOffice(unit, peopled)
    if (audience === 'unit')
      return { key: unitRecipient(office), audience, to: recipientOf(office), regionPath: office.regionPath }
    if (audience === 'leader') {
      const membershipId = leaders.get(unitKey(office))
      return membershipId === undefined
        ? null
        : { key: `membership:${membershipId}`, audience, to: { membershipId }, regionPath: office.regionPath }
    }
    const city = cityOf(office.regionPath)
    const role = supervised.has(city) ? 'supervisor' : 'city-leader'
    return { key: `supervisor:${city}`, audience, to: { role }, regionPath: city }
  }
}
