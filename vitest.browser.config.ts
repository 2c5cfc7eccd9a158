import { defineConfig } from 'vitest/config'

/** Journeys in a real browser against a real server: `npx vitest run --config vitest.browser.config.ts`. */
export default defineConfig({
  test: {
    include: ['journeys/browser/**/*.journey.ts'],
    globalSetup: ['journeys/browser/start-server.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Each file starts a server and a browser of its own; two of them at a time are enough for two cores.
    maxWorkers: 1,
  },
})
