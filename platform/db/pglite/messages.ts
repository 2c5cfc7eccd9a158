/** What the main thread asks of the PGlite worker. Protocol bytes are PostgreSQL's own wire protocol. */
export type Request =
  | { kind: 'protocol'; id: number; bytes: Uint8Array }
  | { kind: 'dump'; id: number }
  | { kind: 'copy'; id: number; target: string }
  | { kind: 'close'; id: number }

export type Reply =
  | { kind: 'ready' }
  | { kind: 'refused'; code: string; params: Record<string, string | number> }
  | { kind: 'done'; id: number; bytes: Uint8Array }
  | { kind: 'failed'; id: number; message: string }
  /** The database engine broke (PANIC, out of memory); the worker ends after sending it. */
  | { kind: 'broken'; message: string; log: string }

export interface WorkerStart {
  /** Folder of the database files; null keeps everything in memory (tests). */
  folder: string | null
  /** File with the compressed tar of a database folder, to begin from when there is no database yet; null runs initdb. */
  archive: string | null
}
