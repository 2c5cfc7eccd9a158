import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  asked,
  askedFields,
  attachments,
  carryOver,
  checkAnswers,
  cleanAnswers,
  fieldAt,
  formOf,
  inWords,
  labelAt,
  masked,
  missingAnswers,
  sampleAnswers,
  sectionsOf,
} from './engine.ts'

const words = { zh: '名称', en: 'Name' }
const fieldsOf = (schema: z.ZodType) => formOf(schema).fields
const widgetOf = (schema: z.ZodType) => fieldsOf(z.object({ it: schema }))[0]?.widget

describe('which control a shape gets', () => {
  test.for([
    ['text', z.string()],
    ['textarea', z.string().max(500)],
    ['number', z.int()],
    ['number', z.coerce.number()],
    ['date', z.iso.date()],
    ['select', z.enum(['a', 'b'])],
    ['select', z.union([z.literal('a'), z.literal('b')])],
    ['multi', z.array(z.enum(['a', 'b']))],
    ['switch', z.boolean()],
    ['group', z.array(z.object({ a: z.string() }))],
    ['attachment', attachments({ label: words })],
    ['region', z.string().meta({ widget: 'region' })],
    ['period', z.string().meta({ widget: 'period' })],
    ['decimal', z.string().nullable().meta({ widget: 'decimal' })],
    ['file', z.file().meta({ widget: 'file' })],
  ] as const)('%s', ([widget, schema]) => {
    expect(widgetOf(schema)).toBe(widget)
  })
})

test('fields keep the order, the words and the limits of the shape', () => {
  const [first, second] = fieldsOf(
    z.object({
      name: z
        .string()
        .min(2)
        .max(50)
        .meta({ label: words, help: { zh: '说明', en: 'Help' } }),
      persons: z
        .int()
        .min(1)
        .max(99)
        .optional()
        .meta({ unit: { zh: '人', en: 'people' } }),
    }),
  )
  expect(first).toMatchObject({ name: 'name', label: words, isRequired: true, minLength: 2, maxLength: 50 })
  expect(second).toMatchObject({ name: 'persons', isRequired: false, isInteger: true, min: 1, max: 99 })
  expect(second).toMatchObject({ unit: { zh: '人' } })
})

test('a number without limits has none, and not those of all numbers', () => {
  const [field] = fieldsOf(z.object({ n: z.int() }))
  expect([field?.min, field?.max]).toEqual([undefined, undefined])
})

test('a shape that is used twice under one name is drawn whole each time', () => {
  const Party = z.object({ name: z.string() }).meta({ id: 'FormTestParty' })
  const fields = fieldsOf(z.object({ sellers: z.array(Party), buyers: z.array(Party) }))
  expect(fields.map((field) => field.fields?.map((inner) => inner.name))).toEqual([['name'], ['name']])
})

test('a field without words shows its name, so that the gap is seen', () => {
  expect(fieldsOf(z.object({ mystery: z.string() }))[0]?.label).toEqual({ zh: 'mystery', en: 'mystery' })
})

test('choices show their words, and the bare value where words are missing', () => {
  const [field] = fieldsOf(z.object({ kind: z.enum(['a', 'b']).meta({ options: { a: words } }) }))
  expect(field?.options).toEqual([
    { value: 'a', label: words },
    { value: 'b', label: { zh: 'b', en: 'b' } },
  ])
})

test('what may be null or has a default is not asked for', () => {
  const fields = fieldsOf(z.object({ a: z.string().nullable(), b: z.string().default('x'), c: z.boolean() }))
  expect(fields.map((field) => field.isRequired)).toEqual([false, false, false])
  expect(fields[1]?.initial).toBe('x')
})

test('a hidden field is not drawn', () => {
  expect(
    fieldsOf(z.object({ a: z.string().meta({ hidden: true }), b: z.string() })).map((field) => field.name),
  ).toEqual(['b'])
})

test('a form is sent as JSON and is the same form afterwards', () => {
  const form = formOf(Contract)
  expect(JSON.parse(JSON.stringify(form))).toEqual(form)
})

const Contract = z.object({
  kind: z.enum(['development', 'transfer', 'service']).meta({ label: { zh: '类别', en: 'Kind' }, section: words }),
  patent: asked(
    { kind: 'transfer' },
    z
      .string()
      .min(3)
      .meta({ label: { zh: '专利号', en: 'Patent' } }),
  ),
  country: asked({ patent: { isFilled: true } }, z.string().meta({ label: { zh: '国别', en: 'Country' } })),
  remark: asked({ kind: { not: 'service' } }, z.string().meta({ label: words, mayBeEmpty: true })),
  amount: z
    .number()
    .min(0)
    .meta({ label: { zh: '金额', en: 'Amount' }, section: { zh: '金额', en: 'Money' } }),
  opinion: asked(
    { any: [{ amount: { atLeast: 500 } }, { kind: 'development' }] },
    z.string().meta({ label: { zh: '论证意见', en: 'Opinion' } }),
  ),
  partners: z
    .array(
      z.object({ name: z.string().min(2), isForeign: z.boolean(), passport: asked({ isForeign: true }, z.string()) }),
    )
    .max(3)
    .default([])
    .meta({ label: { zh: '合作方', en: 'Partner' } }),
})
const form = formOf(Contract)
const askedNames = (answers: Record<string, unknown>) => askedFields(form, answers).map((field) => field.name)

describe('questions that hang on other answers', () => {
  test('are asked while their condition holds', () => {
    expect(askedNames({ kind: 'service', amount: 3 })).toEqual(['kind', 'amount', 'partners'])
    expect(askedNames({ kind: 'transfer', patent: 'ZL1', amount: 500 })).toEqual([
      'kind',
      'patent',
      'country',
      'remark',
      'amount',
      'opinion',
      'partners',
    ])
  })

  test('an answer that is no longer asked for opens no further question', () => {
    expect(askedNames({ kind: 'service', patent: 'ZL1', amount: 1 })).not.toContain('country')
  })

  test('must be answered when asked, and only then', () => {
    const missing = (answers: Record<string, unknown>) => missingAnswers(form, answers).map(({ path }) => path)
    expect(missing({ kind: 'transfer', amount: 900 })).toEqual(['patent', 'opinion'])
    expect(missing({ kind: 'service', amount: 1 })).toEqual([])
    expect(missing({ kind: 'service', amount: 1, partners: [{ name: '甲方', isForeign: true }] })).toEqual([
      'partners.0.passport',
    ])
  })

  test('may be filed without the answers that are not asked, and the shape agrees', () => {
    const given = {
      kind: 'service',
      patent: 'ZL1',
      amount: 1,
      stray: true,
      partners: [{ name: ' 甲方 ', isForeign: false }],
    }
    const kept = cleanAnswers(form, given)
    expect(kept).toEqual({ kind: 'service', amount: 1, partners: [{ name: '甲方', isForeign: false }] })
    expect(Contract.safeParse(kept).success).toBe(true)
  })
})

describe('what a person left empty', () => {
  const schema = z.object({ a: z.string().optional(), b: z.string().nullable(), c: z.string() })

  test('is absent, or null where the shape says so', () => {
    expect(cleanAnswers(formOf(schema), { a: ' ', b: '', c: ' x ' })).toEqual({ b: null, c: 'x' })
  })

  test('never becomes an empty text that would be refused as too short', () => {
    expect(schema.safeParse(cleanAnswers(formOf(schema), { a: '', b: '', c: 'x' })).success).toBe(true)
  })
})

describe('a switch and a list that nobody touched', () => {
  const schema = z.object({
    isNew: z.boolean(),
    files: attachments({ label: words }),
    needed: z.array(z.string()).min(1),
    later: z.boolean().optional(),
  })

  test('are off and empty, where that is an answer', () => {
    expect(cleanAnswers(formOf(schema), {})).toEqual({ isNew: false, files: [] })
  })

  test('are asked for only where something must stand in them', () => {
    expect(checkAnswers(formOf(schema), {})).toEqual([{ path: 'needed', code: 'required' }])
  })
})

describe('the quick check in the browser', () => {
  const one = (schema: z.ZodType, value: unknown) =>
    checkAnswers(formOf(z.object({ it: schema })), { it: value }).map(({ code, limit }) => [code, limit])

  test.for([
    ['required', z.string(), '', undefined],
    ['short', z.string().min(3), 'a', 3],
    ['long', z.string().max(2), 'abc', 2],
    ['at-least', z.number().min(1), 0, 1],
    ['at-most', z.number().max(1), 2, 1],
    ['more-than', z.number().gt(1), 1, 1],
    ['less-than', z.number().lt(1), 1, 1],
    ['step', z.number().multipleOf(0.1), 0.25, 0.1],
    ['type.int', z.int(), 1.5, undefined],
    ['type.number', z.number(), 'x', undefined],
    ['choice', z.enum(['a', 'b']), 'c', undefined],
    ['many', z.array(z.enum(['a', 'b'])).max(1), ['a', 'b'], 1],
    ['format.date', z.iso.date(), '2025-02-30', undefined],
    ['format.email', z.email(), 'x', undefined],
    ['format.other', z.string().regex(/^\d$/), 'x', undefined],
  ] as const)('%s', ([code, schema, value, limit]) => {
    expect(one(schema, value)).toEqual([[code, limit]])
  })

  test('0.3 is a multiple of 0.1', () => expect(one(z.number().multipleOf(0.1), 0.3)).toEqual([]))

  test('accepts nothing that the shape refuses for a reason the model knows, and the other way round', () => {
    const shape = z.object({ n: z.int().min(-5).max(5), t: z.string().min(2).max(4), d: z.iso.date().optional() })
    const model = formOf(shape)
    const answers = fc.record({
      n: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0.5, 4.5)),
      t: fc.stringMatching(/^[a-z]{0,6}$/),
      d: fc.constantFrom('2025-02-28', '2025-02-30', '2025-13-01', 'x'),
    })
    fc.assert(
      fc.property(answers, (given) => {
        expect(checkAnswers(model, given).length === 0).toBe(shape.safeParse(cleanAnswers(model, given)).success)
      }),
    )
  })
})

describe('a draft whose form has changed', () => {
  const before = formOf(
    z.object({
      name: z.string().meta({ label: words }),
      kind: z.enum(['a', 'b']),
      gone: z.string().meta({ label: { zh: '旧栏', en: 'Old' } }),
      people: z.number(),
      rows: z.array(z.object({ x: z.string() })),
    }),
  )
  const now = formOf(
    z.object({
      name: z.string().min(5),
      kind: z.enum(['a', 'c']),
      people: z.iso.date(),
      rows: z.array(z.object({ x: z.string(), y: z.string() })),
      fresh: z.string(),
    }),
  )

  test('keeps what fits and lists what does not, with the words it had', () => {
    const { answers, leftOver } = carryOver(before, now, {
      name: '短',
      kind: 'b',
      gone: '旧内容',
      people: 3,
      rows: [{ x: '1' }],
    })
    expect(answers).toEqual({ name: '短', rows: [{ x: '1' }] })
    expect(leftOver.map(({ field, value, why }) => [field.label.zh, value, why])).toEqual([
      ['kind', 'b', 'does-not-fit'],
      ['旧栏', '旧内容', 'field-gone'],
      ['people', 3, 'does-not-fit'],
    ])
  })

  test('loses nothing: every answer is carried or listed', () => {
    const given = fc.record(
      {
        name: fc.string(),
        kind: fc.constantFrom('a', 'b'),
        gone: fc.string({ minLength: 1 }),
        people: fc.integer(),
        rows: fc.array(fc.record({ x: fc.string() })),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(given, (answers) => {
        const { answers: carried, leftOver } = carryOver(before, now, answers)
        const found = [...Object.keys(carried), ...leftOver.map(({ field }) => field.name)].sort()
        expect(found).toEqual(Object.keys(answers).sort())
      }),
    )
  })
})

test('a form is divided where a section begins', () => {
  expect(sectionsOf(form).map(({ title, fields }) => [title?.zh, fields.length])).toEqual([
    ['名称', 4],
    ['金额', 3],
  ])
})

test('a path leads to its field and has words with the number of the item', () => {
  expect(fieldAt(form, 'partners.1.name')?.name).toBe('name')
  expect(fieldAt(form, 'partners.x.name')).toBeNull()
  expect(fieldAt(form, 'amount.0')).toBeNull()
  expect(labelAt(form, 'partners.1.name').zh).toBe('合作方 2：name')
})

test('answers in words: options, units, yes and no, files', () => {
  const [kind] = form.fields
  expect(
    kind &&
      inWords(
        { ...kind, options: [{ value: 'transfer', label: { zh: '转让', en: 'Transfer' } }] },
        'transfer',
        'zh-CN',
      ),
  ).toBe('转让')
  expect(inWords({ widget: 'number', unit: { zh: '人', en: 'people' } }, 3, 'zh-CN')).toBe('3 人')
  expect(inWords({ widget: 'attachment' }, [{ name: 'a.pdf' }, { name: 'b.pdf' }], 'en')).toBe('a.pdf, b.pdf')
  expect(inWords({ widget: 'text' }, null, 'en')).toBe('')
})

test.for([
  ['王', '*'],
  ['王小明', '王**'],
  ['321000199001011234', '321***********1234'],
] as const)('%s is shown as %s', ([text, shown]) => expect(masked(text)).toBe(shown))

test('the sample of a form is accepted by its shape', () => {
  expect(Contract.safeParse(sampleAnswers(form, {})).success).toBe(true)
  expect(missingAnswers(form, sampleAnswers(form, {}))).toEqual([])
})
