import type { Db } from '#platform/db/db'

/** Of all fields asked for in the last year, the share that was filled in beforehand and left as it was. */
export async function prefilledShare(db: Db, procedureId: string, now: Date): Promise<number | null> {
  const since = new Date(now.getTime() - 365 * 86_400_000)
  const [row] = await db.query<{ asked: bigint | null; kept: bigint | null }>(
    `select sum(asked_count)::bigint as asked, sum(prefilled_count)::bigint as kept
     from (select asked_count, prefilled_count from cases.case where procedure_id = $1 and filed_at >= $2
           order by filed_at desc limit 5000) as recent`,
    [procedureId, since],
  )
  return row?.asked ? Number(row.kept ?? 0n) / Number(row.asked) : null
}
