import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { AttachedFile } from './backup.ts'

/** Every file below the folder, except those below the folders named in `except`, for `backup`. */
export async function* filesIn(folder: string, except: readonly string[] = []): AsyncGenerator<AttachedFile> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  for (const entry of entries) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (!entry.isFile() || except.some((name) => path.startsWith(`${name}/`))) continue
    yield { path, content: createReadStream(join(folder, path)) }
  }
}

/** Puts files below the folder, each whole or not at all, for `restore`. */
export function filesInto(folder: string): (path: string, content: AsyncIterable<Uint8Array>) => Promise<void> {
  return async (path, content) => {
    const target = resolve(folder, path)
    if (!target.startsWith(resolve(folder) + sep))
      throw new Error(`the backup names a file outside its folder: ${path}`)
    await mkdir(dirname(target), { recursive: true })
    const draft = `${target}.${randomUUID()}.part`
    const handle = await open(draft, 'w', 0o600)
    try {
      for await (const bytes of content) await handle.appendFile(bytes)
      await handle.sync()
      await handle.close()
      await rename(draft, target)
    } catch (error) {
      await handle.close().catch(() => undefined)
      await rm(draft, { force: true })
      throw error
    }
  }
}
