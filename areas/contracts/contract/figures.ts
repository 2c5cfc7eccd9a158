import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, RegionPath, Yuan } from './shapes.ts'

const Figure = z.object({
  key: z.string(),
  submittedCount: z.int(),
  submittedYuan: Yuan,
  registeredCount: z.int(),
  contractYuan: Yuan,
  technologyYuan: Yuan,
})
export type ContractFigure = z.output<typeof Figure>

export const groupings = ['kind', 'field', 'district', 'month'] as const

export const readFigures = endpoint({
  method: 'GET',
  path: '/api/contracts/figures',
  summary: { zh: '技术合同统计：提交、登记分开', en: 'Figures: submitted and registered apart' },
  query: z.object({
    regionPath: RegionPath.optional(),
    from: Day,
    until: Day,
    by: z.enum(groupings).default('kind'),
    /** As they were known at the end of this day. Today where left out. */
    knownOn: Day.optional(),
  }),
  response: z.object({ total: Figure, groups: z.array(Figure), knownOn: Day }),
})
