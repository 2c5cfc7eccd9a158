import type { Endpoint } from '#platform/http/endpoint'
import { type CallInput, call } from '#ui/api'

/** The sign-in library's doors have no shapes of their own; what they answer is stated by whoever asks. */
async function post<Answer>(path: string, body: object): Promise<Answer> {
  const endpoint: Endpoint = { method: 'POST', path: `/api/auth/${path}`, summary: { zh: '登录', en: 'Sign-in' } }
  return (await call(endpoint, { body } as unknown as CallInput<Endpoint>)) as Answer
}

export type NextStep = { next: 'second-factor' | null }

export const signIn = (username: string, password: string) => post<NextStep>('sign-in/username', { username, password })

export const verifyCode = (code: string) => post('two-factor/verify-totp', { code })

export const verifyBackupCode = (code: string) => post('two-factor/verify-backup-code', { code })

/** Answers the identity provider's address to go to. */
export const signInBy = (provider: string, callbackURL: string) =>
  post<{ url: string }>('sign-in/social', { provider, callbackURL })

export const signOut = () => post('sign-out', {})

export const changePassword = (currentPassword: string, newPassword: string) =>
  post('change-password', { currentPassword, newPassword })

export const beginSecondFactor = (password: string) =>
  post<{ totpUri: string; backupCodes: string[] }>('two-factor/enable', { password })

export const endSecondFactor = (password: string) => post('two-factor/disable', { password })
