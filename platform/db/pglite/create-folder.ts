import { spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { tarEntries } from './tar.ts'

/**
 * Makes a database folder out of a tar: beside its place, flushed to the disk, then renamed. A process killed on
 * the way leaves no folder that looks like a database and is half of one.
 */
export function createFolder(folder: string, tar: Uint8Array): void {
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  for (const { path, isFolder, content } of tarEntries(tar)) {
    const target = join(draft, path)
    if (isFolder) mkdirSync(target, { recursive: true, mode: 0o700 })
    else writeFileSync(target, content, { mode: 0o600 })
  }
  flushTree(draft)
  renameSync(draft, folder)
  flush(dirname(folder))
}

export const hasDatabase = (folder: string) => existsSync(join(folder, 'PG_VERSION'))

/**
 * A database folder has a thousand files; on a busy disk a flush for each takes ten seconds in all. Linux flushes
 * the whole file system in one go; elsewhere, or where the command is missing, each is flushed by itself.
 */
function flushTree(folder: string): void {
  if (process.platform === 'linux' && spawnSync('sync', ['--file-system', folder]).status === 0) return
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    flush(join(entry.parentPath, entry.name))
  }
  flush(folder)
}

function flush(path: string): void {
  const isWindows = process.platform === 'win32'
  // Windows flushes no folders, and only files that are open for writing.
  if (isWindows && statSync(path).isDirectory()) return
  const descriptor = openSync(path, isWindows ? 'r+' : 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
