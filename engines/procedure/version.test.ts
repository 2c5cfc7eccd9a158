import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Declared, modelOf } from './declaration.ts'
import { diagramOf, linesOf, svgOf } from './diagram.ts'
import { canonicalJson, versionDigest } from './digest.ts'
import { workingDays } from './model.ts'
import { calendar, declared, SampleForm, sample } from './testing/sample.ts'
import { type PastCase, tryVersion } from './trial.ts'

const text = (zh: string) => ({ zh, en: zh })
const { states } = declared

describe('the digest of a version', () => {
  const digest = (said: Declared) => versionDigest(modelOf(said))
  const before = digest(declared)

  test('is the same for the same declaration, and for better words', () => {
    expect(digest({ ...declared })).toBe(before)
    const { name, ...rest } = SampleForm.shape
    const reworded = z.object({ name: name.meta({ label: text('名称（全称）') }), ...rest })
    expect(digest({ ...declared, title: text('示例登记（改）'), form: reworded })).toBe(before)
  })

  test.each([
    ['a deadline', { ...declared, states: { ...states, submitted: { ...states.submitted, due: workingDays(16) } } }],
    ['a role', { ...declared, states: { ...states, publicised: { ...states.publicised, owner: ['registrar'] } } }],
    [
      'a limit of a field',
      {
        ...declared,
        form: SampleForm.extend({
          name: z
            .string()
            .min(3)
            .meta({ label: text('名称') }),
        }),
      },
    ],
    [
      'a condition',
      {
        ...declared,
        form: SampleForm.extend({
          reason: z
            .string()
            .optional()
            .meta({ label: text('理由') }),
        }),
      },
    ],
    ['a function behind it', { ...declared, start: { ...declared.start, guard: function newRule() {} } }],
  ] as [string, Declared][])('changes with %s', (_, said) => expect(digest(said)).not.toBe(before))

  test('equal data are equal texts, in any order', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonicalJson({ a: null, b: [{ c: 2, d: 1 }] }))
  })
})

describe('a draft version tried on what has happened', () => {
  const applicant = { userId: 'usr_a', role: null, isApplicant: true }
  const registrar = { userId: 'usr_r', role: 'registrar', isApplicant: false }
  const past = (over: Partial<PastCase> = {}): PastCase => ({
    id: 'cas_1',
    number: 'SL-1',
    model: sample,
    answers: { name: '甲公司', kind: 'a' },
    filedAt: '2026-05-11T02:00:00.000Z',
    events: [
      { action: 'returnForCorrection', to: 'correcting', at: '2026-05-12T02:00:00.000Z', actor: registrar },
      { action: 'resubmit', to: 'submitted', at: '2026-05-13T02:00:00.000Z', actor: applicant },
      { action: 'accept', to: 'reviewing', at: '2026-05-14T02:00:00.000Z', actor: registrar },
    ],
    ...over,
  })
  const tools = {
    calendar,
    dayOf: (instant: string) => instant.slice(0, 10),
    countOf: ({ count }: { count: number }) => count,
    check: () => [],
  }
  const tried = (changed: Partial<Declared>, cases = [past()]) =>
    tryVersion(modelOf({ ...declared, ...changed, status: 'draft', version: '2027-01-01' }), cases, tools)

  test('without a change nothing differs', () => {
    expect(tried({})).toMatchObject({ cases: 1, same: 1, differences: [] })
  })

  test('says which answers would be refused', () => {
    const form = SampleForm.extend({
      name: z
        .string()
        .min(9)
        .meta({ label: text('名称') }),
    })
    expect(tried({ form }).differences[0]?.refused).toEqual([{ path: 'name', code: 'short', limit: 9 }])
  })

  test('says which answers have no place any more', () => {
    const form = SampleForm.omit({ reason: true })
    const cases = [past({ answers: { name: '甲公司', kind: 'b', reason: '特殊' } })]
    expect(tried({ form }, cases).differences[0]?.leftOver).toEqual(['reason'])
  })

  test('says where a case would get stuck', () => {
    const { returnForCorrection: _, ...actions } = states.submitted.actions
    const changed = { states: { ...states, submitted: { ...states.submitted, actions } } }
    expect(tried(changed)).toMatchObject({
      stuck: 1,
      differences: [{ stuck: { action: 'returnForCorrection', state: 'submitted', why: 'no-such-action' } }],
    })
  })

  test('says when somebody else would have to act', () => {
    const accept = { ...states.submitted.actions.accept, by: ['city-officer'] }
    const changed = {
      states: { ...states, submitted: { ...states.submitted, actions: { ...states.submitted.actions, accept } } },
    }
    expect(tried(changed).differences[0]?.stuck?.why).toBe('not-allowed')
  })

  test('says which deadlines move', () => {
    const changed = { states: { ...states, submitted: { ...states.submitted, due: workingDays(10) } } }
    expect(tried(changed).differences[0]?.due).toEqual({ before: '2026-06-01', after: '2026-05-25' })
  })
})

describe('the picture', () => {
  const diagram = diagramOf(sample, 'zh-CN')

  test('holds every state, and every way between them', () => {
    expect(diagram.nodes.map((node) => node.name)).toEqual(sample.states.map((state) => state.name))
    expect(linesOf(sample, 'zh-CN')).toEqual([
      '受理 ──通过──▶ 审核',
      '受理 ──退回补正──▶ 补正',
      '受理 ──不予──▶ 不予办理',
      '受理 ──撤回──▶ 已撤回',
      '补正 ──重新提交──▶ 受理',
      '补正 ──逾期──▶ 已撤回',
      '审核 ──公示──▶ 公示中',
      '审核 ──退回──▶ 受理',
      '公示中 ──中止公示──▶ 审核',
      '公示中 ──公示期满──▶ 已办结',
    ])
    expect(diagram.edges).toHaveLength(10)
  })

  test('has no two boxes on each other, and everything within its frame', () => {
    for (const a of diagram.nodes)
      for (const b of diagram.nodes) {
        const isApart =
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2
        expect(a === b || isApart).toBe(true)
      }
    for (const { x, y } of diagram.edges.flatMap((edge) => edge.points)) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(diagram.height)
    }
  })

  test('is an SVG document in which words cannot become tags', () => {
    const nasty = modelOf({
      ...declared,
      states: { ...states, submitted: { ...states.submitted, label: text('<script>&') } },
    })
    expect(svgOf(diagramOf(nasty, 'zh-CN'))).toContain('&lt;script&gt;&amp;')
  })
})
