import { type Answers, type FormModel, sampleAnswers } from '#engines/form'
import { digestOf, entered, filed } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { systemDoer } from '../doer.ts'
import { manifestOf } from '../files-due.ts'
import { movingAt, placed } from '../moving.ts'
import { caseNumber } from '../number.ts'
import type { Party } from '../ports.ts'
import type { Procedure } from '../registered.ts'
import { type CaseRecord, insertCase } from '../store/cases.ts'
import { appendEvent } from '../store/events.ts'

/**
 * A case in any state, written without its way there: for tests of one step. Filing and actions have tests of their own.
 */
export async function putCase(
  services: Services,
  procedure: Procedure,
  given: {
    party: Party
    state?: string
    regionPath?: string
    answers?: Answers
    marks?: { path: string; note: string }[]
    subject?: string
    /** One announced file for every field that takes some. */
    withFiles?: boolean
  },
): Promise<CaseRecord> {
  const { model, example } = procedure
  const now = services.clock.now()
  const today = businessDate(now)
  const files = given.withFiles ? filesFor(model.form, services) : {}
  const answers = { ...sampleAnswers(model.form, example), ...files, ...given.answers }
  return services.db.tx(async (tx) => {
    const moving = await movingAt(tx, procedure, now)
    const first = filed(model, moving)
    const standing = given.state ? entered(model, first, { ...moving, to: given.state }) : first
    const row = await insertCase(tx, {
      party_id: given.party.id,
      party_kind: given.party.kind,
      party_name: given.party.name,
      party_region_path: given.party.regionPath,
      id: services.ids.next('cas'),
      procedure_id: model.id,
      version: model.version,
      call_id: null,
      number: caseNumber(model.code, today),
      region_path: given.regionPath ?? given.party.regionPath,
      subject: given.subject ?? '示例办件',
      answers,
      prefilled: {},
      asked_count: 1,
      prefilled_count: 0,
      digest: digestOf(answers),
      filed_at: now,
      filed_by_user_id: null,
      filed_by_name: '示例',
      request_key: services.ids.next('key'),
      ...placed(procedure, standing, today),
    })
    await appendEvent(tx, row, { at: now, kind: 'filed', doer: systemDoer, to: row.state })
    await announceFiles(tx, model.form, row)
    if (!given.marks) return row
    await tx.query('update cases.case set marks = $3 where party_id = $1 and id = $2', [
      row.party_id,
      row.id,
      JSON.stringify(given.marks),
    ])
    return { ...row, marks: given.marks }
  })
}

function filesFor({ fields }: FormModel, { ids }: Services): Answers {
  const taking = fields.filter((field) => field.widget === 'attachment')
  return Object.fromEntries(
    taking.map(({ name }) => [name, [{ id: ids.next('att'), name: '示例.pdf', sizeBytes: 1, sha256: '0'.repeat(64) }]]),
  )
}

async function announceFiles(tx: Db, form: FormModel, row: CaseRecord): Promise<void> {
  for (const { field, id, name, sizeBytes, sha256 } of manifestOf(form, row.answers))
    await tx.query(
      `insert into cases.attachment (party_id, id, draft_id, case_id, field, name, size_bytes, sha256, created_at)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8)`,
      [row.party_id, id, row.id, field, name, sizeBytes, sha256, row.filed_at],
    )
}
