import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineArea } from '#platform/area'
import { edgeArea } from './area.ts'
import { endpoint } from './endpoint.ts'
import { openApiDocument } from './openapi.ts'
import { route } from './route.ts'
import { sampleArea } from './testing/sample-area.ts'

interface Operation {
  operationId: string
  'x-permission': string
  security: object[]
  parameters?: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: { properties: object; required: string[] } }> }
  responses: Record<string, { content?: Record<string, unknown> }>
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
  'x-error-codes': Record<string, { status: number }>
}

const areas = [sampleArea, edgeArea({ areas: [sampleArea], signIn: {} })]
const document = openApiDocument(areas, '1.0.0') as unknown as Document

test('every route is described once, with its permission, its errors and who needs no sign-in', () => {
  for (const { endpoint: shape, permission } of areas.flatMap((area) => area.routes)) {
    const operation = document.paths[shape.path]?.[shape.method.toLowerCase()]
    expect(operation?.['x-permission']).toBe(permission)
    expect(operation?.responses.default).toEqual({ $ref: '#/components/responses/Problem' })
  }
  expect(document.paths['/api/me']?.get?.security[0]).toEqual({})
  expect(document.paths['/api/sample/notes']?.post?.security).not.toContainEqual({})
})

test('every reference leads to a component', () => {
  const references = JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)
  const components = document.components as unknown as Record<string, Record<string, unknown>>
  for (const [, kind = '', name = ''] of references) expect(components[kind]).toHaveProperty(name)
  expect(document.components.schemas).toHaveProperty('SampleNote')
})

test('path, query, body, upload, download and events are described as they are', () => {
  const notes = document.paths['/api/sample/notes']
  expect(notes?.get?.parameters).toMatchObject([{ name: 'page', in: 'query', required: false }, { name: 'kind' }])
  expect(notes?.post?.requestBody?.content['application/json']?.schema).toEqual({
    $ref: '#/components/schemas/SampleNote',
  })
  const refusal = document.paths['/api/sample/refusals/{id}']?.post
  expect(refusal?.parameters).toMatchObject([{ name: 'id', in: 'path', required: true }])
  expect(Object.keys(refusal?.responses ?? {})).toEqual(['204', 'default'])
  const form = document.paths['/api/sample/files']?.post?.requestBody?.content['multipart/form-data']?.schema
  expect(form?.required).toEqual(['file', 'title'])
  expect(document.paths['/api/sample/files/{id}']?.get?.responses['200']?.content).toHaveProperty(
    'application/octet-stream',
  )
  expect(document.paths['/api/sample/events/{id}']?.get?.responses['200']?.content).toHaveProperty('text/event-stream')
})

test('every error code is listed with its status', () => {
  for (const area of areas)
    for (const [code, { status }] of Object.entries(area.errors))
      expect(document['x-error-codes'][code]?.status).toBe(status)
})

function areaOf(path: `/api/${string}`, shape: z.ZodType, asBody = false) {
  const summary = { zh: '样', en: 'x' }
  return defineArea({
    id: path.slice(5),
    title: summary,
    errors: {},
    permissions: { [`${path.slice(5)}:read`]: { title: summary, grants: {} } },
    routes: [
      route(endpoint({ method: 'POST', path, summary, response: shape, ...(asBody ? { body: shape } : {}) }), {
        permission: `${path.slice(5)}:read`,
        run: async () => ({}),
      }),
    ],
  })
}

test('two different shapes with one id are refused', () => {
  const one = areaOf('/api/one', z.object({ a: z.string() }).meta({ id: 'SampleTwin' }))
  const other = areaOf('/api/other', z.object({ b: z.string() }).meta({ id: 'SampleTwin' }))
  expect(() => openApiDocument([one], '1')).not.toThrow()
  expect(() => openApiDocument([one, other], '1')).toThrow('two different shapes have the id SampleTwin')
})

test('a shape that is sent otherwise than it is answered is described twice', () => {
  const shape = z.object({ page: z.int().default(1) }).meta({ id: 'SampleDefault' })
  const { components } = openApiDocument([areaOf('/api/one', shape, true)], '1') as unknown as Document
  expect(components.schemas.SampleDefault).toMatchObject({ required: ['page'] })
  expect(components.schemas.SampleDefaultInput).not.toHaveProperty('required')
})

test('what a shape says to forms becomes a title and a description', () => {
  const amount = z
    .string()
    .meta({ label: { zh: '金额', en: 'Amount' }, help: { zh: '含税', en: 'with tax' }, widget: 'decimal' })
  const shape = z.object({ amount }).meta({ id: 'SampleForm' })
  const { components } = openApiDocument([areaOf('/api/one', shape)], '1') as unknown as Document
  expect(components.schemas.SampleForm).toMatchObject({
    properties: { amount: { type: 'string', title: '金额 Amount', description: '含税 with tax' } },
  })
  expect(JSON.stringify(components.schemas.SampleForm)).not.toContain('widget')
})
