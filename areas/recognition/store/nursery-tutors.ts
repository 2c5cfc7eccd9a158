import type { Db } from '#platform/db/db'

/** Somebody who can tutor companies. */
export interface TutorCandidate {
  userId: string
  name: string
  role: string
  regionPath: string
}

/** Officers and experts of a region and of what it lies in, who act on a day; each once, the nearest first. */
export async function tutorCandidates(db: Db, regionPath: string, day: string): Promise<TutorCandidate[]> {
  const rows = await db.query<TutorCandidate & Record<string, unknown>>(
    `select distinct on (m.user_id) m.user_id as "userId", p.name, m.role, m.region_path as "regionPath"
     from auth.public_membership m join auth.public_person p on p.user_id = m.user_id
     where m.role in ('city-officer', 'district-officer', 'expert')
       and (starts_with($1, m.region_path) or starts_with(m.region_path, $1))
       and p.deactivated_at is null and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2)
     order by m.user_id, length(m.region_path) desc`,
    [regionPath, day],
  )
  return rows.toSorted((a, b) => b.regionPath.length - a.regionPath.length || a.name.localeCompare(b.name, 'zh-CN'))
}
