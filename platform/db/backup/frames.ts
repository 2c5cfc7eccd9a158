import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { Refusal } from '#kernel/refusal'

/**
 * A backup file: a line of text that names it, a zstd stream of frames, a line of text with the length of that
 * stream. A frame is two lengths (4 bytes each, big endian), a JSON header and a payload. The last frame, `end`,
 * holds the SHA-256 of all frames before it, so that a damaged or spliced file is noticed; the last line shows a cut
 * or lengthened one at a glance (the decompressor would not mind either, once it has seen the last frame).
 */
export const formatVersion = 1
const nameLine = `KECHUANG BACKUP ${formatVersion}\n`
const namePattern = /^KECHUANG BACKUP (\d+)\n/
const lastLine = (streamBytes: number) => `\nEND ${String(streamBytes).padStart(18, '0')}\n`
const lengthsBytes = 8
const longestHeaderBytes = 1 << 20
const longestPayloadBytes = 1 << 30

export interface Frame<Header> {
  header: Header
  payload: Buffer
}

export interface FrameWriter<Header> {
  write(header: Header, payload?: Uint8Array): Promise<void>
}

/**
 * Writes a backup file: beside its place, readable by its owner only, flushed, then renamed. Never over another file.
 *
 * Errors: platform.backup-exists, platform.disk-full.
 */
export async function writeFrames<Header extends { kind: string }>(
  file: string,
  fill: (writer: FrameWriter<Header>) => Promise<void>,
): Promise<{ sizeBytes: number }> {
  await refuseToOverwrite(file)
  const draft = `${file}.part`
  const handle = await open(draft, 'w', 0o600)
  try {
    const sizeBytes = await writeAll(handle, fill)
    await refuseToOverwrite(file)
    await rename(draft, file)
    return { sizeBytes }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(draft, { force: true })
    throw isFull(error) ? new Refusal('platform.disk-full') : error
  }
}

const isFull = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

async function refuseToOverwrite(file: string): Promise<void> {
  const existing = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!existing) return
  await existing.close()
  throw new Refusal({ code: 'platform.backup-exists', params: { file } })
}

async function writeAll<Header extends { kind: string }>(
  handle: FileHandle,
  fill: (writer: FrameWriter<Header>) => Promise<void>,
): Promise<number> {
  await handle.write(nameLine)
  const digest = createHash('sha256')
  const compressor = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } })
  let streamBytes = 0
  const written = pipeline(compressor, async (compressed: AsyncIterable<Buffer>) => {
    for await (const chunk of compressed) {
      await handle.writeFile(chunk)
      streamBytes += chunk.length
    }
  })
  // Heard again below; without this, a disk that fills up during `fill` would end the process.
  written.catch(() => undefined)
  const put = async (bytes: Uint8Array) => {
    if (!compressor.write(bytes)) await Promise.race([once(compressor, 'drain'), written])
  }
  const frame = async (header: object, payload: Uint8Array) => {
    const text = Buffer.from(JSON.stringify(header))
    const lengths = Buffer.alloc(lengthsBytes)
    lengths.writeUInt32BE(text.length, 0)
    lengths.writeUInt32BE(payload.length, 4)
    for (const bytes of [lengths, text, payload]) {
      digest.update(bytes)
      await put(bytes)
    }
  }
  await fill({ write: (header, payload = new Uint8Array(0)) => frame(header, payload) })
  await frame({ kind: 'end', sha256: digest.copy().digest('hex') }, new Uint8Array(0))
  compressor.end()
  await written
  await handle.writeFile(lastLine(streamBytes))
  await handle.sync()
  const { size } = await handle.stat()
  await handle.close()
  return size
}

/**
 * Reads a backup file, frame by frame, and checks it on the way: whoever uses a frame before the end must be able to
 * undo it.
 *
 * Errors: platform.backup-missing, platform.backup-foreign, platform.backup-newer, platform.backup-damaged.
 */
export async function* readFrames<Header extends { kind: string }>(file: string): AsyncGenerator<Frame<Header>> {
  const bytes = new ByteReader(await openedStream(file))
  const digest = createHash('sha256')
  try {
    for (;;) {
      const lengths = await bytes.take(lengthsBytes)
      const headerBytes = lengths.readUInt32BE(0)
      const payloadBytes = lengths.readUInt32BE(4)
      if (headerBytes > longestHeaderBytes || payloadBytes > longestPayloadBytes) throw new Error('impossible length')
      const text = await bytes.take(headerBytes)
      const payload = await bytes.take(payloadBytes)
      const header = JSON.parse(text.toString('utf8')) as Header | { kind: 'end'; sha256: string }
      if (header.kind === 'end' && 'sha256' in header) {
        if (header.sha256 !== digest.digest('hex')) throw new Error('checksum differs')
        if (!(await bytes.isAtEnd())) throw new Error('something follows the end')
        return
      }
      for (const part of [lengths, text, payload]) digest.update(part)
      yield { header: header as Header, payload }
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(file, error)
  } finally {
    bytes.close()
  }
}

function damaged(file: string, cause: unknown): Refusal {
  const refusal = new Refusal({ code: 'platform.backup-damaged', params: { file } })
  refusal.cause = cause
  return refusal
}

async function openedStream(file: string) {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Refusal({ code: 'platform.backup-missing', params: { file } })
    throw error
  })
  try {
    const { size } = await handle.stat()
    const match = namePattern.exec(await textAt(handle, 0, 64))
    if (!match) throw new Refusal({ code: 'platform.backup-foreign', params: { file } })
    if (Number(match[1]) > formatVersion) {
      throw new Refusal({ code: 'platform.backup-newer', params: { file, what: `format ${match[1]}` } })
    }
    const start = match[0].length
    const end = size - lastLine(0).length
    const streamBytes = end - start
    if (streamBytes <= 0 || (await textAt(handle, end, lastLine(0).length)) !== lastLine(streamBytes)) {
      throw damaged(file, new Error('its last line is missing or tells another length'))
    }
    const compressed = createReadStream(file, { start, end: end - 1 })
    const frames = createZstdDecompress()
    compressed.on('error', (error) => frames.destroy(error))
    return compressed.pipe(frames)
  } finally {
    await handle.close()
  }
}

async function textAt(handle: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.toString('latin1', 0, bytesRead)
}

/** Takes exact numbers of bytes off a stream. */
class ByteReader {
  readonly #stream: ReturnType<typeof createZstdDecompress>
  readonly #chunks: AsyncIterator<Buffer>
  #buffer: Buffer = Buffer.alloc(0)

  constructor(stream: ReturnType<typeof createZstdDecompress>) {
    this.#stream = stream
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [this.#buffer]
    let have = this.#buffer.length
    while (have < length) {
      const { value, done } = await this.#chunks.next()
      if (done) throw new Error('the file ends too early')
      parts.push(value)
      have += value.length
    }
    const all = parts.length === 1 ? this.#buffer : Buffer.concat(parts)
    this.#buffer = all.subarray(length)
    return all.subarray(0, length)
  }

  async isAtEnd(): Promise<boolean> {
    return this.#buffer.length === 0 && (await this.#chunks.next()).done === true
  }

  close(): void {
    this.#stream.destroy()
  }
}
