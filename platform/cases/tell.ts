import { readClock, runningClock, type StateModel, stateOf } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { calendar } from './calendar.ts'
import type { CaseNotice } from './ports.ts'
import type { Procedure } from './registered.ts'
import type { CaseRecord } from './store/cases.ts'
import { nearestHolders } from './store/people.ts'

/** What to-dos are about, so that they close with the case. */
export const objectOf = (row: Pick<CaseRecord, 'id'>) => `case:${row.id}`

const publicLink = (row: CaseRecord) => `/my-cases/${row.id}`
export const deskLink = (row: CaseRecord) => `/desk/${row.id}`

const toParty = (row: CaseRecord): CaseNotice['to'] =>
  row.party_kind === 'organisation' ? { organisationId: row.party_id } : { userId: row.party_id }

/** Tells the applicant that the case has moved: as a to-do where it is theirs to act now. */
export async function tellParty(
  tx: Db,
  services: Services,
  procedure: Procedure,
  row: CaseRecord,
  said: { note: string | null; marks: number },
): Promise<void> {
  const state = stateOf(procedure.model, row.state)
  const { title } = procedure.model
  const isTheirs = state.owner.includes('applicant')
  await services.registry.ports.notify(tx, services, {
    kind: isTheirs ? 'todo' : 'message',
    to: toParty(row),
    regionPath: row.party_region_path,
    title: {
      zh: `${title.zh}（${row.subject}）：${state.publicLabel.zh}`,
      en: `${title.en} (${row.subject}): ${state.publicLabel.en}`,
    },
    ...(isTheirs ? { text: toDoText(said) } : said.note ? { text: { zh: said.note, en: said.note } } : {}),
    link: publicLink(row),
    object: objectOf(row),
    reason: isTheirs ? 'cases.yours-to-act' : `cases.moved-${row.state}`,
    ...(isTheirs ? dueOfParty(services, procedure, row) : {}),
  })
}

/** The applicant's own deadline runs while the office's stands still. */
function dueOfParty(services: Services, { model }: Procedure, row: CaseRecord): { dueOn?: string } {
  const clock = runningClock(model, row.standing)
  return clock ? { dueOn: readClock(clock, businessDate(services.clock.now()), calendar).dueOn } : {}
}

function toDoText({ note, marks }: { note: string | null; marks: number }): Localized {
  const count = marks > 0 ? { zh: `需改 ${marks} 处。`, en: `${marks} fields to correct. ` } : { zh: '', en: '' }
  return { zh: `${count.zh}${note ?? ''}`, en: `${count.en}${note ?? ''}` }
}

/** Tells whoever handles the case, or else everybody who has the owning role nearest to its region. */
export async function tellOwners(
  tx: Db,
  services: Services,
  row: CaseRecord,
  state: Pick<StateModel, 'owner'>,
  notice: Pick<CaseNotice, 'kind' | 'title' | 'text' | 'reason' | 'dueOn'>,
): Promise<void> {
  if (row.assignee_membership_id) {
    await send(tx, services, row, { membershipId: row.assignee_membership_id }, row.region_path, notice)
    return
  }
  await tellRoles(
    tx,
    services,
    row,
    state.owner.filter((who) => who !== 'applicant'),
    notice,
  )
}

/** Tells roles, each in the region nearest to that of the case in which somebody holds it. */
export async function tellRoles(
  tx: Db,
  services: Services,
  row: CaseRecord,
  roles: readonly string[],
  notice: Pick<CaseNotice, 'kind' | 'title' | 'text' | 'reason' | 'dueOn'>,
): Promise<void> {
  const today = businessDate(services.clock.now())
  for (const { role, regionPath } of await nearestHolders(tx, roles, row.region_path, today))
    await send(tx, services, row, { role }, regionPath, notice)
}

async function send(
  tx: Db,
  services: Services,
  row: CaseRecord,
  to: CaseNotice['to'],
  regionPath: string,
  notice: Pick<CaseNotice, 'kind' | 'title' | 'text' | 'reason' | 'dueOn'>,
): Promise<void> {
  await services.registry.ports.notify(tx, services, {
    ...notice,
    to,
    regionPath,
    link: deskLink(row),
    object: objectOf(row),
  })
}
