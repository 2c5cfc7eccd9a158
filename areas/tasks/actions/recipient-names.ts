import type { Db } from '#platform/db/db'
import { type Unit, unitKey, unitOfKey } from '../rules/units.ts'
import { membershipHolders } from '../store/people.ts'
import { unitNames } from './unit-names.ts'

/**
 * Names of those who were reminded, by the key under which reminders keep them: `unit:…`, `membership:…`,
 * `supervisor:…` (of a region).
 */
export async function recipientNames(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  const parsed = [...new Set(keys)].map((key) => {
    const [kind = '', value = ''] = key.split(':')
    return { key, kind, value }
  })
  const units: Unit[] = parsed.filter(({ kind }) => kind !== 'membership').map(({ value }) => unitOfKey(value))
  const names = await unitNames(db, units)
  const holders = await membershipHolders(
    db,
    parsed.filter(({ kind }) => kind === 'membership').map(({ value }) => value),
  )
  return new Map(
    parsed.map(({ key, kind, value }) => [
      key,
      (kind === 'membership' ? holders.get(value) : names.get(unitKey(unitOfKey(value)))) ?? value,
    ]),
  )
}
