import type { Readable } from 'node:stream'
import type { Db } from '#platform/db/db'

/** A file kept by the SHA-256 of its bytes: the same bytes are stored once, and a changed byte is noticed when read. */
export interface StoredFile {
  id: string
  /** SHA-256, 64 hexadecimal digits. */
  digest: string
  /** As the sender called it; shown, never used as a path. */
  name: string
  sizeBytes: number
  /** As sniffed from the bytes, never as claimed. */
  mediaType: string
}

export interface FileStore {
  /** Writes beside its final place, flushes, then renames: a killed process leaves no half file under a digest. */
  put(input: {
    name: string
    body: Uint8Array | Readable
    maxBytes: number
    uploadedBy: string | null
  }): Promise<StoredFile>
  get(db: Db, id: string): Promise<StoredFile | null>
  /** Whole content; throws a Refusal `files.damaged` when the bytes no longer match the digest. */
  read(file: StoredFile): Promise<Uint8Array>
  stream(file: StoredFile): Readable
}
