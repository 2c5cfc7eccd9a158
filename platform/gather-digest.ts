import type { Area } from './area.ts'
import type { Actor } from './auth/actor.ts'
import { decide } from './auth/permission.ts'
import type { DigestSection } from './digest.ts'
import { outsideRequest } from './http/route.ts'
import type { Services } from './services.ts'

/** What every area has to say to somebody about the week, in the order of the areas, each within its own permission. */
export async function gatherDigest(areas: readonly Area[], services: Services, actor: Actor): Promise<DigestSection[]> {
  const sections: DigestSection[] = []
  for (const { digest, permissions } of areas) {
    const permission = digest && permissions[digest.permission]
    const scope = permission ? decide(actor, permission) : null
    if (digest && scope) sections.push(...(await digest.run(outsideRequest(services, { actor, scope }))))
  }
  return sections
}
