import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

// Kept reachable for the life of the thread: a collected handle would give the lock back.
const held: DatabaseSync[] = []

/**
 * Takes the lock of a database folder, or says who holds it.
 *
 * Two processes on one PGlite folder destroy it, and PGlite does not notice. The lock is an exclusive SQLite
 * transaction on `<folder>.lock`: the operating system holds it, so it ends with the process however that ends,
 * two starters cannot both win, and no dead process's number has to be guessed at, as with a pid file.
 */
export function lockFolder(folder: string): { code: string; params: Record<string, string> } | null {
  const file = `${folder}.lock`
  mkdirSync(dirname(file), { recursive: true })
  const lock = new DatabaseSync(file)
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === 5)) throw error
    return { code: 'platform.db-in-use', params: { folder, holder: holder(file) } }
  }
  held.push(lock)
  writeFileSync(`${file}.pid`, String(process.pid))
  return null
}

/** For the message only: who wrote its number last. */
function holder(file: string): string {
  try {
    return `pid ${readFileSync(`${file}.pid`, 'utf8').trim()}`
  } catch {
    return 'pid ?'
  }
}
