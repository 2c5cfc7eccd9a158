import { z } from 'zod'
import type { Localized } from '#kernel/localized'
import type { ErrorTable } from '#kernel/refusal'
import type { Area } from '#platform/area'
import type { Permission } from '#platform/auth/permission'
import { permissionTable } from './access.ts'
import { ProblemShape } from './contract.ts'
import type { Endpoint } from './endpoint.ts'
import type { Route } from './route.ts'

type Json = Record<string, unknown>

/** Schemas that many endpoints share, by their `meta({ id })`. */
type Components = Map<string, Json>

/**
 * The OpenAPI 3.1 document of all areas, from the very shapes that check the requests.
 *
 * Example: openApiDocument([regionsArea], '0.1.0').paths['/api/regions']
 */
export function openApiDocument(areas: Area[], version: string): Json {
  const components: Components = new Map()
  const permissions = permissionTable(areas)
  const paths: Record<string, Json> = {}
  const names = new Set<string>()
  for (const area of areas)
    for (const route of area.routes) {
      const { path, method } = route.endpoint
      const operation = operationOf(area, route, permissions.get(route.permission), components)
      if (names.has(operation.operationId)) throw new Error(`two routes are called ${operation.operationId}`)
      names.add(operation.operationId)
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation }
    }
  schemaOf(ProblemShape, 'output', components)
  return {
    openapi: '3.1.0',
    info: {
      title: '科创 Kechuang',
      version,
      description:
        '城市科技创新平台接口。 Interface of the platform on which a city runs its science-and-technology innovation.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: areas
      .filter((area) => area.routes.length > 0)
      .map((area) => ({ name: area.id, description: `${area.title.zh} ${area.title.en}` })),
    paths: sorted(paths),
    components: {
      schemas: sorted(Object.fromEntries(components)),
      responses: {
        Problem: {
          description: '未办成：列出每一条原因。 Refused, with every reason.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kechuang.session_token' },
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
    },
    'x-error-codes': sorted(errorTexts(areas)),
  }
}

function operationOf(area: Area, route: Route, permission: Permission | undefined, components: Components) {
  const { endpoint } = route
  const isPublic = permission?.grants.anyone !== undefined
  return {
    operationId: operationName(endpoint),
    tags: [area.id],
    summary: endpoint.summary.zh,
    description: endpoint.summary.en,
    'x-permission': route.permission,
    'x-grants': permission?.grants ?? {},
    security: isPublic ? [{}, { session: [] }, { apiKey: [] }] : [{ session: [] }, { apiKey: [] }],
    ...parametersOf(endpoint, components),
    ...bodyOf(endpoint, components),
    responses: { ...answerOf(endpoint, components), default: { $ref: '#/components/responses/Problem' } },
  }
}

/** `GET /api/accounts/people/{userId}` → `getAccountsPeopleByUserId`. */
function operationName({ method, path }: Endpoint): string {
  const words = path
    .replace('/api/', '')
    .replace(/\{(\w+)\}/g, 'by-$1')
    .split(/[/-]/)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function parametersOf(endpoint: Endpoint, components: Components): Json {
  const of = (place: 'path' | 'query', shape: z.ZodType | undefined) => {
    if (!shape) return []
    const { properties = {}, required = [] } = opened(schemaOf(shape, 'input', components), components)
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema,
    }))
  }
  const parameters = [...of('path', endpoint.params), ...of('query', endpoint.query)]
  return parameters.length > 0 ? { parameters } : {}
}

function bodyOf(endpoint: Endpoint, components: Components): Json {
  const body = endpoint.body ? schemaOf(endpoint.body, 'input', components) : null
  if (endpoint.upload) {
    const { properties = {}, required = [] } = opened(body ?? {}, components)
    const schema = {
      type: 'object',
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' }, ...properties },
      required: ['file', ...required],
    }
    return {
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema } },
        'x-max-bytes': endpoint.upload.maxBytes,
      },
    }
  }
  if (endpoint.takesBytes)
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } }
  const kind = endpoint.takesForm ? 'application/x-www-form-urlencoded' : 'application/json'
  return body ? { requestBody: { required: true, content: { [kind]: { schema: body } } } } : {}
}

function answerOf(endpoint: Endpoint, components: Components): Json {
  const { answers, response } = endpoint
  const described = { description: endpoint.summary.zh }
  if (answers === 'download')
    return {
      200: {
        ...described,
        content: {
          'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
        },
      },
    }
  const status = endpoint.status ?? (response ? 200 : 204)
  if (!response) return { [status]: described }
  const schema = schemaOf(response, 'output', components)
  return {
    [status]: {
      ...described,
      content: { [answers === 'events' ? 'text/event-stream' : 'application/json']: { schema } },
    },
  }
}

/**
 * JSON Schema of a shape; shapes with an id become components. Where what is sent differs from what is answered (a
 * default makes a field optional), the sent one is called `…Input`. Two different shapes of one id are a defect.
 */
function schemaOf(shape: z.ZodType, io: 'input' | 'output', components: Components): Json {
  const { defs, root } = convert(shape, io)
  const answered = io === 'output' ? defs : convert(shape, 'output').defs
  const names = new Map<string, string>()
  for (const [name, definition] of Object.entries(defs)) {
    const isSame = JSON.stringify(definition) === JSON.stringify(answered[name])
    names.set(name, isSame ? name : `${name}Input`)
  }
  for (const [name, definition] of Object.entries(defs)) {
    const component = names.get(name) ?? name
    const schema = withRefs(definition, names) as Json
    const known = components.get(component)
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`two different shapes have the id ${component}`)
    components.set(component, schema)
  }
  return withRefs(root, names) as Json
}

/** What a schema says of its fields, where only a reference to it was given. */
function opened(schema: Json, components: Components): { properties?: Record<string, Json>; required?: string[] } {
  return typeof schema.$ref === 'string' ? (components.get(schema.$ref.split('/').at(-1) ?? '') ?? {}) : schema
}

function convert(shape: z.ZodType, io: 'input' | 'output'): { defs: Record<string, Json>; root: Json } {
  const {
    $schema: _,
    $defs,
    ...root
  } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => describe(jsonSchema as Json),
  }) as Json & { $defs?: Record<string, Json> }
  return { defs: $defs ?? {}, root }
}

/** What a shape says to the web's forms, and JSON Schema has no word for. */
const wordsOfForms = [
  ...['placeholder', 'unit', 'widget', 'options', 'periodKind', 'section', 'problem', 'hidden', 'id'],
  ...['when', 'mayBeEmpty', 'fact', 'isPersonal', 'isInternal', 'accept', 'maxBytes'],
]

function describe(schema: Json): void {
  // A client must not break when an answer grows a field.
  if (schema.additionalProperties === false) delete schema.additionalProperties
  const { label, help } = schema as { label?: Localized; help?: Localized }
  if (label) schema.title = `${label.zh} ${label.en}`
  if (help) schema.description = `${help.zh} ${help.en}`
  for (const word of ['label', 'help', ...wordsOfForms]) delete schema[word]
}

/** `#/$defs/Plan` → `#/components/schemas/Plan`, everywhere inside. */
function withRefs(value: unknown, names: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => withRefs(one, names))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '~standard')
      .map(([key, inner]) => {
        if (key !== '$ref' || typeof inner !== 'string') return [key, withRefs(inner, names)]
        const name = inner.replace('#/$defs/', '')
        return [key, `#/components/schemas/${names.get(name) ?? name}`]
      }),
  )
}

function errorTexts(areas: Area[]): Record<string, Json> {
  const table: ErrorTable = Object.assign({}, ...areas.map((area) => area.errors))
  return Object.fromEntries(Object.entries(table).map(([code, { status, zh, en }]) => [code, { status, zh, en }]))
}

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
