import { z } from 'zod'

const Code = z.string().regex(/^[A-Za-z0-9_@$-]+$/)
const ComponentId = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
const Link = z.object({ rel: z.string() }).and(z.union([z.object({ href: z.url() }), z.object({ urn: z.string() })]))
const Values = z.array(z.object({ id: Code, name: z.string() })).min(1)
const Dimension = z.object({ id: ComponentId, keyPosition: z.int().min(0), values: Values })
const Attribute = z.object({ id: ComponentId, relationship: z.object({}).loose(), values: Values })

/** What an SDMX-JSON 2.0 data message must be made of, in the parts that we send. */
export const SdmxJson = z.object({
  meta: z.object({
    id: Code,
    prepared: z.iso.datetime(),
    sender: z.object({ id: Code, name: z.string() }),
    contentLanguages: z.array(z.string()),
  }),
  data: z.object({
    structures: z.array(
      z.object({
        dataSets: z.array(z.int()).min(1),
        links: z.array(Link),
        dimensions: z.strictObject({ series: z.array(Dimension), observation: z.array(Dimension) }),
        measures: z.strictObject({ observation: z.array(z.object({ id: ComponentId })) }),
        attributes: z.strictObject({ series: z.array(Attribute), observation: z.array(Attribute) }),
      }),
    ),
    dataSets: z.array(
      z.object({
        structure: z.int(),
        action: z.enum(['Information', 'Append', 'Replace', 'Delete']),
        links: z.array(Link),
        series: z.record(
          z.string().regex(/^\d+(?::\d+)*$/),
          z.strictObject({
            attributes: z.array(z.int().nullable()),
            observations: z.record(z.string().regex(/^\d+$/), z.array(z.number())),
          }),
        ),
      }),
    ),
  }),
})

type Node = Record<string, unknown>

/** Properties that DCAT-AP 3 demands, and those that it recommends and we promise. */
const demanded: Record<string, string[]> = {
  'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset', 'dct:language', 'foaf:homepage'],
  'dcat:Dataset': [
    ...['dct:title', 'dct:description', 'dct:publisher', 'dcat:distribution', 'dcat:keyword', 'dct:issued'],
    ...['dct:modified', 'dct:accrualPeriodicity', 'dct:identifier', 'dct:temporal'],
  ],
  'dcat:Distribution': ['dcat:accessURL', 'dcat:mediaType', 'dct:format', 'dct:title'],
  'foaf:Agent': ['foaf:name'],
}

/**
 * What a catalogue lacks: a property that its class must have, a class that is not known, an address that is not whole, a
 * name that the context does not explain.
 */
export function dcatProblems(catalogue: unknown): string[] {
  const problems: string[] = []
  const prefixes = Object.keys(((catalogue as Node)['@context'] ?? {}) as Node)
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const [index, one] of value.entries()) visit(one, `${path}[${index}]`)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const node = value as Node
    const id = node['@id']
    if (id !== undefined && !/^(?:https?:\/\/|mailto:)/.test(String(id))) problems.push(`${path} @id ${String(id)}`)
    const type = node['@type']
    if (typeof type === 'string' && path !== '@context')
      for (const property of demanded[type] ?? [])
        if (isEmpty(node[property])) problems.push(`${path} ${type} lacks ${property}`)
    for (const [name, inner] of Object.entries(node)) {
      if (name === '@context') continue
      if (!name.startsWith('@') && !prefixes.includes(name.split(':')[0] ?? '')) problems.push(`${path} ${name}`)
      visit(inner, `${path}/${name}`)
    }
  }
  visit(catalogue, '')
  return problems
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
