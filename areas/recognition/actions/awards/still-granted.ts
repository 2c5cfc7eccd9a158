import { noLongerGranted } from '#areas/enterprises'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { AwardRow } from '../../store/awards.ts'

const named = 5

/**
 * What was recognised when a batch was drawn up may have been withdrawn since, its company may have ended or its file may have
 * been merged: no money goes on for it.
 *
 * Errors: recognition.award-not-granted naming the first of the companies.
 */
export async function refuseUngranted(tx: Db, awards: readonly AwardRow[]): Promise<void> {
  const gone = await noLongerGranted(
    tx,
    awards.map((row) => ({ creditCode: row.credit_code, title: row.title, validFrom: row.valid_from })),
  )
  if (gone.length === 0) return
  const codes = new Set(gone.map(({ creditCode }) => creditCode))
  const names = awards.filter((row) => codes.has(row.credit_code)).map((row) => row.company_name)
  const params = { count: gone.length, companies: names.slice(0, named).join('、') }
  throw new Refusal({ code: 'recognition.award-not-granted', params })
}
