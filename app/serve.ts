import type { FastifyInstance } from 'fastify'
import { demoAccounts } from '../demo/accounts.ts'
import { demoState } from '../demo/schema.ts'
import type { Config } from './config.ts'
import { listenForControl, type Perform } from './control.ts'
import { type Installation, openInstallation } from './installation.ts'
import { beside, isBeside, isStill, still } from './operations.ts'
import { createServer } from './server/create-server.ts'

export interface Serving {
  address: string
  /** Finishes what is under way, then closes everything. */
  close(): Promise<void>
}

interface Opened {
  installation: Installation
  server: FastifyInstance
  address: string
}

const report = (error: unknown) => console.error(error)

/** Serves the city, and listens for the command line of this machine. `prepare` runs before anybody is let in. */
export async function serve(config: Config, prepare?: (installation: Installation) => Promise<void>): Promise<Serving> {
  let opened = await open(config, prepare)
  // One operation at a time: two restores at once would each close what the other has just opened.
  let turn: Promise<unknown> = Promise.resolve()

  const perform: Perform = (name, input, progress) => {
    const run = async (): Promise<unknown> => {
      if (isBeside(name)) return beside[name](opened.installation, input as never, progress)
      if (!isStill(name)) throw new Error(`no operation ${name}`)
      await shut(opened)
      try {
        return await still[name](config, input as never, progress)
      } finally {
        opened = await open(config)
      }
    }
    const result = turn.then(run, run)
    turn = result.catch(() => undefined)
    return result
  }

  const control = await listenForControl(config.dataDir, perform, report).catch(async (error) => {
    await shut(opened)
    throw error
  })
  return {
    address: opened.address,
    async close() {
      await control.close()
      await turn
      await shut(opened)
    },
  }
}

async function open(config: Config, prepare?: (installation: Installation) => Promise<void>): Promise<Opened> {
  const installation = await openInstallation(config, { onError: report })
  try {
    await prepare?.(installation)
    const isDemo = (await demoState(installation.db)) !== 'none'
    const server = await createServer(installation, {
      demoAccounts: isDemo ? demoAccounts : undefined,
      log: config.logsRequests || 'warn',
    })
    const address = await server.listen({ host: config.host, port: config.port })
    return { installation, server, address }
  } catch (error) {
    await installation.close()
    throw error
  }
}

async function shut({ server, installation }: Opened): Promise<void> {
  await server.close()
  await installation.close()
}
