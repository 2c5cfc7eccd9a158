import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '#kernel/refusal'

/** Files that come in parts, in any number of connections; what has come survives a restart. */
export interface PartialFiles {
  receivedOf(id: string): Promise<number>
  /**
   * Writes bytes from an offset on and answers how many there are then. Bytes that have come already may be sent again;
   * a connection that breaks off leaves what had come.
   *
   * Errors: files.part-gap, files.too-large, files.disk-full.
   */
  receive(id: string, input: { offset: number; body: Readable; totalBytes: number; name: string }): Promise<number>
  /** The whole file for reading, and its digest. */
  whole(id: string): Promise<{ digest: string; open(): Readable }>
  drop(id: string): Promise<void>
}

/** Unfinished files under a folder, which is made when the first one comes. */
export function partialFilesIn(folder: string): PartialFiles {
  const turns = new Map<string, Promise<unknown>>()

  function pathOf(id: string): string {
    if (!/^[a-z]{2,4}_[0-9a-z]{26}$/.test(id)) throw new Error(`${id} is no id of an upload`)
    return join(folder, id)
  }

  async function receivedOf(id: string): Promise<number> {
    return stat(pathOf(id)).then(
      ({ size }) => size,
      () => 0,
    )
  }

  /** Two connections that send the same file take turns, so that their bytes do not mix. */
  function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(id) ?? Promise.resolve()).then(work, work)
    turns.set(id, turn)
    const done = () => {
      if (turns.get(id) === turn) turns.delete(id)
    }
    turn.then(done, done)
    return turn
  }

  async function write(
    id: string,
    { offset, body, totalBytes, name }: Parameters<PartialFiles['receive']>[1],
  ): Promise<number> {
    await mkdir(folder, { recursive: true })
    const received = await receivedOf(id)
    if (offset > received) {
      body.resume()
      throw new Refusal({ code: 'files.part-gap', params: { received } })
    }
    const handle = await open(pathOf(id), received === 0 ? 'w' : 'r+', 0o600)
    let at = offset
    try {
      await handle.truncate(offset)
      for await (const chunk of body) {
        const bytes = Buffer.from(chunk)
        if (at + bytes.length > totalBytes) throw new Refusal({ code: 'files.part-too-long', params: { name } })
        for (let written = 0; written < bytes.length; ) {
          const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at + written)
          written += bytesWritten
        }
        at += bytes.length
      }
      await handle.sync()
      return at
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) throw new Refusal('files.disk-full')
      // A connection that broke off: what came before stays, and the sender goes on from there.
      if (['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(code))
        throw new Refusal('http.upload-broken')
      throw error
    } finally {
      await handle.close()
    }
  }

  return {
    receivedOf,
    receive: (id, input) => inTurn(id, () => write(id, input)),
    async whole(id) {
      const sum = createHash('sha256')
      for await (const chunk of createReadStream(pathOf(id))) sum.update(chunk as Buffer)
      return { digest: sum.digest('hex'), open: () => createReadStream(pathOf(id)) }
    },
    drop: (id) => rm(pathOf(id), { force: true }),
  }
}
