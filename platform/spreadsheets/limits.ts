/** Bounds within which an untrusted spreadsheet is read. */
export interface SheetLimits {
  maxFileBytes: number
  maxUnpackedBytes: number
  maxRatio: number
  maxEntries: number
  maxColumns: number
  maxRows: number
  maxCellCharacters: number
  /** Of the reader's own work; time that the caller takes for its rows does not count. */
  timeLimitMs: number
  memoryLimitMb: number
}

export const defaultSheetLimits: SheetLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxUnpackedBytes: 100 * 1024 * 1024,
  maxRatio: 200,
  maxEntries: 2_000,
  maxColumns: 16_384,
  maxRows: 1_048_576,
  maxCellCharacters: 1_000_000,
  timeLimitMs: 60_000,
  memoryLimitMb: 512,
}
