import { describe, expect, it } from 'vitest'
import { UsageError } from './cli/command.ts'
import { readConfig } from './config.ts'

describe('configuration', () => {
  it('nothing needs to be set', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      databaseUrl: null,
      host: '127.0.0.1',
      port: 4600,
      publicUrl: 'http://127.0.0.1:4600',
    })
    expect(config).toMatchObject({
      trustProxy: false,
      wantsDemo: true,
      oidc: [],
      secondFactorFor: [],
      logsRequests: false,
    })
  })

  it('what is set is taken', () => {
    const env = {
      PORT: '8080',
      KECHUANG_URL: 'https://kc.example.cn/',
      KECHUANG_DEMO: '0',
      KECHUANG_TRUST_PROXY: '1',
      KECHUANG_SECOND_FACTOR: 'administrator, city-officer',
      KECHUANG_OIDC_URL: 'https://id.example.cn/.well-known/openid-configuration',
      KECHUANG_OIDC_CLIENT: 'kc',
      KECHUANG_OIDC_SECRET: 's',
    }
    expect(readConfig(env)).toMatchObject({
      port: 8080,
      publicUrl: 'https://kc.example.cn',
      wantsDemo: false,
      trustProxy: 1,
    })
    expect(readConfig(env)).toMatchObject({
      secondFactorFor: ['administrator', 'city-officer'],
      oidc: [{ clientId: 'kc' }],
    })
  })

  it.each([
    { PORT: '0' },
    { PORT: 'x' },
    { PORT: '70000' },
    { KECHUANG_OIDC_URL: 'https://x' },
    { KECHUANG_SECOND_FACTOR: 'king' },
  ])('%j cannot be meant', (env) => expect(() => readConfig(env)).toThrow(UsageError))

  it('a mail server needs a sender, and an address that is one', () => {
    expect(readConfig({}).mail).toBeNull()
    const smtp = { KECHUANG_SMTP_URL: 'smtp://mail.example:587' }
    expect(() => readConfig(smtp)).toThrow(UsageError)
    expect(() => readConfig({ ...smtp, KECHUANG_MAIL_FROM: '科创平台' })).toThrow(UsageError)
    const wrong = { KECHUANG_SMTP_URL: 'https://mail.example', KECHUANG_MAIL_FROM: 'kc@city.example' }
    expect(() => readConfig(wrong)).toThrow(UsageError)
    const from = '科创平台 <kc@city.example>'
    expect(readConfig({ ...smtp, KECHUANG_MAIL_FROM: from }).mail).toEqual({ smtpUrl: smtp.KECHUANG_SMTP_URL, from })
  })
})
