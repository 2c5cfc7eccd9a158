import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AssistantConfig } from '#platform/assistant/assistant'
import { type Role, roles } from '#platform/auth/actor'
import type { OidcProvider } from '#platform/auth/sign-in'
import type { MailConfig } from '#platform/mail/mail'
import { senderAddress } from '#platform/mail/open-mailer'
import { UsageError } from './cli/command.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the installation is told from outside, all by environment variables; documented in docs/configuration.md. */
export interface Config {
  /** Database (embedded), uploaded files, secret. */
  dataDir: string
  /** PostgreSQL server instead of the embedded database. */
  databaseUrl: string | null
  host: string
  port: number
  publicUrl: string
  trustProxy: boolean | number | string
  /** `start` loads the invented city into a database that holds no city yet. */
  wantsDemo: boolean
  oidc: OidcProvider[]
  /** The language model that may be asked for proposals; null: there is none, and nothing of it is seen. */
  assistant: AssistantConfig | null
  /** The mail server that weekly digests go out through; null: there is none, and nothing of it is seen. */
  mail: MailConfig | null
  /** Roles that must have a second factor. */
  secondFactorFor: Role[]
  /** A log line for each request; without it, only for what went wrong. */
  logsRequests: boolean
}

type Environment = Record<string, string | undefined>

/**
 * Errors: UsageError for a value that cannot be meant.
 */
export function readConfig(env: Environment = process.env): Config {
  const port = numberOf(env.PORT, 'PORT', 4600)
  return {
    dataDir: resolve(env.KECHUANG_DATA ?? join(root, '.data')),
    databaseUrl: env.DATABASE_URL || null,
    host: env.HOST ?? '127.0.0.1',
    port,
    publicUrl: (env.KECHUANG_URL ?? `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    trustProxy: trustProxyOf(env.KECHUANG_TRUST_PROXY),
    wantsDemo: env.KECHUANG_DEMO !== '0' && env.KECHUANG_DEMO !== 'false',
    oidc: oidcOf(env),
    assistant: assistantOf(env),
    mail: mailOf(env),
    secondFactorFor: rolesOf(env.KECHUANG_SECOND_FACTOR),
    logsRequests: env.KECHUANG_LOG === 'requests',
  }
}

function numberOf(text: string | undefined, name: string, fallback: number): number {
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    throw new UsageError(`${name} 应为 1 到 65535 的整数，收到 “${text}”。  ${name} must be a port number.`)
  return value
}

function trustProxyOf(text: string | undefined): Config['trustProxy'] {
  if (!text || text === 'false') return false
  if (text === 'true') return true
  return /^\d+$/.test(text) ? Number(text) : text
}

function oidcOf(env: Environment): OidcProvider[] {
  const { KECHUANG_OIDC_URL: discoveryUrl, KECHUANG_OIDC_CLIENT: clientId, KECHUANG_OIDC_SECRET: clientSecret } = env
  if (!discoveryUrl) return []
  if (!clientId || !clientSecret)
    throw new UsageError('设置了 KECHUANG_OIDC_URL，还需要 KECHUANG_OIDC_CLIENT 和 KECHUANG_OIDC_SECRET。')
  return [
    { id: 'government', name: env.KECHUANG_OIDC_NAME ?? '政务统一身份认证', discoveryUrl, clientId, clientSecret },
  ]
}

function assistantOf(env: Environment): AssistantConfig | null {
  const { KECHUANG_ASSISTANT_URL: url, KECHUANG_ASSISTANT_MODEL: model, KECHUANG_ASSISTANT_KEY: key } = env
  if (!url) return null
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`KECHUANG_ASSISTANT_URL 应为 http 或 https 地址，收到 “${url}”。`)
  if (!model) throw new UsageError('设置了 KECHUANG_ASSISTANT_URL，还需要 KECHUANG_ASSISTANT_MODEL。')
  return { url, model, key: key || null }
}

function mailOf(env: Environment): MailConfig | null {
  const { KECHUANG_SMTP_URL: smtpUrl, KECHUANG_MAIL_FROM: from } = env
  if (!smtpUrl) return null
  if (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol))
    throw new UsageError('KECHUANG_SMTP_URL 应为 smtp:// 或 smtps:// 地址。  must be an smtp:// or smtps:// address')
  if (!from || !senderAddress(from))
    throw new UsageError(
      '设置了 KECHUANG_SMTP_URL，还需要 KECHUANG_MAIL_FROM，如 “科创平台 <kechuang@example.gov.cn>”。',
    )
  return { smtpUrl, from }
}

function rolesOf(text: string | undefined): Role[] {
  const named = (text ?? '').split(',').flatMap((role) => role.trim() || [])
  const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)
  const wrong = named.filter((role) => !isRole(role))
  if (wrong.length > 0)
    throw new UsageError(
      `KECHUANG_SECOND_FACTOR 中没有角色 ${wrong.join('、')}；可用：${roles.join(' ')}  no such role`,
    )
  return named.filter(isRole)
}

/** Signs cookies and encrypts second factors. Made at the first start and kept beside the data, readable by the owner only. */
export function installationSecret(dataDir: string, env: Environment = process.env): string {
  if (env.KECHUANG_SECRET) return env.KECHUANG_SECRET
  const file = join(dataDir, 'secret')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}
