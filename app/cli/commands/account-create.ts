import { type Role, roles } from '#platform/auth/actor'
import { operate } from '../ask.ts'
import { type Command, textOf, UsageError } from '../command.ts'

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

export const command: Command = {
  usage: `account create USERNAME --name NAME --region CODE [--role ROLE] [--json]
  ROLE: ${roles.join(' ')} (default administrator)`,
  options: { name: { type: 'string' }, region: { type: 'string' }, role: { type: 'string', default: 'administrator' } },
  operands: [1, 1],
  async run([username = ''], values) {
    const [name, regionCode, role] = [textOf(values, 'name'), textOf(values, 'region'), textOf(values, 'role') ?? '']
    if (!name || !regionCode) throw new UsageError(`缺少 --name 或 --region。\n${this.usage}`)
    if (!isRole(role)) throw new UsageError(`没有角色 ${role}。\n${this.usage}`)
    const made = await operate('account create', { username, name, role, regionCode })
    return { json: made, text: `账号 ${made.username} 已建立，初始密码（首次登录须修改）：${made.initialPassword}` }
  },
}
