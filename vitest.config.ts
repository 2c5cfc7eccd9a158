import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', '.runtime/**', 'journeys/browser/**', '**/fixtures/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Node strips types itself, as it does when the house runs; the bundler between took a quarter of the time.
    experimental: { viteModuleRunner: false },
  },
})
