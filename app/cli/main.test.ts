import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kechuang-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

function kechuang(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['app/cli/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('command line', () => {
  it('plan compile prints one JSON object with targets whose quotes stand at their offsets', () => {
    const text =
      '云泽市工作要点\n\n一、重点任务\n1. 企业培育。到2027年，高新技术企业达到900家以上。（责任单位：市科技局）\n'
    const { status, stdout, stderr } = kechuang('plan', 'compile', file('plan.txt', text), '--json')
    expect([status, stderr]).toEqual([0, ''])
    const plan = JSON.parse(stdout)
    expect(plan.targets).toMatchObject([{ value: 900, unit: '家', comparator: '>=', deadline: '2027' }])
    for (const { quote, offset } of plan.targets) expect(text.slice(offset, offset + quote.length)).toBe(quote)
  })

  it('plan lint prints findings', () => {
    const plan = file(
      'a.txt',
      '云泽市行动方案（2025-2027年）\n\n一、重点任务\n1. 引进人才。每年引进创新创业团队20个以上。\n2. 建设平台。到2027年，新引进创新创业团队5个以上。\n',
    )
    const { status, stdout } = kechuang('plan', 'lint', plan, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout).findings[0]).toMatchObject({ type: 'conflict', severity: 'high' })
  })

  it('code check judges each code', () => {
    const { stdout } = kechuang('code', 'check', '91350100M000100Y43', '91350100M000100Y44', '--json')
    expect(JSON.parse(stdout).codes).toEqual([
      { code: '91350100M000100Y43', valid: true, reason: null },
      { code: '91350100M000100Y44', valid: false, reason: 'check-character' },
    ])
  })

  it.each([
    ['no command', []],
    ['an unknown command', ['fly']],
    ['an unknown option', ['plan', 'compile', 'x.txt', '--fast']],
    ['a missing operand', ['plan', 'compile']],
    ['a file that is not there', ['plan', 'compile', join(folder, 'none.txt'), '--json']],
    ['an empty file', ['plan', 'compile', file('empty.txt', '')]],
    ['a picture', ['plan', 'compile', file('x.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))]],
    ['an index without data', ['index', 'docs/examples/asem.json']],
    ['a broken index spec', ['index', file('spec.json', '{'), '--data', file('d.csv', 'unit,a\nx,1\n')]],
  ])('%s is bad usage: exit code 2, a message on stderr, nothing on stdout', (_, args) => {
    const { status, stdout, stderr } = kechuang(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
    expect(stderr).not.toContain('    at ')
  })

  it.each([
    ['a backup of a folder without a database', ['backup', join(folder, 'empty.backup')], 'none'],
    ['a check of a folder without a database', ['audit', 'verify'], 'none'],
    ['a data folder that is a file', ['migrate'], 'file'],
    ['regions from a file that is not there', ['regions', 'load', join(folder, 'none.json')], 'regions'],
  ])('%s is told what to do', (_, args, place) => {
    const dataDir = place === 'file' ? file('data', 'x') : join(folder, place)
    const { status, stdout, stderr } = spawnSync(process.execPath, ['app/cli/main.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, KECHUANG_DATA: dataDir, DATABASE_URL: '' },
    })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/请检查/)
    expect(stderr).not.toContain('    at ')
    if (place === 'none') expect(existsSync(dataDir)).toBe(false)
  })

  it('help is no error', () => {
    expect(kechuang('help')).toMatchObject({ status: 0, stderr: '' })
    expect(kechuang('plan', 'compile', '--help').stdout).toContain('plan compile FILE')
  })
})
