// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType } from 'kysely'

/** Uploaded files. The bytes lie in the data folder under their digest; a row gives them a name and an owner. */
export interface FileTable {
  /** fil_… identifier */
  id: string
  /** SHA-256 of the bytes, hexadecimal */
  digest: string
  /** Name given by the sender, shown to people, never used as a path */
  name: string
  /** Length in bytes */
  size_bytes: bigint
  /** Media type as sniffed from the bytes */
  media_type: string
  /** User id of the sender; null for demo data and the system */
  uploaded_by: string | null
  /** Instant of the upload */
  uploaded_at: ColumnType<Date, Date | string, Date | string>
}

/** For `db.as<FilesTables>()`. */
export interface FilesTables {
  'files.file': FileTable
}
