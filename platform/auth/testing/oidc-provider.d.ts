/** The little of the identity provider that our tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: { client_id: string; client_secret: string; redirect_uris: string[] }[]
        pkce: { required: () => boolean }
        claims: Record<string, string[]>
        findAccount: (
          context: unknown,
          id: string,
        ) => { accountId: string; claims: () => Promise<Record<string, unknown>> }
        cookies: { keys: string[] }
        features: { devInteractions: { enabled: boolean } }
      },
    )
    callback(): (request: IncomingMessage, response: ServerResponse) => void
  }
}
