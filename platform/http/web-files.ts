import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { patternOf } from './bind-route.ts'
import type { Endpoint } from './endpoint.ts'

/**
 * Serves the built web. Files under `assets/` carry a digest in their name and are cached for ever; every other
 * address that a browser opens gets the page itself, which finds its own way by the path. The page of a published
 * record says 404 where reading the record does.
 */
export async function webFiles(
  server: FastifyInstance,
  webRoot: string,
  endpoints: readonly Endpoint[],
  noSuchAddress: (request: FastifyRequest, reply: FastifyReply) => unknown,
): Promise<void> {
  const page = await readFile(join(webRoot, 'index.html'))
  await server.register(fastifyStatic, {
    root: webRoot,
    index: false,
    wildcard: true,
    cacheControl: false,
    dotfiles: 'deny',
    setHeaders: (reply, path) => {
      const isNamedByContent = path.startsWith(join(webRoot, 'assets'))
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const sendPage = (reply: FastifyReply, status = 200) =>
    reply.code(status).header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  // The file server takes the bare root for a folder and refuses to list it.
  server.get('/', (_request, reply) => sendPage(reply))
  for (const { publicPage, path } of endpoints)
    if (publicPage)
      server.get<{ Params: Record<string, string> }>(patternOf(publicPage), async (request, reply) => {
        const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(request.params[name] ?? ''))
        const { statusCode } = await server.inject({ method: 'GET', url, remoteAddress: request.ip })
        return sendPage(reply, statusCode === 404 ? 404 : 200)
      })
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !path.startsWith('/assets/')
    if (!isPage || !(request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/)) return noSuchAddress(request, reply)
    return sendPage(reply)
  })
}
