import { type Case, fails, runCases } from './testing/run-cases.ts'

const specialised: Case[] = [
  [{ holds_valid_tech_sme_title: false }, fails('prior_title')],
  [{ holds_valid_tech_sme_title: false, holds_valid_innovative_sme_title: true }, { pass: true }],
  [{ years_in_market_segment: 2.99 }, fails('segment_years')],
  [
    {
      total_revenue_last_2_years_wan_yuan: [9000, 1500],
      main_business_revenue_last_year_wan_yuan: 1200,
      rd_expense_last_2_years_wan_yuan: [270, 100],
    },
    { pass: true },
  ],
  [
    { total_revenue_last_2_years_wan_yuan: [1800, 1499.99], main_business_revenue_last_year_wan_yuan: 1400 },
    fails('revenue_or_equity'),
  ],
  [
    {
      total_revenue_last_2_years_wan_yuan: [1800, 1400],
      main_business_revenue_last_year_wan_yuan: 1400,
      new_equity_financing_last_2_years_wan_yuan: 2000,
    },
    { pass: true },
  ],
  [
    {
      total_revenue_last_2_years_wan_yuan: [1800, 1400],
      main_business_revenue_last_year_wan_yuan: 1400,
      new_equity_financing_last_2_years_wan_yuan: 1999.99,
    },
    fails('revenue_or_equity'),
  ],
  [{ rd_expense_last_2_years_wan_yuan: [99.99, 500] }, fails('rd_amount')],
  [{ rd_expense_last_2_years_wan_yuan: [500, 99.99] }, fails('rd_amount')],
  [{ total_revenue_last_2_years_wan_yuan: [3334, 2000] }, { rd_amount: true, ...fails('rd_ratio') }],
  [{ ip_class_1_count: 0 }, fails('ip')],
  [{ platform_evaluation_score: 49.9 }, fails('score')],
  [{ platform_evaluation_score: 50 }, { pass: true }],
  [{ total_assets_wan_yuan: 0 }, { debt: null, pass: null, missing: [] }],
  [{ rd_expense_last_2_years_wan_yuan: [null, 50] }, { rd_amount: false, rd_ratio: false, pass: false, missing: [] }],
]

const littleGiant: Case[] = [
  [{ holds_valid_specialised_sme_title: false }, fails('prior_title')],
  [{ years_in_market_segment: 3 }, { pass: true }],
  [{ years_in_market_segment: 2 }, fails('segment_years')],
  [
    { total_revenue_last_3_years_wan_yuan: [4000, 4500, 4999.99], main_business_revenue_last_year_wan_yuan: 4999 },
    fails('revenue'),
  ],
  [
    { total_revenue_last_3_years_wan_yuan: [4000, 4500, 5000], main_business_revenue_last_year_wan_yuan: 4500 },
    { pass: true },
  ],
  [{ rd_expense_last_2_years_wan_yuan: [600, 600] }, { rd_amount: true, pass: true }],
  [{ rd_expense_last_2_years_wan_yuan: [600, 599.99] }, fails('rd_amount')],
  [{ rd_expense_last_2_years_wan_yuan: [329.99, 900] }, fails('rd_ratio')],
  [{ ip_class_1_count: 4 }, { pass: true }],
  [{ ip_class_1_count: 3 }, fails('ip')],
  [
    { ip_class_1_count: 0, national_st_award_last_3_years: true, national_st_award_unit_rank: 3 },
    { ip: true, pass: true },
  ],
  [{ ip_class_1_count: 0, national_st_award_last_3_years: true, national_st_award_unit_rank: 4 }, fails('ip')],
  [{ market_share_percent: 10, market_segment_rank: 9 }, { market: true }],
  [{ market_share_percent: 9.99, market_segment_rank: 3 }, { market: true }],
  [{ market_share_percent: 9.99, market_segment_rank: 4 }, fails('market')],
  [{ product_fills_key_industrial_chain_link: false }, fails('key_link')],
  [{ platform_evaluation_score: 59 }, fails('score')],
  [{ platform_evaluation_score: 60 }, { pass: true }],
  [{ total_revenue_last_3_years_wan_yuan: [0, 11000, 12000] }, { cagr_2y: null, pass: null, missing: [] }],
]

const champion: Case[] = [
  [{ years_in_product_field: 9.9 }, fails('years_in_field')],
  [{ years_in_product_field: 5, is_new_product: true }, { pass: true }],
  [{ years_in_product_field: 4.9, is_new_product: true }, fails('years_in_field')],
  [{ main_business_revenue_last_3_years_wan_yuan: [39999, 40000, 40000] }, fails('main_revenue')],
  [
    {
      main_business_revenue_last_3_years_wan_yuan: [10000, 20000, 30000],
      holds_provincial_specialised_sme_title: true,
    },
    { pass: true },
  ],
  [
    {
      main_business_revenue_last_3_years_wan_yuan: [10000, 20000, 29999],
      holds_provincial_specialised_sme_title: true,
    },
    fails('main_revenue'),
  ],
  [{ world_market_rank: 4 }, fails('world_rank')],
]

runCases({ 'specialised-sme': specialised, 'little-giant': littleGiant, 'single-champion': champion })
