// Builds the web into dist/web when its sources changed since the last build: `node app/build-web.ts`.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'dist', 'web', '.sources')
const folders = ['app/web', 'platform', 'areas', 'engines', 'kernel']
const singles = ['package-lock.json', 'vite.config.ts', 'package.json']

/** Digest of everything the build reads; contracts and messages lie in area folders, so those count whole. */
function sourcesDigest(): string {
  const sum = createHash('sha256')
  const add = (file: string) => sum.update(`${file}\0`).update(readFileSync(join(root, file)))
  for (const folder of folders)
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && /\.(tsx?|css|json|html|svg)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
        add(join(entry.parentPath, entry.name).slice(root.length + 1))
  for (const file of singles) add(file)
  return sum.digest('hex')
}

/** Answers whether a build was needed. */
export async function buildWeb(progress: (text: string) => void): Promise<boolean> {
  const digest = sourcesDigest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  progress('正在构建网页（约 20 秒）…  Building the web (about 20 s)…')
  await build({ root: join(root, 'app', 'web'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, digest)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWeb(console.log)
