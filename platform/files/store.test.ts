import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { testDb } from '#platform/db/testing/test-db'
import type { FileStore } from './files.ts'
import { cleanName, openFileStore, storedBlobs } from './store.ts'

let db: Awaited<ReturnType<typeof testDb>>
let folder: string
let store: FileStore
const megabyte = 1048576
const put = (body: Uint8Array | Readable, name = '规划.txt', maxBytes = megabyte) =>
  store.put({ name, body, maxBytes, uploadedBy: null })

beforeAll(async () => {
  db = await testDb({ areas: [{ id: 'files', schema: new URL('./schema/', import.meta.url) }] })
  folder = await mkdtemp(join(tmpdir(), 'kechuang-files-'))
  store = await openFileStore({ folder, db, clock: systemClock, ids: systemIds })
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})

const waiting = () => readdir(join(folder, 'incoming'))

describe('file store', () => {
  it('what is put is read back, and the same bytes are kept once', async () => {
    const first = await put(Buffer.from('到2027年，达300项以上。'))
    const second = await put(Readable.from([Buffer.from('到2027年，'), Buffer.from('达300项以上。')]), '另一名.txt')
    expect(second).toMatchObject({ digest: first.digest, name: '另一名.txt', mediaType: 'text/plain' })
    expect(Buffer.from(await store.read(first)).toString()).toBe('到2027年，达300项以上。')
    const blobs = await Array.fromAsync(storedBlobs(folder))
    expect(blobs.filter((blob) => blob.digest === first.digest)).toHaveLength(1)
    expect(await store.get(db, first.id)).toEqual(first)
  })

  it('a stream over the limit is refused and leaves nothing', async () => {
    const endless = Readable.from(
      (function* () {
        for (let i = 0; i < 10_000; i++) yield Buffer.alloc(65536)
      })(),
    )
    await expect(put(endless)).rejects.toMatchObject({ problems: [{ code: 'files.too-large' }] })
    expect(await waiting()).toEqual([])
  })

  it('an empty file is refused', async () => {
    await expect(put(Buffer.alloc(0))).rejects.toMatchObject({ problems: [{ code: 'files.empty' }] })
    expect(await waiting()).toEqual([])
  })

  it('a stream that breaks off leaves nothing', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half')
        throw new Error('connection lost')
      })(),
    )
    await expect(put(broken)).rejects.toThrow('connection lost')
    expect(await waiting()).toEqual([])
  })

  if (process.platform === 'win32') console.log('skipped: a limit on file size is set by a POSIX shell')
  it.skipIf(process.platform === 'win32')(
    'a disk that takes only half of the bytes is told, and no half is kept',
    async () => {
      const small = await mkdtemp(join(tmpdir(), 'kechuang-small-'))
      const child = fileURLToPath(new URL('./testing/put-beyond-limit.ts', import.meta.url))
      const { stdout, stderr } = spawnSync(
        'sh',
        ['-c', `ulimit -f 200; exec "${process.execPath}" "${child}" "${small}"`],
        {
          encoding: 'utf8',
        },
      )
      expect(stdout, stderr).not.toBe('')
      expect(JSON.parse(stdout)).toEqual({ answer: [{ code: 'files.disk-full' }], left: ['incoming'] })
      await rm(small, { recursive: true })
    },
  )

  it('a changed byte on disk is noticed when the file is read', async () => {
    const file = await put(Buffer.from('original'))
    await writeFile(join(folder, file.digest.slice(0, 2), file.digest.slice(2, 4), file.digest), 'Original')
    await expect(store.read(file)).rejects.toMatchObject({ problems: [{ code: 'files.damaged' }] })
  })

  it('what a killed process left half-written is cleared at the next start', async () => {
    await writeFile(join(folder, 'incoming', 'in_left'), 'half')
    await openFileStore({ folder, db, clock: systemClock, ids: systemIds })
    expect(await waiting()).toEqual([])
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\plans\\a.docx', 'a.docx'],
    ['规划\u202e\u0000.txt', '规划.txt'],
    ['', '未命名'],
  ])('the name %j is shown as %j', (given, shown) => expect(cleanName(given)).toBe(shown))

  it.each([
    ['a page named .txt', '<!DOCTYPE html><html><body>x', 'text/html'],
    ['a PDF named .txt', '%PDF-1.7\n%âãÏÓ', 'application/pdf'],
    ['bytes that are no text', '\u0000\u0001\u0002', 'application/octet-stream'],
    ['an .xml', '<?xml version="1.0"?><a/>', 'application/xml'],
  ])('%s is known by its content', async (_, content, mediaType) => {
    expect((await put(Buffer.from(content, 'latin1'), 'x.txt')).mediaType).toBe(mediaType)
  })
})
