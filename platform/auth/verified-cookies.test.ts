import { expect, test } from 'vitest'
import { sessionCookieIn, VerifiedCookies } from './verified-cookies.ts'

test('a verified cookie is known for a minute', () => {
  let now = 0
  const cookies = new VerifiedCookies({ now: () => new Date(now) })
  cookies.keep('a=1', 'ses_1')
  now = 59_999
  expect(cookies.sessionOf('a=1')).toBe('ses_1')
  now = 60_000
  expect(cookies.sessionOf('a=1')).toBeNull()
  expect(cookies.sessionOf('a=2')).toBeNull()
})

test('the oldest cookie is forgotten before memory grows', () => {
  const cookies = new VerifiedCookies({ now: () => new Date(0) })
  for (let i = 0; i <= 10_000; i++) cookies.keep(`a=${i}`, 'ses')
  expect(cookies.sessionOf('a=0')).toBeNull()
  expect(cookies.sessionOf('a=1')).toBe('ses')
})

test.each([
  ['x=1; kechuang.session_token=abc.def; y=2', 'kechuang.session_token=abc.def'],
  ['__Secure-kechuang.session_token=abc', '__Secure-kechuang.session_token=abc'],
  ['other.kechuang.session_token=abc', null],
  [null, null],
])('the session cookie in %s is %s', (header, cookie) => {
  expect(sessionCookieIn(header)).toBe(cookie)
})
