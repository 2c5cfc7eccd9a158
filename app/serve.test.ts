import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aRegister } from '../areas/contracts/testing/a-register.ts'
import { demoPassword } from '../demo/accounts.ts'

// Whole processes are started and stopped here; on a busy machine of two cores each takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-serve-'))
const dataDir = join(folder, 'data')
let port = 0
let server: ChildProcess

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const environment = (more: Record<string, string> = {}) => {
  const { DATABASE_URL: _, ...env } = process.env
  return { ...env, KECHUANG_DATA: dataDir, PORT: String(port), ...more }
}

/** The server as an operator starts it, until it answers. */
async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['app/cli/main.ts', 'serve'], {
    cwd: root,
    env: environment(),
    stdio: 'ignore',
  })
  for (let tries = 0; tries < 600; tries++) {
    const isUp = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return child
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the server did not come up')
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done))

function kechuang(...args: string[]) {
  const run = spawnSync(process.execPath, ['app/cli/main.ts', ...args], {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
  })
  return { status: run.status, stdout: run.stdout, stderr: run.stderr }
}

// The server closes and opens again under these tests; a kept connection would be a dead one.
const afresh = { connection: 'close' }

const address = (path: string) => `http://127.0.0.1:${port}${path}`

async function signIn(username: string): Promise<string> {
  const answer = await fetch(address('/api/auth/sign-in/username'), {
    method: 'POST',
    headers: { ...afresh, 'content-type': 'application/json', origin: address('') },
    body: JSON.stringify({ username, password: demoPassword }),
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function plans(cookie: string): Promise<{ id: string; title: string }[]> {
  const answer = await fetch(address('/api/plans'), { headers: { ...afresh, cookie } })
  expect(answer.status).toBe(200)
  return (await answer.json()).items
}

describe('an installation from the command line', () => {
  beforeAll(async () => {
    port = await freePort()
    expect(kechuang('demo')).toMatchObject({ status: 0 })
    server = await start()
  })
  afterAll(async () => {
    server.kill('SIGKILL')
    await ended(server)
    rmSync(folder, { recursive: true, force: true })
  })

  it('a backup to where nothing can be written is refused by the running server with what to do', () => {
    const { status, stderr } = kechuang('backup', join(folder, 'none', 'a.backup'))
    expect(status).toBe(2)
    expect(stderr).toContain('请检查路径')
    expect(stderr).not.toContain('    at ')
  })

  it('a second process on the same folder is refused with what to do', async () => {
    const second = spawnSync(process.execPath, ['app/cli/main.ts', 'serve'], {
      cwd: root,
      env: environment({ PORT: String(await freePort()) }),
      encoding: 'utf8',
    })
    expect(second.status).toBe(1)
    expect(second.stderr).toMatch(/另一个|正在使用/)
    expect(second.stderr).not.toContain('    at ')
  })

  it('the 2,545 contracts of the demo city make the 114.2 that its cockpit shows, and each opens from there', async () => {
    const ask = async <T>(path: string): Promise<T> => {
      const answer = await fetch(address(path), { headers: { ...afresh, cookie: await signIn('city') } })
      expect(answer.status).toBe(200)
      return (await answer.json()) as T
    }
    const { total } = await ask<{ total: { registeredCount: number; contractYuan: string } }>(
      '/api/contracts/figures?regionPath=320800/&from=2025-01-01&until=2025-05-31',
    )
    expect(total).toMatchObject({ registeredCount: 2545, contractYuan: '11420000000.00' })
    const { rows } = await ask<{
      rows: { indicator: string; indicatorId: string; value: string; actual: string | null }[]
    }>('/api/indicators/cockpit?regionPath=320800/&asOf=2025-05-31')
    const shown = rows.find(({ indicator, value }) => indicator === '技术合同成交额' && value === '268')
    expect(shown?.actual).toBe('114.2')
    const behind = await ask<{ total: number; items: { href: string }[] }>(
      `/api/indicators/${shown?.indicatorId}/rows?regionPath=320800/&period=2025-05`,
    )
    expect(behind.total).toBe(2545)
    expect(behind.items[0]?.href).toMatch(/^\/contracts\/reg_/)
  })

  it('a sheet of registrations enters the register once, however often it is sent', () => {
    const file = join(folder, '登记.csv')
    writeFileSync(
      file,
      aRegister([{ 合同登记编号: '2025329999000001', 签订日期: '2025-06-02', 登记日期: '2025-06-20' }]),
    )
    const told = () => {
      const { status, stdout } = kechuang('import', 'contracts', file, '--region', '320800/', '--json')
      return { status, ...JSON.parse(stdout) }
    }
    expect(told()).toMatchObject({ status: 0, isWritten: true, taken: 1, refused: 0, contractYuan: '1234567.89' })
    expect(told()).toMatchObject({ status: 0, taken: 0, unchanged: 1 })
    expect(kechuang('import', 'contracts', file, '--region', '淮安').status).toBe(2)
  })

  it('the operation log of the running server verifies', () => {
    const { status, stdout } = kechuang('audit', 'verify', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, faults: [] })
  })

  it('a backup taken while it runs brings back what was there, files included', async () => {
    const file = join(folder, 'city.backup')
    expect(kechuang('backup', file, '--json')).toMatchObject({ status: 0 })
    expect(kechuang('backup', file).status).not.toBe(0)
    const before = await plans(await signIn('city'))

    const form = new FormData()
    form.set('regionPath', '320800/')
    form.set('file', new Blob(['云泽市工作要点\n1. 培育企业。到2027年，高新技术企业达到900家以上。\n']), '后来的.txt')
    const headers = { ...afresh, cookie: await signIn('city'), origin: address('') }
    expect((await fetch(address('/api/plans'), { method: 'POST', headers, body: form })).status).toBe(202)
    expect(await plans(await signIn('city'))).toHaveLength(before.length + 1)

    expect(kechuang('restore', file).status).toBe(1)
    expect(kechuang('restore', file, '--replace')).toMatchObject({ status: 0 })
    expect((await plans(await signIn('city'))).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  it('a damaged backup changes nothing', async () => {
    const file = join(folder, 'damaged.backup')
    writeFileSync(file, 'no backup at all')
    const before = await plans(await signIn('city'))
    const { status, stderr } = kechuang('restore', file, '--replace')
    expect(status).not.toBe(0)
    expect(stderr).not.toContain('    at ')
    expect(await plans(await signIn('city'))).toEqual(before)
  })

  it('a killed server comes back with everything that it had acknowledged', async () => {
    const before = await plans(await signIn('city'))
    server.kill('SIGKILL')
    await ended(server)
    server = await start()
    expect(await plans(await signIn('city'))).toEqual(before)
    expect(kechuang('audit', 'verify').status).toBe(0)
  })

  it('asked to stop, it finishes and ends well', async () => {
    server.kill('SIGTERM')
    await ended(server)
    expect(server.exitCode).toBe(0)
    server = await start()
  })
})
