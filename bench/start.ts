import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const patienceMs = 300_000

/**
 * Seconds from the command to a page that answers: the first start with an empty data folder (migrations and the demo
 * city), and the second one. The peer is what nothing can beat: Node starting and answering one request.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kechuang-bench-'))
  try {
    const first = await secondsToAnswer(['app/cli/main.ts', 'start'], folder)
    const second = await secondsToAnswer(['app/cli/main.ts', 'start'], folder)
    const bare = await secondsToAnswer(['--input-type=module', '-e', bareServer], folder)
    print(`start first=${first.toFixed(2)} s`)
    print(`start second=${second.toFixed(2)} s`)
    print(`start bare-node=${bare.toFixed(2)} s`)
    print(`start ratio=${(second / bare).toFixed(1)}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const bareServer = `
import { createServer } from 'node:http'
createServer((_, answer) => answer.end('ok')).listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))`

async function secondsToAnswer(args: string[], dataDir: string): Promise<number> {
  const port = await freePort()
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = { ...inherited, PORT: String(port), KECHUANG_DATA: dataDir, KECHUANG_DEMO: '1' }
  const started = performance.now()
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' })
  try {
    await answers(child, `http://127.0.0.1:${port}/`)
    return (performance.now() - started) / 1000
  } finally {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  for (const until = performance.now() + patienceMs; performance.now() < until; ) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it answered`)
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`${url} did not answer`)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
