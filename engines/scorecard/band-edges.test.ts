import { describe, expect, it } from 'vitest'
import type { FactTable } from './testing/companies.ts'
import { company, flat, judge } from './testing/expect.ts'

/**
 * Every edge of every band, just below, at and just above. The edges and points here are copied by hand from the rules, not
 * read from the rule sets.
 */
interface Edges {
  set: string
  item: string
  /** Facts that give the item this input, in 1/1,000,000. */
  facts: (millionths: number) => FactTable
  /** From the best band down: least input in 1/1,000,000 and what it gives; below the last: `rest`. */
  bands: [least: number, gives: unknown][]
  rest: unknown
  /** Less is better: each figure is the most. */
  isAtMost?: boolean
}

const noExperts = (item: string): FactTable => ({ [`expert_points_${item}`]: undefined })
const growthBands: Edges['bands'] = [
  [350_000, [9, 10]],
  [250_000, [7, 8]],
  [150_000, [5, 6]],
  [50_000, [3, 4]],
]
const tables: Edges[] = [
  {
    set: 'tech-sme',
    item: 'staff',
    facts: (x) => ({ staff_total: 500, staff_science_and_technology: x / 2000 }),
    bands: [
      [300_000, 20],
      [250_000, 16],
      [200_000, 12],
      [150_000, 8],
      [100_000, 4],
    ],
    rest: 0,
  },
  {
    set: 'tech-sme',
    item: 'rd',
    facts: (x) => ({
      sales_last_year_wan_yuan: 20000,
      rd_expense_last_year_wan_yuan: x / 50,
      cost_and_expense_last_year_wan_yuan: 900_000,
    }),
    bands: [
      [60_000, 50],
      [50_000, 40],
      [40_000, 30],
      [30_000, 20],
      [20_000, 10],
    ],
    rest: 0,
  },
  {
    set: 'tech-sme',
    item: 'rd',
    facts: (x) => ({
      sales_last_year_wan_yuan: 0,
      rd_expense_last_year_wan_yuan: x / 1000,
      cost_and_expense_last_year_wan_yuan: 1000,
    }),
    bands: [
      [300_000, 50],
      [250_000, 40],
      [200_000, 30],
      [150_000, 20],
      [100_000, 10],
    ],
    rest: 0,
  },
  {
    set: 'innovative-sme',
    item: 'rd_ratio',
    facts: (x) => ({ total_revenue_last_year_wan_yuan: 1000, rd_expense_last_year_wan_yuan: x / 1000 }),
    bands: [
      [50_000, 20],
      [30_000, 15],
      [20_000, 10],
      [10_000, 5],
    ],
    rest: 0,
  },
  {
    set: 'innovative-sme',
    item: 'main_growth',
    facts: (x) => ({
      main_business_revenue_previous_year_wan_yuan: 1000,
      main_business_revenue_last_year_wan_yuan: (1_000_000 + x) / 1000,
      total_revenue_last_year_wan_yuan: 2000,
    }),
    bands: [
      [150_000, 20],
      [100_000, 15],
      [50_000, 10],
      [0, 5],
    ],
    rest: 0,
  },
  {
    set: 'innovative-sme',
    item: 'debt',
    facts: (x) => ({ total_assets_wan_yuan: 1000, total_liabilities_wan_yuan: x / 1000 }),
    bands: [
      [550_000, 10],
      [750_000, 5],
    ],
    rest: 0,
    isAtMost: true,
  },
  {
    set: 'innovative-sme',
    item: 'main_share',
    facts: (x) => ({ total_revenue_last_year_wan_yuan: 1000, main_business_revenue_last_year_wan_yuan: x / 1000 }),
    bands: [
      [700_000, 20],
      [600_000, 15],
      [550_000, 10],
      [500_000, 5],
    ],
    rest: 0,
  },
  {
    set: 'high-tech-enterprise',
    item: 'growth_net_assets',
    facts: (x) => ({
      net_assets_last_3_years_wan_yuan: [1000, 1000, (1_000_000 + 2 * x) / 1000],
      ...noExperts('growth_net_assets'),
    }),
    bands: [...growthBands, [1, [1, 2]]],
    rest: 0,
  },
  {
    set: 'high-tech-enterprise',
    item: 'growth_sales',
    facts: (x) => ({
      sales_last_3_years_wan_yuan: [4000, 4000, (4_000_000 + 8 * x) / 1000],
      ...noExperts('growth_sales'),
    }),
    bands: [...growthBands, [1, [1, 2]]],
    rest: 0,
  },
]

const gateTables: Edges[] = [
  {
    set: 'high-tech-enterprise',
    item: 'staff_ratio',
    facts: (x) => ({ staff_total_monthly_average: 100, staff_science_and_technology_monthly_average: x / 10000 }),
    bands: [[100_000, true]],
    rest: false,
  },
  {
    set: 'high-tech-enterprise',
    item: 'rd_domestic_share',
    facts: (x) => ({ rd_expense_domestic_last_3_years_total_wan_yuan: (x * 900) / 1_000_000 }),
    bands: [[600_000, true]],
    rest: false,
  },
  {
    set: 'high-tech-enterprise',
    item: 'high_tech_income',
    facts: (x) => ({
      total_income_last_year_wan_yuan: 1100,
      non_taxable_income_last_year_wan_yuan: 100,
      high_tech_income_last_year_wan_yuan: x / 1000,
    }),
    bands: [[600_000, true]],
    rest: false,
  },
  ...(
    [
      [4000, 50_000],
      [5000, 50_000],
      [5001, 40_000],
      [20000, 40_000],
      [20001, 30_000],
    ] as const
  ).map(
    ([sales, least]): Edges => ({
      set: 'high-tech-enterprise',
      item: 'rd_ratio',
      facts: (x) => ({
        sales_last_3_years_wan_yuan: [sales, sales, sales],
        rd_expense_last_3_years_wan_yuan: [0, 0, (sales * 3 * x) / 1_000_000],
        ...noExperts('growth_sales'),
      }),
      bands: [[least, true]],
      rest: false,
    }),
  ),
  {
    set: 'specialised-sme',
    item: 'main_share',
    facts: (x) => ({ main_business_revenue_last_year_wan_yuan: (2000 * x) / 1_000_000 }),
    bands: [[800_000, true]],
    rest: false,
  },
  {
    set: 'specialised-sme',
    item: 'debt',
    facts: (x) => ({ total_liabilities_wan_yuan: x / 1000 }),
    bands: [[800_000, true]],
    rest: false,
    isAtMost: true,
  },
  {
    set: 'specialised-sme',
    item: 'rd_ratio',
    facts: (x) => ({
      rd_expense_last_2_years_wan_yuan: [(1800 * x) / 1_000_000, 2000],
      total_revenue_last_2_years_wan_yuan: [1800, 2000],
    }),
    bands: [[30_000, true]],
    rest: false,
  },
  {
    set: 'little-giant',
    item: 'main_share',
    facts: (x) => ({ main_business_revenue_last_year_wan_yuan: (12000 * x) / 1_000_000 }),
    bands: [[900_000, true]],
    rest: false,
  },
  {
    set: 'little-giant',
    item: 'debt',
    facts: (x) => ({ total_liabilities_wan_yuan: x / 1000 }),
    bands: [[750_000, true]],
    rest: false,
    isAtMost: true,
  },
  {
    set: 'little-giant',
    item: 'cagr_2y',
    facts: (x) => ({ total_revenue_last_3_years_wan_yuan: [10000, 9000, 10000 + x / 100] }),
    bands: [[102_500, true]],
    rest: false,
  },
  {
    set: 'little-giant',
    item: 'rd_ratio',
    facts: (x) => ({ rd_expense_last_2_years_wan_yuan: [700, (12000 * x) / 1_000_000] }),
    bands: [[30_000, true]],
    rest: false,
  },
  {
    set: 'high-tech-enterprise/rd_items',
    item: 'rd_domestic_share',
    facts: (x) => ({
      rd_staff_cost_wan_yuan: 0,
      rd_direct_input_wan_yuan: x / 1000,
      rd_depreciation_and_long_term_amortisation_wan_yuan: 0,
      rd_intangible_amortisation_wan_yuan: 0,
      rd_design_wan_yuan: 0,
      rd_commissioning_and_tests_wan_yuan: 0,
      rd_other_wan_yuan: 0,
      rd_outsourced_domestic_actual_wan_yuan: 0,
      rd_outsourced_overseas_actual_wan_yuan: (1_000_000 - x) / 800,
    }),
    bands: [[600_000, true]],
    rest: false,
  },
]

function around({ bands, rest, isAtMost }: Edges): [number, unknown][] {
  const better = (x: number) => bands.find(([limit]) => (isAtMost ? x <= limit : x >= limit))?.[1] ?? rest
  return bands.flatMap(([limit]) =>
    [limit - 1, limit, limit + 1].filter((x) => x >= -1).map((x): [number, unknown] => [x, better(x)]),
  )
}

describe('band edges', () => {
  for (const table of [...tables, ...gateTables]) {
    it.each(around(table))(`${table.set} ${table.item}: input %d millionths gives %j`, (x, gives) => {
      expect(flat(judge(table.set, company(table.set, table.facts(x))))[table.item]).toEqual(gives)
    })
  }
})
