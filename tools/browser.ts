import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const candidates = [
  process.env.KECHUANG_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Path of a Chromium for the browser journeys, or null. `KECHUANG_BROWSER` names another one. */
export function browserPath(): string | null {
  return candidates.find((path): path is string => path !== undefined && existsSync(path)) ?? null
}

/** Installs Debian's chromium where this process may; otherwise says which command does it. */
export function installBrowser(): boolean {
  const packages = ['chromium', 'fonts-noto-cjk']
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('正在安装浏览器 chromium 与中文字体…  Installing chromium and Chinese fonts…')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
    if (apt('update') && apt('install', '-y', '--no-install-recommends', ...packages) && browserPath()) return true
  }
  console.log(`浏览器旅程需要 Chromium，请先运行：  The browser journeys need Chromium; run:
  sudo apt-get install -y ${packages.join(' ')}
或用 KECHUANG_BROWSER 指定已有的浏览器。  Or name another browser in KECHUANG_BROWSER.`)
  return false
}
