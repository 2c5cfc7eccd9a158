import type { Db } from '#platform/db/db'

export interface OpenDataSetting {
  publisherZh: string
  publisherEn: string
  contact: string | null
  licenceZh: string
  licenceEn: string
  licenceUrl: string
}

/** Null where the city has set nothing. */
export async function openDataSetting(
  db: Db,
  cityPath: string,
): Promise<(OpenDataSetting & { revision: number }) | null> {
  const [row] = await db.query<OpenDataSetting & { revision: number }>(
    `select publisher_zh as "publisherZh", publisher_en as "publisherEn", contact, licence_zh as "licenceZh",
       licence_en as "licenceEn", licence_url as "licenceUrl", revision
     from indicators.open_data_setting where region_path = $1`,
    [cityPath],
  )
  return row ?? null
}

/** Writes the setting if nobody changed it since; answers whether it did. */
export async function keepOpenDataSetting(
  tx: Db,
  cityPath: string,
  setting: OpenDataSetting,
  by: { revision: number; at: Date; userId: string | null },
): Promise<boolean> {
  const { publisherZh, publisherEn, contact, licenceZh, licenceEn, licenceUrl } = setting
  const rows = await tx.query(
    `insert into indicators.open_data_setting as s (region_path, publisher_zh, publisher_en, contact, licence_zh, licence_en,
       licence_url, revision, changed_at, changed_by)
     select $1, $2, $3, $4, $5, $6, $7, 1, $9, $10
     where $8 = 0 or exists (select 1 from indicators.open_data_setting where region_path = $1)
     on conflict (region_path) do update set publisher_zh = excluded.publisher_zh, publisher_en = excluded.publisher_en,
       contact = excluded.contact, licence_zh = excluded.licence_zh, licence_en = excluded.licence_en,
       licence_url = excluded.licence_url, revision = s.revision + 1, changed_at = excluded.changed_at,
       changed_by = excluded.changed_by
     where s.revision = $8 returning region_path`,
    [cityPath, publisherZh, publisherEn, contact, licenceZh, licenceEn, licenceUrl, by.revision, by.at, by.userId],
  )
  return rows.length > 0
}
