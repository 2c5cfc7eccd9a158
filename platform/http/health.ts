import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'

/** One thing that must work; throws or answers false when it does not. */
export interface HealthCheck {
  name: string
  check(): Promise<boolean>
}

const checkWithinMs = 3000

/**
 * `GET /health` for machines that watch the server: 200 when everything answers, else 503 and which part does not.
 * It says nothing about versions, addresses or causes: those are in the log.
 */
export function healthRoute(server: FastifyInstance, checks: HealthCheck[]): void {
  server.get('/health', { config: { rateLimit: false } }, async (request, reply) => {
    const results = await Promise.all(
      checks.map(async ({ name, check }) => {
        const isUp = await within(check, checkWithinMs).catch((error: unknown) => {
          request.log.warn({ err: error, part: name }, 'unhealthy')
          return false
        })
        return [name, isUp ? 'up' : 'down'] as const
      }),
    )
    const isUp = results.every(([, state]) => state === 'up')
    reply.code(isUp ? 200 : 503).header('cache-control', 'no-store')
    return { status: isUp ? 'up' : 'down', parts: Object.fromEntries(results) }
  })
}

async function within(check: () => Promise<boolean>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([check(), late])
  } finally {
    clearTimeout(timer)
  }
}

const leastFreeBytes = 256 * 1_048_576

/** Whether files can still be kept: an almost full disk is told before it is full. */
export function diskCheck(folder: string): HealthCheck {
  return {
    name: 'disk',
    check: async () => {
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize > leastFreeBytes
    },
  }
}
