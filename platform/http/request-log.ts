import type { FastifyLoggerOptions, FastifyRequest } from 'fastify'

/**
 * What is written of a request: never its query, body, cookies or address, which hold personal data. The route's
 * pattern stands for the path, and the request id leads to the operation log, where the person may be looked up.
 */
export const requestLog: FastifyLoggerOptions = {
  level: 'info',
  serializers: {
    req: (request: FastifyRequest) => ({ id: request.id, method: request.method, route: request.routeOptions?.url }),
    err: (error: Error & { code?: unknown; constraint?: unknown }) => ({
      type: error.name,
      message: error.message,
      stack: error.stack ?? '',
      code: error.code,
      constraint: error.constraint,
    }),
  },
}
