import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', '.runtime/**', 'journeys/browser/**', '**/fixtures/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Files share their modules: loading the house anew for each of 230 files took longer than testing it. So a test file
    // must leave nothing behind in a module: no changed constant, no patched global.
    isolate: false,
    // Node strips types itself, as it does when the house runs; the bundler between was another third.
    experimental: { viteModuleRunner: false },
  },
})
