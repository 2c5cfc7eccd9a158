/** Bounds within which an untrusted file is read. All are ceilings that a caller may lower. */
export interface ReadLimits {
  maxFileBytes: number
  maxUnpackedBytes: number
  /** Unpacked size over packed size, of the archive as a whole and of each entry above 1 MB. */
  maxRatio: number
  maxEntries: number
  maxPages: number
  timeLimitMs: number
  memoryLimitMb: number
}

export const defaultLimits: ReadLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxUnpackedBytes: 100 * 1024 * 1024,
  maxRatio: 200,
  maxEntries: 2_000,
  maxPages: 2_000,
  timeLimitMs: 60_000,
  memoryLimitMb: 768,
}
