import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import chinese from '../messages/zh-CN.json' with { type: 'json' }
import { issueText } from './issues.ts'

const cases: [string, z.ZodType, unknown][] = [
  ['ui.form.problem.required', z.string(), undefined],
  ['ui.form.problem.required', z.string().min(1), ''],
  ['ui.form.problem.required', z.enum(['a']), undefined],
  ['ui.form.problem.required', z.int(), null],
  ['ui.form.problem.short', z.string().min(3), 'a'],
  ['ui.form.problem.long', z.string().max(2), 'abc'],
  ['ui.form.problem.few', z.array(z.string()).min(1), []],
  ['ui.form.problem.many', z.array(z.string()).max(1), ['a', 'b']],
  ['ui.form.problem.at-least', z.number().min(1), 0],
  ['ui.form.problem.at-most', z.number().max(1), 2],
  ['ui.form.problem.more-than', z.number().gt(1), 1],
  ['ui.form.problem.less-than', z.number().lt(1), 1],
  ['ui.form.problem.step', z.number().multipleOf(5), 7],
  ['ui.form.problem.choice', z.enum(['a', 'b']), 'c'],
  ['ui.form.problem.type.int', z.int(), 1.5],
  ['ui.form.problem.type.number', z.number(), 'x'],
  ['ui.form.problem.type.other', z.boolean(), 'x'],
  ['ui.form.problem.format.date', z.iso.date(), '2025-13-01'],
  ['ui.form.problem.format.email', z.email(), 'x'],
  ['ui.form.problem.format.url', z.url(), 'x'],
  ['ui.form.problem.format.other', z.string().regex(/^\d$/), 'x'],
  ['ui.form.problem.other', z.object({}).refine(() => false), {}],
]

describe('words for what was wrong', () => {
  test.for(cases)('%s', ([key, schema, value]) => {
    const issue = schema.safeParse(value, { reportInput: true }).error?.issues[0]
    if (!issue) throw new Error('the case was accepted')
    expect(issueText(issue).key).toBe(key)
    expect(chinese).toHaveProperty([key])
  })

  test('a limit is said in the words', () => {
    const issue = z.string().max(2).safeParse('abc', { reportInput: true }).error?.issues[0]
    if (!issue) throw new Error('the case was accepted')
    expect(issueText(issue).params).toEqual({ limit: 2 })
  })
})
