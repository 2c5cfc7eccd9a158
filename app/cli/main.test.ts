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

  it('ends in silence when who reads the answer has had enough', () => {
    const lines = Array.from(
      { length: 4_000 },
      (_, i) => `${i + 1}. 建设平台。到2027年，新建研发机构${i + 10}家以上。\n`,
    )
    const plan = file('long.txt', `云泽市行动方案（2025-2027年）\n\n一、重点任务\n${lines.join('')}`)
    const pipe = 'set -o pipefail; "$0" app/cli/main.ts plan compile "$1" --json | head -c 20'
    const { status, stdout, stderr } = spawnSync('bash', ['-c', pipe, process.execPath, plan], {
      cwd: root,
      encoding: 'utf8',
    })
    expect([status, stdout, stderr]).toEqual([0, '{"document":{"title"', ''])
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

  describe('plan lint', () => {
    const city = (years: string, rest: string) =>
      `云泽市科技创新行动方案（${years}年）\n\n一、目标\n1. 主要目标。${rest}\n`
    const later = file('later.txt', city('2026-2028', '到2028年，科技创业阵地达到20家。'))
    const earlier = file('earlier.txt', city('2026-2026', '2026年，双创服务载体达到30家。'))

    it('tells every sentence with its file and line, the sums, the weight with its reason, and what to ask', () => {
      const plan = file('b.txt', city('2026-2028', '每年引进创新团队20个。到2028年，累计引进创新团队50个。'))
      const { status, stdout } = kechuang('plan', 'lint', plan)
      expect(status).toBe(0)
      expect(stdout).toContain('1 份文件，1 条意见 · 高 1')
      expect(stdout).toContain(`「引进创新团队20个」 ${plan}:4`)
      for (const label of ['算式  每年 20个 × 3 年 = 60', '程度  高 · ', '请问  ']) expect(stdout).toContain(label)
    })

    it('speaks English where it is asked to, and prints both languages as JSON', () => {
      const { stdout } = kechuang(
        'plan',
        'lint',
        file('c.txt', city('2026-2028', '每年引进创新团队20个。到2028年，累计引进创新团队50个。')),
        '--lang',
        'en',
      )
      expect(stdout).toContain('Sums    20 a year × 3 years = 60 > 50 in total by 2028')
      const { stdout: json } = kechuang('plan', 'lint', join(folder, 'c.txt'), '--json')
      expect(JSON.parse(json).findings[0]).toMatchObject({
        arithmetic: '每年 20个 × 3 年 = 60 > 到2028年累计 50个',
        arithmeticEn: '20 a year × 3 years = 60 > 50 in total by 2028',
        reason: expect.stringContaining('不可能同时成立'),
        messageEn: expect.stringContaining('yet'),
      })
    })

    it('knows two names as one from a catalogue that an office adds', () => {
      expect(kechuang('plan', 'lint', later, earlier).stdout).toContain('没有发现问题')
      const names = { names: [{ name: '科技创业阵地数', aliases: ['双创服务载体数'] }] }
      const { stdout } = kechuang(
        'plan',
        'lint',
        later,
        earlier,
        '--catalogue',
        file('names.json', JSON.stringify(names)),
      )
      expect(stdout).toContain('2028年 20家 < 2026年 30家')
    })

    it('takes targets due before --as-of as over', () => {
      const names = file(
        'names.json',
        JSON.stringify({ names: [{ name: '科技创业阵地数', aliases: ['双创服务载体数'] }] }),
      )
      const { stdout } = kechuang('plan', 'lint', later, earlier, '--catalogue', names, '--as-of', '2027-03-01')
      expect(stdout).toContain('没有发现问题')
    })

    it('counts the same text once, and says where it found no figures', () => {
      const words = file('words.txt', '云泽市召开科技创新大会\n\n会议强调，要进一步统一思想、凝聚共识。\n')
      const { status, stdout } = kechuang('plan', 'lint', later, later, words)
      expect(status).toBe(0)
      expect(stdout).toContain(`${later} 与 ${later} 内容相同，只算一份`)
      expect(stdout).toContain(`${words} 没有读出目标或数值`)
      expect(stdout).toContain('2 份文件，0 条意见')
    })

    it.each([
      ['a date that is none', ['--as-of', '2026-02-30'], '2026-02-30'],
      ['another language', ['--lang', 'fr'], 'fr'],
      ['a catalogue that is not there', ['--catalogue', join(folder, 'gone.json')], 'gone.json'],
      ['a catalogue that is no JSON', ['--catalogue', file('broken.json', '{"concepts": [')], 'broken.json'],
      ['a catalogue with an unknown list', ['--catalogue', file('odd.json', '{"nicknames": []}')], 'nicknames'],
      [
        'a catalogue entry without a name',
        ['--catalogue', file('no.json', '{"names": [{"aliases": ["甲"]}]}')],
        'names.0.name',
      ],
    ])('refuses %s and says what is wrong with it', (_, args, words) => {
      const { status, stdout, stderr } = kechuang('plan', 'lint', later, ...args)
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toContain(words)
    })

    it('names the file that cannot be read among many', () => {
      const picture = file('seal.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
      const { status, stdout, stderr } = kechuang('plan', 'lint', later, picture, '--json')
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toContain(picture)
    })
  })

  it('code check judges each code', () => {
    const [sound, wrong] = ['91350100M000100Y43', '91350100M000100Y44']
    expect(kechuang('code', 'check', sound).status).toBe(0)
    expect(kechuang('code', 'check', sound, wrong).status).toBe(1)
    // The answer itself says it: whoever reads JSON need not tell it from a run that failed.
    const { status, stdout } = kechuang('code', 'check', sound, wrong, '--json')
    expect(status).toBe(0)
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
