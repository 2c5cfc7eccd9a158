import { styleText } from 'node:util'
import { demoAccounts } from '../../../demo/accounts.ts'
import { loadDemoCity, UnfinishedDemo } from '../../../demo/load.ts'
import { buildWeb } from '../../build-web.ts'
import { readConfig } from '../../config.ts'
import { still } from '../../operations.ts'
import type { Command } from '../command.ts'
import { serveUntilStopped } from './serve.ts'

export const command: Command = {
  usage:
    'start\n  Builds the web, migrates the database, loads the demo city if there is none, serves. KECHUANG_DEMO=0: no demo.',
  options: {},
  operands: [0, 0],
  async run() {
    const config = readConfig()
    const say = (text: string) => process.stdout.write(`${text}\n`)
    await buildWeb(say)
    say('正在打开数据库…  Opening the database…')
    const start = () =>
      serveUntilStopped(config, async (installation) => {
        if (config.wantsDemo) await loadDemoCity(installation, say)
      })
    const address = await start().catch(async (error: unknown) => {
      if (!(error instanceof UnfinishedDemo)) throw error
      say('示例城市上次没有装完，重新装入。  The demo city was left unfinished; loading it anew.')
      await still['demo reset'](config, {}, say)
      return start()
    })
    const place = config.databaseUrl ? new URL(config.databaseUrl).host : config.dataDir
    const accounts = demoAccounts.map(
      ({ username, password, label }) => `    ${username.padEnd(12)} ${password}  ${label.zh} ${label.en}`,
    )
    const demo = ['', '  示例账号 demo accounts（登录页可一键登录 one click on the sign-in page）', ...accounts]
    const lines = ['', styleText('bold', `  科创 Kechuang  ${address}`), `  数据 data      ${place}`]
    const text = [...lines, ...(config.wantsDemo ? demo : []), '', '  Ctrl-C 停止 stops', ''].join('\n')
    return { json: { address, data: place }, text }
  },
}
