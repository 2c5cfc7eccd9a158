import { notify } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { type DueStep, stepDue } from '../../rules/collection-steps.ts'
import { noteStep } from '../../store/collection-cells.ts'
import { type OpenUnit, openUnits } from '../../store/collections.ts'
import { askUnit, unitObject } from './todos.ts'

/**
 * Takes the step of the written schedule that is due today for each unit that has not reported, each step once.
 *
 * Reads:  open collections. Writes: indicators.collection_reminder, notices.
 * Errors: none.
 */
export async function escalateCollections(tx: Db, services: Pick<Services, 'clock' | 'ids'>): Promise<number> {
  const today = businessDate(services.clock.now())
  let steps = 0
  for (const unit of await openUnits(tx, null)) {
    const due = unit.done_at === null ? stepDue(unit.due_on, today) : null
    if (!due) continue
    const key = { regionPath: unit.region_path, collectionId: unit.collection_id, unitId: unit.unit_id }
    const at = services.clock.now()
    if (!(await noteStep(tx, { ...key, step: due.step }, { at, name: null }))) continue
    steps++
    await askUnit(tx, services, unit, wordsOf(due, unit))
    if (due.tellsAsker && unit.created_membership)
      await tell(tx, services, unit, due, { membershipId: unit.created_membership })
    if (due.tellsAdministrator) await tell(tx, services, unit, due, { role: 'administrator' })
  }
  return steps
}

function wordsOf({ step, daysLate }: DueStep, unit: OpenUnit): { zh: string; en: string } {
  if (step === 'before') return { zh: `${unit.due_on} 到期，请报送`, en: `Due on ${unit.due_on}, please report` }
  return { zh: `已逾期 ${daysLate} 天，请报送`, en: `${daysLate} days late, please report` }
}

/** Who asked learns who is late; so does, in the end, whoever administers the region that is. */
async function tell(
  tx: Db,
  services: Pick<Services, 'clock' | 'ids'>,
  unit: OpenUnit,
  due: DueStep,
  to: { membershipId: string } | { role: 'administrator' },
): Promise<void> {
  const region = encodeURIComponent(unit.region_path)
  await notify(tx, services, {
    kind: 'message',
    to,
    regionPath: 'role' in to ? unit.part_region_path : unit.region_path,
    title: {
      zh: `${unit.name}逾期 ${due.daysLate} 天未报：${unit.title}`,
      en: `${unit.name} is ${due.daysLate} days late: ${unit.title}`,
    },
    link: `/indicators/collections/${unit.collection_id}?regionPath=${region}`,
    object: `${unitObject(unit)}:${due.step}`,
    reason: 'indicators.collection-late',
  })
}
