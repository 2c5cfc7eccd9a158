import { defineConfig } from 'vitest/config'
import { ownDatabase } from './tools/own-database.ts'

/** What pages are made of is JSX, which Node does not read. */
const pages = ['platform/ui/**/*.test.ts', '**/web/**/*.test.ts', '**/*.test.tsx']
const onServer = process.env.KECHUANG_TEST_DATABASE_URL !== undefined
const apart = [
  ...['node_modules/**', '.runtime/**', 'journeys/browser/**', '**/fixtures/**'],
  ...(onServer ? ownDatabase : []),
]

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pages', include: pages, exclude: apart } },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['**/*.test.ts'],
          exclude: [...apart, ...pages],
          // Node strips types itself, as it does when the house runs; the bundler between took a quarter of the time.
          experimental: { viteModuleRunner: false },
        },
      },
    ],
  },
})
