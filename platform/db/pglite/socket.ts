import { Duplex } from 'node:stream'
import type { PgliteServer } from './server.ts'

const startupLengthBytes = 4
const headerBytes = 5
/** Messages after which the server answers: query, sync, terminate. */
const answered = new Set([0x51, 0x53, 0x58])
const terminate = 0x58

/**
 * Looks like a network socket to the `pg` driver and talks to the PGlite worker instead, so that one driver, one
 * set of parsers and one kind of error serve both back ends.
 *
 * Whole request groups are passed on, never parts: the engine answers a group that ends without a sync with a
 * ready message of its own, and every later answer would then belong to the wrong question.
 */
export class PgliteSocket extends Duplex {
  readonly #server: Promise<PgliteServer>
  #pending: Buffer = Buffer.alloc(0)
  #isStarted = false

  constructor(server: Promise<PgliteServer>) {
    super({ emitClose: true, autoDestroy: true })
    this.#server = server
  }

  /** Called by the driver in place of `net.Socket.connect`. */
  connect(): this {
    this.#begin().catch((error: Error) => this.destroy(error))
    return this
  }

  async #begin(): Promise<void> {
    const server = await this.#server
    server.onDeath((error) => this.destroy(error))
    await server.reset()
    this.emit('connect')
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#forward(chunk).then(
      () => done(),
      (error: Error) => done(error),
    )
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#forward(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(
      () => done(),
      (error: Error) => done(error),
    )
  }

  async #forward(chunk: Buffer): Promise<void> {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    const server = await this.#server
    for (let group = this.#takeGroup(); group; group = this.#takeGroup()) {
      if (group[0] === terminate) {
        this.push(null)
        continue
      }
      const answer = await server.protocol(group)
      this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
    }
  }

  /** The next group of messages that ends in an answer, or null while it is incomplete. */
  #takeGroup(): Buffer | null {
    const buffer = this.#pending
    if (!this.#isStarted) {
      if (buffer.length < startupLengthBytes || buffer.length < buffer.readUInt32BE(0)) return null
      this.#isStarted = true
      return this.#take(buffer.readUInt32BE(0))
    }
    let end = 0
    while (buffer.length - end >= headerBytes) {
      const type = buffer[end] as number
      const next = end + 1 + buffer.readUInt32BE(end + 1)
      if (next > buffer.length) return null
      end = next
      if (answered.has(type)) return this.#take(end)
    }
    return null
  }

  #take(length: number): Buffer {
    const group = this.#pending.subarray(0, length)
    this.#pending = this.#pending.subarray(length)
    return group
  }
}
