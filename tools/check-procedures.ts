/** Says everything that is unsound in the procedures of all areas; exit 1 when there is something. */
import { registryOf } from '#platform/registry'
import { areas } from '../app/areas.ts'

try {
  const { procedures } = registryOf(areas)
  for (const id of procedures.ids())
    console.log(
      `${id}: ${procedures
        .versions(id)
        .map(({ model }) => model.version)
        .join(', ')}`,
    )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
