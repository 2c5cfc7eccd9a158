import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Both = z.object({ zh: z.string(), en: z.string() })
const Day = z.iso.date()

export const DigestSectionView = z
  .object({
    key: z.string(),
    title: Both,
    lines: z.array(z.object({ text: Both, link: z.string() })),
    moreCount: z.int(),
    link: z.string(),
  })
  .meta({ id: 'DigestSection' })
export type DigestSectionView = z.output<typeof DigestSectionView>

export const getDigest = endpoint({
  method: 'GET',
  path: '/api/digest',
  summary: { zh: '我的每周摘要', en: 'My weekly digest' },
  query: z.object({
    /** Monday of the week; by default the newest. */
    week: Day.optional(),
  }),
  response: z.object({
    /** Null: none has been made yet. */
    digest: z.object({ weekOf: Day, madeAt: z.iso.datetime(), sections: z.array(DigestSectionView) }).nullable(),
    /** Mondays of the weeks that there are digests of, newest first; at most 26. */
    weeks: z.array(Day),
  }),
})
