import { parseArgs } from 'node:util'
import { Refusal } from '#kernel/refusal'
import { asRefusal } from '../system-error.ts'
import { type Answer, type Command, UsageError } from './command.ts'
import { describeProblems } from './problems.ts'

/** Command words → where the command lies. `--json` is common to all. */
const commands: Record<string, { load: () => Promise<{ command: Command }>; does: string }> = {
  start: {
    load: () => import('./commands/start.ts'),
    does: '构建网页、迁移数据库、装入示例城市并启动服务  build, migrate, load the demo city, serve',
  },
  serve: { load: () => import('./commands/serve.ts'), does: '启动服务  serve' },
  migrate: {
    load: () => import('./commands/migrate.ts'),
    does: '把数据库升级到当前版本  bring the database up to date',
  },
  demo: { load: () => import('./commands/demo.ts'), does: '装入（--reset 重置）示例城市  load or reset the demo city' },
  backup: {
    load: () => import('./commands/backup.ts'),
    does: '备份到文件（可在运行中）  back up to a file, while running',
  },
  restore: { load: () => import('./commands/restore.ts'), does: '从备份恢复  restore from a backup' },
  'account create': {
    load: () => import('./commands/account-create.ts'),
    does: '建立账号（第一个管理员）  make an account, for the first administrator',
  },
  'regions load': {
    load: () => import('./commands/regions-load.ts'),
    does: '装入本市区划  load the regions of a city',
  },
  'audit verify': { load: () => import('./commands/audit-verify.ts'), does: '校验操作日志  verify the operation log' },
  'ledger verify': { load: () => import('./commands/ledger-verify.ts'), does: '校验账本  verify the books' },
  'plan compile': {
    load: () => import('./commands/plan-compile.ts'),
    does: '读出规划文件的目标、任务与责任单位  read targets and measures out of a document',
  },
  'plan lint': {
    load: () => import('./commands/plan-lint.ts'),
    does: '找出文件之内和之间的矛盾  find contradictions in and between documents',
  },
  'import company-facts': {
    load: () => import('./commands/import-company-facts.ts'),
    does: '试读或写入一张企业数据表  try or import a sheet of company facts',
  },
  'import contracts': {
    load: () => import('./commands/import-contracts.ts'),
    does: '试读或写入一张技术合同登记导出表  try or import a register of contracts',
  },
  'import indicators': {
    load: () => import('./commands/import-indicators.ts'),
    does: '试读一张指标数据表，不写入  what an import of a sheet would do',
  },
  index: { load: () => import('./commands/index-compute.ts'), does: '计算综合指数  compute a composite index' },
  score: {
    load: () => import('./commands/score.ts'),
    does: '按规则评分，列出每项得分与依据  score facts by an official rule set, with the working',
  },
  simulate: {
    load: () => import('./commands/simulate.ts'),
    does: '试算规则修改：谁得谁失、花费多少  what a change of rules would do to many companies',
  },
  'contract precheck': {
    load: () => import('./commands/contract-precheck.ts'),
    does: '技术合同登记预检  precheck of a technology contract',
  },
  'code check': {
    load: () => import('./commands/code-check.ts'),
    does: '校验统一社会信用代码  check unified social credit codes',
  },
}

function help(): string {
  const width = Math.max(...Object.keys(commands).map((words) => words.length))
  const lines = Object.entries(commands).map(([words, { does }]) => `  ${words.padEnd(width)}  ${does}`)
  return `用法  usage: npm run -s kechuang -- COMMAND [--json]\n\n${lines.join('\n')}\n\nCOMMAND --help 显示参数  shows its arguments
退出码  exit code  0 完成 done，1 规则不允许或有未通过的 refused or not valid，2 文件读不了或用法不对 bad input or usage；带 --json 时有未通过的也是 0  with --json 0 also when something is not valid`
}

function find(args: string[]): { words: string; rest: string[] } | null {
  for (const count of [2, 1]) {
    const words = args.slice(0, count).join(' ')
    if (args.length >= count && words in commands) return { words, rest: args.slice(count) }
  }
  return null
}

async function main(args: string[]): Promise<number> {
  const found = find(args)
  if (!found) {
    const isAsked = args[0] === 'help' || args[0] === '--help'
    ;(isAsked ? process.stdout : process.stderr).write(`${help()}\n`)
    return isAsked ? 0 : 2
  }
  const { command } = (await commands[found.words]?.load()) ?? { command: null }
  if (!command) return 2
  const options = { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
  const { values, positionals } = parsed(found.rest, options)
  if (values.help) {
    process.stdout.write(`${command.usage}\n`)
    return 0
  }
  const [least, most] = command.operands
  if (positionals.length < least || positionals.length > most) throw new UsageError(command.usage)
  const answer = await command.run(positionals, values)
  if (answer) await print(answer, values.json === true)
  if (answer?.isBadInput) return 2
  if (answer?.isRefused) return 1
  return values.json === true ? 0 : (answer?.exitUnlessJson ?? 0)
}

function parsed(args: string[], options: Command['options']) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Waits until everything is written: a pipe may take less at a time than a large answer has. */
function print(answer: Answer, asJson: boolean): Promise<void> {
  const text = asJson
    ? JSON.stringify(answer.json, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    : answer.text
  return new Promise((done, failed) => process.stdout.write(`${text}\n`, (error) => (error ? failed(error) : done())))
}

// Who reads may have had enough (`… | head`): that is no fault, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (thrown) {
  const error = asRefusal(thrown)
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  } else if (error instanceof Refusal) {
    const { lines, exitCode } = await describeProblems(error.problems)
    process.stderr.write(`${lines.join('\n')}\n`)
    process.exitCode = exitCode
  } else throw error
}
