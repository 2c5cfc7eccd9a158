/** What uses no database, or starts its own, answers the same on any: running it twice proves nothing. */
export const ownDatabase = [
  ...['engines/**', 'kernel/**', '**/rules/**', '**/web/**', 'platform/ui/**', 'platform/documents/**'],
  ...['platform/spreadsheets/**', 'platform/db/pglite/**', 'platform/db/durability.test.ts'],
  ...['platform/db/disk-full.test.ts', 'platform/jobs/killed-job.test.ts', 'app/**', 'tools/checks/**'],
]
