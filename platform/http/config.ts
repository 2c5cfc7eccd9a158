/** How the server faces the network. Durations in milliseconds, sizes in bytes. */
export interface HttpConfig {
  /** Address under which people reach the platform; unsafe requests must come from its pages. */
  publicUrl: string
  /** Proxies in front, false, how many, or their addresses and subnets with commas between. Without one, `x-forwarded-*` is ignored. */
  trustProxy: boolean | number | string
  /** Folder of the built web, absent when only the API is served. */
  webRoot?: string
  maxJsonBytes: number
  /** Requests a minute from one address. */
  requestsPerMinute: number
  /** Sign-in attempts a minute from one address. */
  signInsPerMinute: number
  uploadsPerMinute: number
  /** What visitors may write (previews, objections) a minute from one address. */
  publicWritesPerMinute: number
  /** What visitors may have worked out while they type, a minute from one address. */
  publicSumsPerMinute: number
  heartbeatMs: number
  /** How long a request, its uploaded file included, may take to arrive. */
  receiveWithinMs: number
  /** How long a stop waits for requests under way. */
  stopWithinMs: number
}

export const defaultHttpConfig: HttpConfig = {
  publicUrl: 'http://localhost:8080',
  trustProxy: false,
  maxJsonBytes: 1_048_576,
  requestsPerMinute: 3000,
  signInsPerMinute: 30,
  uploadsPerMinute: 60,
  publicWritesPerMinute: 20,
  publicSumsPerMinute: 120,
  heartbeatMs: 15_000,
  receiveWithinMs: 10 * 60_000,
  stopWithinMs: 10_000,
}
