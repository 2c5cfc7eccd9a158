import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'

/** What an archive may contain; the same three bounds for documents and spreadsheets. */
export interface ArchiveLimits {
  maxUnpackedBytes: number
  maxRatio: number
  maxEntries: number
}

export type ArchiveFaultKind = 'corrupt' | 'encrypted' | 'bomb'

/** Why an archive is not read. Each room turns the kind into its own refusal. */
export class ArchiveFault extends Error {
  readonly kind: ArchiveFaultKind

  constructor(kind: ArchiveFaultKind, message: string) {
    super(message)
    this.name = 'ArchiveFault'
    this.kind = kind
  }
}

const SMALL_ENTRY_BYTES = 1024 * 1024

/**
 * A zip whose directory has been checked and whose inflation is counted while it is read: a directory that lies
 * about sizes is caught by the count, and two entries that share their data are counted twice.
 */
export class Archive {
  readonly #zip: ZipFile
  readonly #entries: Map<string, Entry>
  readonly #limits: ArchiveLimits
  /** Most bytes seen of each entry, so that reading one twice does not count twice. */
  readonly #inflated = new Map<string, number>()

  constructor(zip: ZipFile, entries: Map<string, Entry>, limits: ArchiveLimits) {
    this.#zip = zip
    this.#entries = entries
    this.#limits = limits
  }

  get names(): string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Packed size of an entry, for progress; 0 when it does not exist. */
  packedBytes(name: string): number {
    return this.#entries.get(name)?.compressedSize ?? 0
  }

  /** The unpacked bytes of an entry, chunk by chunk. */
  async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (!entry) throw new ArchiveFault('corrupt', `entry ${name} is missing`)
    const stream = await openStream(this.#zip, entry)
    let others = 0
    for (const [other, bytes] of this.#inflated) if (other !== name) others += bytes
    let entryBytes = 0
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        entryBytes += chunk.length
        if (others + entryBytes > this.#limits.maxUnpackedBytes)
          throw new ArchiveFault('bomb', `more than ${this.#limits.maxUnpackedBytes} bytes unpacked`)
        if (entryBytes > SMALL_ENTRY_BYTES && entryBytes > entry.compressedSize * this.#limits.maxRatio)
          throw new ArchiveFault('bomb', `entry ${name} inflates beyond the ratio`)
        yield chunk
      }
    } catch (error) {
      throw error instanceof ArchiveFault ? error : new ArchiveFault('corrupt', String(error))
    } finally {
      this.#inflated.set(name, Math.max(entryBytes, this.#inflated.get(name) ?? 0))
      stream.destroy()
    }
  }

  /** An entry's bytes in one piece. */
  async bytes(name: string): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const chunk of this.chunks(name)) parts.push(chunk)
    return Buffer.concat(parts)
  }

  close(): void {
    this.#zip.close()
  }
}

function openStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(new ArchiveFault('corrupt', error.message)) : resolve(stream),
    )
  })
}

function openZip(source: Uint8Array | string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: ZipFile) =>
      error ? reject(new ArchiveFault('corrupt', error.message)) : resolve(zip)
    if (typeof source === 'string') yauzl.open(source, options, done)
    else yauzl.fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, done)
  })
}

/**
 * Opens a zip after reading its whole directory, and refuses it before a byte is inflated when the directory
 * already breaks a bound.
 *
 * Errors: ArchiveFault `corrupt` (no or broken directory), `encrypted`, `bomb`.
 */
export async function openArchive(source: Uint8Array | string, limits: ArchiveLimits): Promise<Archive> {
  const zip = await openZip(source)
  try {
    return new Archive(zip, await readDirectory(zip, limits), limits)
  } catch (error) {
    zip.close()
    throw error
  }
}

function readDirectory(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries)
    return Promise.reject(new ArchiveFault('bomb', `${zip.entryCount} entries in the archive`))
  const entries = new Map<string, Entry>()
  let packed = 0
  let unpacked = 0
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(new ArchiveFault('corrupt', error.message)))
    zip.on('end', () => {
      if (unpacked > SMALL_ENTRY_BYTES && unpacked > packed * limits.maxRatio)
        reject(new ArchiveFault('bomb', `ratio ${Math.round(unpacked / Math.max(1, packed))}`))
      else resolve(entries)
    })
    zip.on('entry', (entry: Entry) => {
      packed += entry.compressedSize
      unpacked += entry.uncompressedSize
      const ratioBroken =
        entry.uncompressedSize > SMALL_ENTRY_BYTES && entry.uncompressedSize > entry.compressedSize * limits.maxRatio
      if (entry.isEncrypted()) reject(new ArchiveFault('encrypted', `entry ${entry.fileName} is encrypted`))
      else if (unpacked > limits.maxUnpackedBytes || ratioBroken || entries.size >= limits.maxEntries)
        reject(new ArchiveFault('bomb', `entry ${entry.fileName} breaks a bound`))
      else {
        if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
        zip.readEntry()
      }
    })
    zip.readEntry()
  })
}
