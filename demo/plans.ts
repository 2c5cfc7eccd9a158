import { readFile } from 'node:fs/promises'
import { acceptItems, previewPublication, publishVersion, uploadPlan } from '#areas/plans'
import type { Actor } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { Services } from '#platform/services'

/** Documents of the demo city: our sentences, published figures. */
const documents = ['plan-2025-2027.txt', 'report-2025-h1.txt']
const city = '320800/'

/** Each document goes the way that an officer's would: upload, reading, review, publication. */
export async function publishDemoPlans(
  services: Services,
  officer: Actor,
  progress: (text: string) => void,
): Promise<void> {
  const ctx = outsideRequest(services, { actor: officer, scope: { reach: 'region', regionPath: city } })
  for (const name of documents) {
    progress(`  ${name}`)
    const body = await readFile(new URL(`./documents/${name}`, import.meta.url))
    const file = await services.files.put({ name, body, maxBytes: 1 << 20, uploadedBy: officer.userId })
    const { planId, versionId, jobId } = await uploadPlan(ctx, { regionPath: city, file })
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
  }
}

async function finished(services: Services, jobId: string): Promise<void> {
  for await (const { state, problems } of services.jobs.watch(jobId, AbortSignal.timeout(120_000)))
    if (state === 'refused' || state === 'failed')
      throw new Error(`demo document: ${state} ${JSON.stringify(problems)}`)
}
