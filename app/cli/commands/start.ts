import { styleText } from 'node:util'
import { demoAccounts } from '../../../demo/accounts.ts'
import { loadDemoCity } from '../../../demo/load.ts'
import { readConfig } from '../../config.ts'
import { buildWeb } from '../../web/build.ts'
import { type Command, UsageError } from '../command.ts'
import { serve } from './serve.ts'

export const command: Command = {
  usage:
    'start\n  Builds the web, migrates the database, loads the demo city if there is none, serves. KECHUANG_DEMO=0: no demo.',
  options: {},
  operands: [0, 0],
  async run() {
    const config = readConfig({ KECHUANG_DEMO: '1', ...process.env })
    const say = (text: string) => process.stdout.write(`${text}\n`)
    await buildWeb(say)
    say('正在打开数据库…  Opening the database…')
    const address = await serve(config, async (installation) => {
      if (config.isDemo && (await loadDemoCity(installation, say))) say('示例城市已就绪。  The demo city is ready.')
    }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
        throw new UsageError(`端口 ${config.port} 已被占用；换一个：PORT=4601 npm start  Port ${config.port} is taken.`)
      throw error
    })
    say(
      [
        '',
        styleText('bold', `  科创 Kechuang  ${address}`),
        `  数据 data      ${config.databaseUrl ? new URL(config.databaseUrl).host : config.dataDir}`,
        ...(config.isDemo
          ? ['', '  示例账号 demo accounts（登录页可一键登录 one click on the sign-in page）', ...accounts()]
          : []),
        '',
        '  Ctrl-C 停止 stops',
        '',
      ].join('\n'),
    )
    return null
  },
}

function accounts(): string[] {
  return demoAccounts.map(
    ({ username, password, label }) => `    ${username.padEnd(14)} ${password.padEnd(16)} ${label.zh} ${label.en}`,
  )
}
