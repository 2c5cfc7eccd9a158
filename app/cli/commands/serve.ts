import { type Config, readConfig } from '../../config.ts'
import { listenForControl } from '../../control.ts'
import { openInstallation } from '../../installation.ts'
import { perform } from '../../operations.ts'
import { createServer } from '../../server/create-server.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage: 'serve\n  PORT, HOST, KECHUANG_DATA, DATABASE_URL … : docs/configuration.md',
  options: {},
  operands: [0, 0],
  async run() {
    await serve(readConfig())
    return null
  },
}

const report = (error: unknown) => console.error(error)

/** Serves until it is told to stop, then finishes what is under way. Answers the address once it listens. */
export async function serve(config: Config, prepare?: Parameters<typeof openServed>[1]): Promise<string> {
  const { server, close } = await openServed(config, prepare)
  const address = await server.listen({ host: config.host, port: config.port })
  let stopping: Promise<void> | null = null
  const stop = (signal: NodeJS.Signals) => {
    // A second signal means now: whoever sends it has waited long enough.
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143)
    stopping = close().then(
      () => process.exit(0),
      (error) => {
        report(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return address
}

async function openServed(
  config: Config,
  prepare: (installation: Awaited<ReturnType<typeof openInstallation>>) => Promise<void> = async () => undefined,
) {
  const installation = await openInstallation(config, { onError: report })
  try {
    await prepare(installation)
    const { demoAccounts } = config.isDemo ? await import('../../../demo/accounts.ts') : { demoAccounts: undefined }
    const server = await createServer(installation, { demoAccounts })
    const control = await listenForControl(config.dataDir, perform(installation), report)
    const close = async () => {
      await control.close()
      await server.close()
      await installation.close()
    }
    return { server, close }
  } catch (error) {
    await installation.close()
    throw error
  }
}
