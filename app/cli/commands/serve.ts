import { type Config, readConfig } from '../../config.ts'
import type { Installation } from '../../installation.ts'
import { serve } from '../../serve.ts'
import { type Command, UsageError } from '../command.ts'

export const command: Command = {
  usage: 'serve\n  PORT, HOST, KECHUANG_DATA, DATABASE_URL … : docs/configuration.md',
  options: {},
  operands: [0, 0],
  async run() {
    const address = await serveUntilStopped(readConfig())
    return { json: { address }, text: `科创 Kechuang  ${address}` }
  },
}

/** Serves until it is told to stop, then finishes what is under way. Answers the address once it listens. */
export async function serveUntilStopped(
  config: Config,
  prepare?: (installation: Installation) => Promise<void>,
): Promise<string> {
  const serving = await serve(config, prepare).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new UsageError(`端口 ${config.port} 已被占用；换一个：PORT=4601 npm start  Port ${config.port} is taken.`)
    throw error
  })
  let isStopping = false
  const stop = (signal: NodeJS.Signals) => {
    // A second signal means now: whoever sends it has waited long enough.
    if (isStopping) process.exit(signal === 'SIGINT' ? 130 : 143)
    isStopping = true
    serving.close().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return serving.address
}
