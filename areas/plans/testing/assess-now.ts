import { system } from '#platform/auth/actor'
import type { TestApp } from '#platform/http/testing/start-app'
import { assessVersion } from '../actions/lint/lint-version.ts'

/** Runs an assessment to its end, as the background job does. */
export async function assessNow(
  app: Pick<TestApp, 'services'>,
  { planId, versionId }: { planId: string; versionId: string },
): Promise<void> {
  await assessVersion({
    input: { regionPath: '', planId, versionId },
    services: app.services,
    actor: system,
    progress: () => undefined,
    signal: new AbortController().signal,
  })
}
