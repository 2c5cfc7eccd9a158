import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Clock } from '#kernel/clock'
import type { Ids } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { FileStore } from './files.ts'
import { mediaTypeOf, sniffedBytes } from './media-type.ts'
import { partialFilesIn } from './partial.ts'

const blobPath = (folder: string, digest: string) => join(folder, digest.slice(0, 2), digest.slice(2, 4), digest)

/** File names are shown to people and offered on download: no path, no control characters, no endless name. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const printable = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  return [...printable].slice(-200).join('') || '未命名'
}

/**
 * Opens the store under `folder`. What an earlier, killed process left in its `incoming/` is cleared.
 */
export async function openFileStore(base: { folder: string; db: Db; clock: Clock; ids: Ids }): Promise<FileStore> {
  const incoming = join(base.folder, 'incoming')
  await mkdir(incoming, { recursive: true })
  await Promise.all((await readdir(incoming)).map((name) => rm(join(incoming, name), { force: true })))
  const partial = partialFilesIn(join(base.folder, 'partial'))

  const store: FileStore = {
    async put({ name: givenName, body, maxBytes, uploadedBy }) {
      const name = cleanName(givenName)
      const received = await receive({ incoming, name, body, maxBytes, temporary: base.ids.next('in') })
      const path = blobPath(base.folder, received.digest)
      await mkdir(join(path, '..'), { recursive: true })
      await rename(received.path, path)
      await flushFolder(join(path, '..'))
      const id = base.ids.next('fil')
      const file = { id, digest: received.digest, name, sizeBytes: received.sizeBytes, mediaType: received.mediaType }
      await base.db.query(
        `insert into files.file (id, digest, name, size_bytes, media_type, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [file.id, file.digest, file.name, file.sizeBytes, file.mediaType, uploadedBy, base.clock.now()],
      )
      return file
    },

    async get(db, id) {
      const [row] = await db.query<{
        id: string
        digest: string
        name: string
        size_bytes: bigint
        media_type: string
      }>('select id, digest, name, size_bytes, media_type from files.file where id = $1', [id])
      if (!row) return null
      const { digest, name } = row
      return { id, digest, name, sizeBytes: Number(row.size_bytes), mediaType: row.media_type }
    },

    async read(file) {
      const bytes = await readFile(blobPath(base.folder, file.digest)).catch(() => null)
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== file.digest)
        throw new Refusal({ code: 'files.damaged', params: { name: file.name } })
      return bytes
    },

    stream: (file) => createReadStream(blobPath(base.folder, file.digest)),

    receivedOf: partial.receivedOf,
    receive: partial.receive,
    async finish(uploadId, { name, sizeBytes, sha256, uploadedBy }) {
      const whole = await partial.whole(uploadId)
      if (whole.digest !== sha256) {
        await partial.drop(uploadId)
        throw new Refusal({ code: 'files.digest-differs', params: { name } })
      }
      const file = await store.put({ name, body: whole.open(), maxBytes: sizeBytes, uploadedBy })
      await partial.drop(uploadId)
      return file
    },
    dropUpload: partial.drop,
  }
  return store
}

interface Received {
  path: string
  digest: string
  sizeBytes: number
  mediaType: string
}

async function receive(input: {
  incoming: string
  name: string
  body: Uint8Array | Readable
  maxBytes: number
  temporary: string
}): Promise<Received> {
  const { name, maxBytes } = input
  const path = join(input.incoming, input.temporary)
  const sum = createHash('sha256')
  const head: Buffer[] = []
  let sizeBytes = 0
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of Readable.from(input.body instanceof Readable ? input.body : [input.body])) {
      const bytes = Buffer.from(chunk)
      if (sizeBytes < sniffedBytes) head.push(bytes.subarray(0, sniffedBytes - sizeBytes))
      sizeBytes += bytes.length
      if (sizeBytes > maxBytes)
        throw new Refusal({ code: 'files.too-large', params: { name, maxMegabytes: Math.floor(maxBytes / 1048576) } })
      sum.update(bytes)
      // Not `write`: on a disk that fills up it keeps the first half of the bytes and says nothing.
      await handle.appendFile(bytes)
    }
    if (sizeBytes === 0) throw new Refusal({ code: 'files.empty', params: { name } })
    await handle.sync()
    await handle.close()
    return { path, digest: sum.digest('hex'), sizeBytes, mediaType: await mediaTypeOf(Buffer.concat(head)) }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(path, { force: true })
    const isFull =
      error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))
    throw isFull ? new Refusal('files.disk-full') : error
  }
}

/** Makes the rename itself durable: without it a power cut can lose the name of a file whose bytes are safe. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Every stored blob, for backups: digest and path. */
export async function* storedBlobs(
  folder: string,
): AsyncGenerator<{ digest: string; path: string; sizeBytes: number }> {
  for (const first of await readdir(folder).catch(() => []))
    if (/^[0-9a-f]{2}$/.test(first))
      for (const second of await readdir(join(folder, first)))
        for (const digest of await readdir(join(folder, first, second))) {
          const path = join(folder, first, second, digest)
          yield { digest, path, sizeBytes: (await stat(path)).size }
        }
}
