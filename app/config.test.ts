import { expect, test } from 'vitest'
import { UsageError } from './cli/command.ts'
import { readConfig } from './config.ts'

const url = 'https://models.example/v1'

test('no assistant is configured unless an address is given', () => {
  expect(readConfig({}).assistant).toBeNull()
  expect(readConfig({ KECHUANG_ASSISTANT_MODEL: 'm', KECHUANG_ASSISTANT_KEY: 'k' }).assistant).toBeNull()
})

test('an assistant needs an address and a model; the key may be missing', () => {
  expect(readConfig({ KECHUANG_ASSISTANT_URL: url, KECHUANG_ASSISTANT_MODEL: 'm' }).assistant).toEqual({
    url,
    model: 'm',
    key: null,
  })
  expect(() => readConfig({ KECHUANG_ASSISTANT_URL: url })).toThrow(UsageError)
  expect(() => readConfig({ KECHUANG_ASSISTANT_URL: 'models', KECHUANG_ASSISTANT_MODEL: 'm' })).toThrow(UsageError)
})
