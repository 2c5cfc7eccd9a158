import { readFile } from 'node:fs/promises'
import { acceptItems, previewPublication, publishVersion, uploadPlan } from '#areas/plans'
import type { Actor } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'

const city = '320800/'

export interface DemoPlan {
  planId: string
  versionId: string
  title: string
  /** Name of the file: our sentences, published figures. */
  file: string
}

/** A document goes the way that an officer's would: upload, reading, review, publication. */
export async function publishDemoPlan(
  services: Services,
  officer: Actor,
  file: string,
  progress: (text: string) => void,
): Promise<DemoPlan> {
  const ctx = outsideRequest(services, { actor: officer, scope: { reach: 'region', regionPath: city } })
  progress(`  ${file}`)
  const body = await readFile(new URL(`./documents/${file}`, import.meta.url))
  const stored = await services.files.put({ name: file, body, maxBytes: 1 << 20, uploadedBy: officer.userId })
  const { planId, versionId, jobId } = await uploadPlan(ctx, { regionPath: city, file: stored })
  if (jobId) await finished(services, jobId)
  await acceptItems(ctx, { planId, versionId, minConfidenceShare: 0 })
  const { lines, tasks: measures } = await previewPublication(ctx, { planId, versionId })
  const bindings = lines.map(({ itemId, revision, preselectedIndicatorId, newIndicator }) => ({
    itemId,
    revision,
    ...(preselectedIndicatorId ? { indicatorId: preselectedIndicatorId } : { newIndicator }),
  }))
  const tasks = measures.flatMap(({ measureId, dueOn, isProposed }) => (isProposed ? [{ measureId, dueOn }] : []))
  await publishVersion(ctx, { planId, versionId, bindings, leaveOutUndecided: true, tasks })
  const title = body.toString('utf8').split('\n')[0] ?? file
  return { planId, versionId, title, file }
}

async function finished(services: Services, jobId: string): Promise<void> {
  for await (const { state, problems } of services.jobs.watch(jobId, AbortSignal.timeout(120_000)))
    if (state === 'refused' || state === 'failed')
      throw new Error(`demo document: ${state} ${JSON.stringify(problems)}`)
}
