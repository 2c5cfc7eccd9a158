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
  /** How many bytes of an upload in parts have come. */
  receivedOf(uploadId: string): Promise<number>
  /**
   * Takes bytes of an upload in parts from an offset on and answers how many there are then.
   *
   * Errors: files.part-gap, files.part-too-long, files.disk-full.
   */
  receive(
    uploadId: string,
    input: { offset: number; body: Readable; totalBytes: number; name: string },
  ): Promise<number>
  /**
   * Stores an upload whose bytes have all come.
   *
   * Errors: files.digest-differs: the bytes are dropped, and it begins anew.
   */
  finish(
    uploadId: string,
    expected: { name: string; sizeBytes: number; sha256: string; uploadedBy: string | null },
  ): Promise<StoredFile>
  /** Forgets the bytes of an upload that nobody wants any more. */
  dropUpload(uploadId: string): Promise<void>
}
