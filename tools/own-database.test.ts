import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ownDatabase } from './own-database.ts'

const left = ownDatabase.flatMap((pattern) =>
  globSync(pattern.endsWith('/**') ? `${pattern}/*.test.{ts,tsx}` : pattern, { exclude: ['node_modules'] }),
)

test('no test that PostgreSQL is spared uses the database of the tests', () => {
  expect(left.length).toBeGreaterThan(50)
  const users = left.filter((path) =>
    /\b(?:testDb|startApp|KECHUANG_TEST_DATABASE_URL)\b/.test(readFileSync(path, 'utf8')),
  )
  expect(users).toEqual([])
})
