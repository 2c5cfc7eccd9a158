/**
 * Child of `store.test.ts`, run under a limit of file sizes: the system takes the first part of the bytes without an
 * error, as on a disk that fills up in the middle of a write. Prints how the store answers.
 */
import { readdir } from 'node:fs/promises'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { openFileStore } from '../store.ts'

const [folder = ''] = process.argv.slice(2)
const db = { query: () => Promise.reject(new Error('half a file was taken for whole')) } as unknown as Db
const store = await openFileStore({ folder, db, clock: systemClock, ids: systemIds })
const body = Buffer.alloc(1_000_000, 'a')
const answer = await store
  .put({ name: '规划.txt', body, maxBytes: body.length, uploadedBy: null })
  .then(() => 'stored')
  .catch((error: unknown) => (error instanceof Refusal ? error.problems : String(error)))
console.log(JSON.stringify({ answer, left: await readdir(folder, { recursive: true }) }))
