import { startApp } from '#platform/http/testing/start-app'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { indicatorsArea } from '../areas/indicators/area.ts'
import { confirmImport, importSheet } from '../areas/indicators/testing/import-sheet.ts'
import { largeCsv } from '../areas/indicators/testing/large-sheet.ts'
import { noticesArea } from '../areas/notices/area.ts'
import { regionsArea } from '../areas/regions/area.ts'
import { tasksArea } from '../areas/tasks/area.ts'

const rowCount = 50_000

/** Runs something and answers its time and by how much the memory in use rose at its highest. */
async function measured(run: () => Promise<unknown>): Promise<{ ms: number; risenMb: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let highest = before
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().heapUsed)
  }, 50)
  const start = performance.now()
  await run()
  clearInterval(watch)
  return { ms: performance.now() - start, risenMb: (highest - before) / 1_048_576 }
}

/** An import of 50,000 rows on PGlite, read, compared and written, beside the bare reading of the same file. */
export async function bench(print: (line: string) => void): Promise<void> {
  const clock = { now: () => new Date('2025-06-10T02:00:00Z') }
  const app = await startApp({ areas: [noticesArea, regionsArea, tasksArea, indicatorsArea], clock })
  try {
    const officer = await app.person({ role: 'city-officer', regionPath: '320800/' })
    const once = async (rows: number) => {
      const content = largeCsv(rows)
      let rowsRead = 0
      const bare = await measured(async () => {
        for await (const row of readRows(Buffer.from(content), { fileName: 'a.csv' })) rowsRead += row.cells.length
      })
      let id = ''
      const read = await measured(async () => {
        const batch = await importSheet(app, officer, { name: `${rows}.csv`, content })
        if (batch.accepted + batch.unchanged !== rows || rowsRead === 0)
          throw new Error(`of ${rows} rows ${batch.accepted}`)
        id = batch.id
      })
      const written = await measured(() => confirmImport(app, officer, id))
      return { bare, read, written }
    }
    const small = await once(rowCount / 5)
    const large = await once(rowCount)
    print(`import rows=${rowCount} rows`)
    print(`import bare_reading=${large.bare.ms.toFixed(0)} ms`)
    print(`import preview=${large.read.ms.toFixed(0)} ms`)
    print(`import write=${large.written.ms.toFixed(0)} ms`)
    print(`import heap_rise_10k=${small.read.risenMb.toFixed(0)} MB`)
    print(`import heap_rise_50k=${large.read.risenMb.toFixed(0)} MB`)
    print(`import rows_per_second=${(rowCount / ((large.read.ms + large.written.ms) / 1000)).toFixed(0)} rows/s`)
    print(`import ratio=${((large.read.ms + large.written.ms) / large.bare.ms).toFixed(2)}`)
  } finally {
    await app.close()
  }
}
