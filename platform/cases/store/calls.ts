import type { ProcedureModel } from '#engines/procedure'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'

export interface CallRecord {
  region_path: string
  id: string
  procedure_id: string
  title_zh: string
  title_en: string
  opens_at: Date
  closes_at: Date
  created_at: Date
  created_by_name: string
  revision: number
}

export async function callAt(db: Db, procedureId: string, id: string): Promise<CallRecord | null> {
  const [row] = await db.query<CallRecord>('select * from cases.call where id = $1 and procedure_id = $2', [
    id,
    procedureId,
  ])
  return row ?? null
}

/** Calls of a procedure that are open or still to come, the one that closes first at the top. */
export async function callsOf(db: Db, procedureId: string, now: Date): Promise<CallRecord[]> {
  return db.query<CallRecord>(
    'select * from cases.call where procedure_id = $1 and closes_at > $2 order by closes_at, id limit 50',
    [procedureId, now],
  )
}

/** Server time as people compare it with a deadline: to the millisecond, in China. */
export function serverTime(instant: Date): string {
  const inChina = new Date(instant.getTime() + 8 * 3_600_000).toISOString()
  return inChina.slice(0, 23).replace('T', ' ')
}

/**
 * Refuses what comes before a call opens or at its closing instant; the millisecond before still counts. The time is
 * that at which the server takes the filing up.
 *
 * Errors: cases.call-needed, .call-not-found, .call-not-open, .call-closed.
 */
export async function requireOpenCall(tx: Db, model: ProcedureModel, callId: string | null, now: Date): Promise<void> {
  if (!model.start.inCalls) return
  if (callId === null) throw new Refusal({ code: 'cases.call-needed', field: 'callId' })
  const call = await callAt(tx, model.id, callId)
  if (!call) throw new Refusal({ code: 'cases.call-not-found', field: 'callId' })
  const titles = { titleZh: call.title_zh, titleEn: call.title_en }
  if (now < call.opens_at)
    throw new Refusal({
      code: 'cases.call-not-open',
      params: { ...titles, opensAt: serverTime(call.opens_at), now: serverTime(now) },
    })
  if (now >= call.closes_at)
    throw new Refusal({
      code: 'cases.call-closed',
      params: { ...titles, closesAt: serverTime(call.closes_at), now: serverTime(now) },
    })
}
