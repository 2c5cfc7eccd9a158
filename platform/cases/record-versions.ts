import { canonicalJson } from '#engines/procedure'
import { Refusal } from '#kernel/refusal'
import { digestsOf } from '#platform/registry'
import type { Services } from '#platform/services'
import { recordedVersions, recordVersion } from './store/versions.ts'

/**
 * Notes every declared version at start, and refuses to start where a published one has changed: cases were filed under
 * it, and their rights hang on it.
 *
 * Errors: cases.version-changed.
 */
export async function recordVersions(services: Services): Promise<void> {
  const { db, clock, registry } = services
  await db.tx(async (tx) => {
    const known = new Map((await recordedVersions(tx)).map((row) => [`${row.procedure_id}@${row.version}`, row]))
    for (const { procedure, digest } of digestsOf(registry)) {
      const { model } = procedure
      const before = known.get(`${model.id}@${model.version}`)
      if (before?.status === 'published' && before.digest !== digest)
        throw new Refusal({
          code: 'cases.version-changed',
          params: { procedure: model.id, version: model.version },
        })
      if (before?.digest !== digest || before.status !== model.status || isReworded(before.model, model))
        await recordVersion(tx, { model, digest, now: clock.now() })
    }
  })
}

const isReworded = (before: unknown, now: unknown) =>
  canonicalJson(before) !== canonicalJson(JSON.parse(JSON.stringify(now)))
