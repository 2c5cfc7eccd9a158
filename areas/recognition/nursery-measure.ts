import type { Measure } from '#areas/indicators'
import { membersOn, membersPerPeriod } from './store/nursery-measure.ts'

/** 在库企业: companies that are in a nursery pool for the high-tech title on the last day of a period. */
export const nurseryMeasure: Measure = {
  id: 'recognition.nursery-members',
  title: { zh: '高企培育库在库企业家数', en: 'Companies in the high-tech nursery pools' },
  indicator: {
    name: '培育库在库企业数',
    unit: '家',
    mode: 'stock',
    direction: 'up',
    counting: 'distinct',
    reported: 'year-to-date',
  },
  card: {
    formula:
      '期末仍在高企培育库（市、县区各库）的企业家数，按统一社会信用代码去重；入库、出库以登记日为准，过去的数不再变',
    numerator: null,
    denominator: null,
    dataSource: '培育库在库记录',
    cadence: 'month',
    legalBasis: null,
    effectiveFrom: '2025-01-01',
  },
  read: (db, input) => membersPerPeriod(db, input),
  rows: async (db, { regionPath, period, limit, offset }) => {
    const { items, total } = await membersOn(db, { regionPath, day: period.end, limit, offset })
    return {
      total,
      items: items.map(({ credit_code, id, name, entered_on }) => ({
        ...{ label: name, value: '1 家', happenedOn: entered_on },
        href: `/recognition/nursery/${credit_code}/${id}`,
      })),
    }
  },
}
