import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import type { ImportRowView, ImportSummaryView } from '../contract.ts'

export interface ReadImport extends ImportSummaryView {
  rows: ImportRowView[]
}

/** Waits for a job by its own events, as the page does. */
async function over(app: TestApp, jobId: string): Promise<void> {
  for await (const view of app.services.jobs.watch(jobId, AbortSignal.timeout(60_000))) {
    if (view.state !== 'waiting' && view.state !== 'running') return
  }
}

/** An import with its first two hundred rows, once its job is over. */
export async function readImportOf(app: TestApp, as: TestPerson, id: string): Promise<ReadImport> {
  const get = async () => (await app.request('GET', `/api/indicators/imports/${id}`, { as })).json<ImportSummaryView>()
  const begun = await get()
  if (begun.jobId && (begun.status === 'reading' || begun.status === 'confirmed')) await over(app, begun.jobId)
  const rows = await app.request('GET', `/api/indicators/imports/${id}/rows?pageSize=200`, { as })
  return { ...(await get()), rows: rows.json<{ items: ImportRowView[] }>().items }
}

/** Uploads a sheet and waits until it is read. */
export async function importSheet(
  app: TestApp,
  as: TestPerson,
  file: { name: string; content: string | Uint8Array },
): Promise<ReadImport> {
  const answer = await app.request('POST', '/api/indicators/imports', { as, file })
  if (answer.status !== 201) throw new Error(`the upload answered ${answer.status}: ${answer.text}`)
  return readImportOf(app, as, answer.json<ImportSummaryView>().id)
}

/** Confirms and waits until it is written. */
export async function confirmImport(app: TestApp, as: TestPerson, id: string): Promise<ReadImport> {
  const answer = await app.request('POST', `/api/indicators/imports/${id}/confirmation`, { as })
  await over(app, answer.json<{ jobId: string }>().jobId)
  return readImportOf(app, as, id)
}
