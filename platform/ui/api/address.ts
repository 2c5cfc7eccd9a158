import type { Endpoint } from '#platform/http/endpoint'

type Value = string | number | boolean | null | undefined

function fillPath(path: string, params: Record<string, unknown>): string {
  return path.replace(/\{([A-Za-z0-9]+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === null || value === '')
      throw new Error(`path parameter ${name} of ${path} is missing`)
    return encodeURIComponent(String(value))
  })
}

/**
 * The address of a call. Empty values are left out of the query; a list is repeated.
 *
 * Example: addressOf({ method: 'GET', path: '/api/plans/{id}', … }, { id: 'pln_1' }, { page: 2, q: '' }) → '/api/plans/pln_1?page=2'
 */
export function addressOf(endpoint: Endpoint, params: unknown, query: unknown): string {
  const path = fillPath(endpoint.path, (params ?? {}) as Record<string, unknown>)
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, Value | Value[]>)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') search.append(name, String(each))
    }
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
