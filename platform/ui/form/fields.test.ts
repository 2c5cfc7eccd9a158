import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { cleaned, fieldsOf } from './fields.ts'

const words = { zh: '名称', en: 'Name' }
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
  expect(first).toMatchObject({ name: 'name', label: words, isRequired: true, maxLength: 50 })
  expect(second).toMatchObject({
    name: 'persons',
    isRequired: false,
    isInteger: true,
    min: 1,
    max: 99,
    unit: { zh: '人' },
  })
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

describe('what a person left empty', () => {
  const schema = z.object({ a: z.string().optional(), b: z.string().nullable(), c: z.string() })

  test('is absent, or null where the shape says so', () => {
    expect(cleaned(schema, { a: ' ', b: '', c: ' x ' })).toEqual({ b: null, c: 'x' })
  })

  test('never becomes an empty text that would be refused as too short', () => {
    expect(schema.safeParse(cleaned(schema, { a: '', b: '', c: 'x' })).success).toBe(true)
  })
})
