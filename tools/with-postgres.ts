/**
 * Runs a command with a throw-away PostgreSQL server at hand:
 *
 *   node tools/with-postgres.ts -- npx vitest run platform/db
 *
 * The command finds the server in KECHUANG_TEST_DATABASE_URL. Ends with the command's exit code.
 */
import { spawn } from 'node:child_process'
import { startPostgres } from './postgres.ts'

const separator = process.argv.indexOf('--')
const [command, ...args] = separator === -1 ? [] : process.argv.slice(separator + 1)
if (!command) {
  console.error('usage: node tools/with-postgres.ts -- COMMAND…')
  process.exit(2)
}

const server = await startPostgres()
try {
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, KECHUANG_TEST_DATABASE_URL: server.url },
  })
  // The command gets these signals too and ends; the server is stopped after it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
} finally {
  await server.stop()
}
