import { everywhere, type PermissionFixtures, type Place, type World } from '#platform/http/testing/permission-fixtures'
import { insertRule } from '../store/points-rules.ts'
import { annexCsv, inventedAnnex } from './annex-sheets.ts'

const base = '/api/recognition/points-rules'
const readers = ['city-officer', 'city-leader', 'supervisor', 'district-officer'] as const
const keepers = ['city-officer'] as const
const file = () => ({ name: '附件.csv', content: annexCsv(inventedAnnex()) })
const form = { title: '示例附件', number: '示例〔2099〕1号', inForceFrom: '2099-01-01' }

/** A proposal of the city of a place; its day lies so far ahead that no other route computes by it. */
async function proposedAt({ app, next }: World, { cityPath }: Place): Promise<string> {
  const { ids, clock, db } = app.services
  const id = ids.next('pru')
  await insertRule(db, {
    region_path: cityPath,
    id,
    kind: 'local',
    title: form.title,
    document_number: form.number,
    in_force_from: new Date(Date.UTC(2099, 0, 1 + next())).toISOString().slice(0, 10),
    confidence: 'city',
    content: { countsInTotal: false, items: [] },
    digest: '',
    file_name: null,
    proposed_at: clock.now(),
    proposed_by: null,
    proposed_by_name: '示例',
  })
  return id
}

export const pointsRuleFixtures: PermissionFixtures = {
  [`GET ${base}`]: { may: everywhere(readers), request: async () => ({ path: base }) },
  [`GET ${base}/annex-template.xlsx`]: {
    may: everywhere(keepers),
    request: async () => ({ path: `${base}/annex-template.xlsx` }),
  },
  // The rules are the city's: every district of it may read them.
  [`GET ${base}/{ruleId}`]: {
    may: { own: readers, 'other-district': readers, 'other-city': [] },
    request: async (world, place) => ({ path: `${base}/${await proposedAt(world, place)}` }),
  },
  [`POST ${base}/annex/check`]: {
    may: everywhere(keepers),
    request: async () => ({ path: `${base}/annex/check`, file: file() }),
  },
  [`POST ${base}/annex`]: {
    may: everywhere(keepers),
    request: async () => ({ path: `${base}/annex`, file: file(), body: { ...form, confidence: 'city' } }),
  },
  [`POST ${base}/local`]: {
    may: everywhere(keepers),
    request: async () => ({ path: `${base}/local`, body: { ...form, countsInTotal: false, items: [] } }),
  },
  [`POST ${base}/{ruleId}/decision`]: {
    may: { own: keepers, 'other-district': keepers, 'other-city': [] },
    request: async (world, place) => ({
      path: `${base}/${await proposedAt(world, place)}/decision`,
      body: { isApproved: false, note: '示例意见' },
    }),
  },
}
