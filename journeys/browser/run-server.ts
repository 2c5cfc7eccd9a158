import { randomBytes } from 'node:crypto'
import { roles } from '#platform/auth/actor'
import { createMembership } from '#platform/auth/memberships'
import { createUser, newPasswordHash } from '#platform/auth/users'
import { roleTitles } from '#platform/http/me'
import { readConfig } from '../../app/config.ts'
import { openInstallation } from '../../app/installation.ts'
import { createServer } from '../../app/server/create-server.ts'

/**
 * A server over fresh data with one person for each role, each offered as a demo account. Run by `start-server.ts`
 * in a process of its own, so that a journey meets the real thing over a real socket.
 */
const city = process.env.JOURNEY_REGION ?? '320800/'
const installation = await openInstallation(readConfig(), { onError: console.error })
const password = `journey ${randomBytes(9).toString('base64url')}`
const base = { ids: installation.ids, now: installation.clock.now() }

const passwordHash = await newPasswordHash(password, '')

const demoAccounts = await installation.db.tx(async (tx) => {
  const accounts = []
  for (const role of roles) {
    const username = role.replaceAll('-', '_')
    const user = await createUser(tx, base, { name: roleTitles[role].zh, username, passwordHash })
    await createMembership(tx, base, {
      userId: user.id,
      role,
      regionPath: city,
      departmentId: role === 'department-officer' ? 'dpt_journey' : null,
      organisationId: role === 'organisation-member' ? 'org_journey' : null,
      validFrom: '2000-01-01',
    })
    accounts.push({ username, password, label: roleTitles[role] })
  }
  return accounts
})

const server = await createServer(installation, { demoAccounts, log: false })
await server.listen({ host: installation.config.host, port: installation.config.port })
process.stdout.write('ready\n')

process.once('SIGTERM', async () => {
  await server.close()
  await installation.close()
  process.exit(0)
})
