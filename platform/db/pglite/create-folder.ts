import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
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
  const folders = [draft]
  for (const { path, isFolder, content } of tarEntries(tar)) {
    const target = join(draft, path)
    if (isFolder) {
      mkdirSync(target, { recursive: true, mode: 0o700 })
      folders.push(target)
    } else {
      writeFlushed(target, content)
    }
  }
  for (const made of folders) flushFolder(made)
  renameSync(draft, folder)
  flushFolder(dirname(folder))
}

export const hasDatabase = (folder: string) => existsSync(join(folder, 'PG_VERSION'))

function writeFlushed(file: string, content: Uint8Array): void {
  const descriptor = openSync(file, 'w', 0o600)
  try {
    for (let done = 0; done < content.length; ) done += writeSync(descriptor, content, done)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A new name is on the disk only when its folder is. Windows has no such call, and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
