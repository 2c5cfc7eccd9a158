import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { membershipNames } from '#areas/accounts'
import type { DemoAccount } from '#platform/http/area'
import { healthChecksOf, serverOf } from '#platform/http/assemble'
import { defaultHttpConfig } from '#platform/http/config'
import { areas } from '../areas.ts'
import { installationSecret } from '../config.ts'
import type { Installation } from '../installation.ts'

const builtWeb = fileURLToPath(new URL('../../dist/web/', import.meta.url))

/** The HTTP server over an open installation; the built web is served when it is there. */
export async function createServer(
  installation: Installation,
  options: { demoAccounts?: DemoAccount[]; log?: boolean | 'warn' } = {},
): Promise<FastifyInstance> {
  const { config, db, filesFolder } = installation
  const { publicUrl, trustProxy, oidc, secondFactorFor } = config
  const hasWeb = existsSync(join(builtWeb, 'index.html'))
  const { server } = await serverOf(
    { services: installation, areas, healthChecks: healthChecksOf(db, filesFolder, installation.clock) },
    {
      signIn: { publicUrl, secret: installationSecret(config.dataDir), oidc, secondFactorFor },
      http: { ...defaultHttpConfig, publicUrl, trustProxy, ...(hasWeb ? { webRoot: builtWeb } : {}) },
      membershipNames: (memberships) => membershipNames(db, memberships),
      demoAccounts: options.demoAccounts,
      log: options.log ?? true,
    },
  )
  return server
}
