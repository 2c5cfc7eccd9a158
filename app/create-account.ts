import { createPerson, grantMembership } from '#areas/accounts'
import { allRegions } from '#areas/regions'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import { openOperationLog } from '#platform/audit/log'
import { type Role, system } from '#platform/auth/actor'
import { newPasswordHash, oncePassword } from '#platform/auth/users'
import type { Db } from '#platform/db/db'

export interface NewAccount {
  username: string
  name: string
  role: Role
  regionCode: string
}

/**
 * Makes an account from the operator's side, for the first administrator of a city: nobody could invite that one.
 *
 * Errors: app.region-unknown, and those of createPerson and grantMembership.
 */
export async function createAccount(
  db: Db,
  account: NewAccount,
): Promise<{ username: string; initialPassword: string }> {
  const { username, name, role, regionCode } = account
  const region = (await allRegions(db)).find(({ code }) => code === regionCode)
  if (!region) throw new Refusal({ code: 'app.region-unknown', params: { code: regionCode } })
  const initialPassword = oncePassword()
  const passwordHash = await newPasswordHash(initialPassword, username)
  const audit = openOperationLog({ db, clock: systemClock, ids: systemIds, onError: (error) => console.error(error) })
  const writer = { clock: systemClock, ids: systemIds, audit }
  const regionPath = region.path
  await db.tx(async (tx) => {
    const person = { username, name, regionPath, passwordHash, mustChangePassword: true }
    const user = await createPerson(tx, writer, system, person)
    const place = { regionPath, departmentId: null, organisationId: null, validTo: null }
    await grantMembership(tx, writer, system, { ...place, userId: user.id, role })
  })
  await audit.stop()
  return { username, initialPassword }
}
