import type { TestAnswer } from '#platform/http/testing/ask'
import type { TestPerson } from '#platform/http/testing/people'
import { highTechProcedure } from '../rules/season/high-tech.ts'
import { type Applicant, actOnTitle, city, filedTitle, type RecognitionApp } from './recognition-app.ts'

/** A company whose figures leave 55–90 points: what experts give decides. */
export const highTechAnswers: Record<string, string> = {
  days_since_registration_at_application: '1000',
  owns_ip_supporting_main_product: 'yes',
  core_technology_in_state_supported_fields: 'yes',
  staff_total_monthly_average: '120',
  staff_science_and_technology_monthly_average: '30',
  rd_expense_last_3_years_wan_yuan_2: '300',
  rd_expense_last_3_years_wan_yuan_1: '350',
  rd_expense_last_3_years_wan_yuan_0: '400',
  sales_last_3_years_wan_yuan_2: '4000',
  sales_last_3_years_wan_yuan_1: '5000',
  sales_last_3_years_wan_yuan_0: '6000',
  rd_expense_domestic_last_3_years_total_wan_yuan: '1050',
  high_tech_income_last_year_wan_yuan: '5000',
  total_income_last_year_wan_yuan: '6000',
  non_taxable_income_last_year_wan_yuan: '0',
  major_safety_accident_in_year_before_application: 'no',
  major_quality_accident_in_year_before_application: 'no',
  serious_environmental_offence_in_year_before_application: 'no',
  ip_advancedness_grade: 'fairly_high',
  ip_core_support_grade: 'strong',
  ip_class_1_count: '1',
  ip_class_2_count: '3',
  ip_class_2_used_in_earlier_recognition_count: '0',
  ip_any_by_own_rd: 'yes',
  took_part_in_standard_setting: 'no',
  converted_results_last_3_years_2: '5',
  converted_results_last_3_years_1: '5',
  converted_results_last_3_years_0: '5',
  net_assets_last_3_years_wan_yuan_2: '3000',
  net_assets_last_3_years_wan_yuan_1: '3600',
  net_assets_last_3_years_wan_yuan_0: '4300',
}

const items = [
  'ip_advancedness',
  'ip_core_support',
  'ip_quantity',
  'ip_acquisition',
  'transformation',
  'rd_management_rules_and_ledger',
  'rd_management_rd_body_and_cooperation',
  'rd_management_transfer_incentives_and_platform',
  'rd_management_staff_training_and_appraisal',
]

const scored = (points: readonly number[]) =>
  Object.fromEntries(items.map((id, index) => [id, { points: points[index] ?? 0, comment: `示例意见 ${id}` }]))

/** 63 points, with growth 73–75. */
export const generous = scored([5, 7, 7, 4, 26, 4, 4, 3, 3])
/** 52 points, with growth 62–64. */
export const strict = scored([5, 7, 7, 2, 25, 2, 2, 1, 1])

export const seasonForm = {
  title: '2026 年第一批高企申报（示例）',
  year: 2026,
  batch: 1,
  opensOn: '2026-06-01',
  closesOn: '2026-06-30',
  reviewBy: '2026-07-31',
  recommendBy: '2026-08-15',
}

let batches = 0

/** A season that is open now; each call another batch, as a city has only so many. */
export async function openSeasonNow(app: RecognitionApp, over: Partial<typeof seasonForm> = {}): Promise<string> {
  batches += 1
  const body = { ...seasonForm, year: 2026 + Math.floor(batches / 9), batch: 1 + (batches % 9), ...over }
  const answer = await app.request('POST', '/api/recognition/seasons', { as: app.cityOfficer, body })
  if (answer.status !== 201) throw new Error(`no season: ${answer.text}`)
  return answer.json<{ id: string }>().id
}

/** Files an application; answers its case. */
export const filedHighTech = (app: RecognitionApp, company: Applicant, over: Record<string, unknown> = {}) =>
  filedTitle(app, company, { ...highTechAnswers, ...over }, { procedureId: highTechProcedure })

export const actOnHighTech = (
  app: RecognitionApp,
  as: TestPerson,
  id: string,
  action: string,
  input: Record<string, unknown> = {},
): Promise<TestAnswer> => actOnTitle(app, as, id, action, input, highTechProcedure)

/** An application that its district has passed on to review. */
export async function underReview(app: RecognitionApp, company: Applicant, over: Record<string, unknown> = {}) {
  const id = await filedHighTech(app, company, over)
  const passed = await actOnHighTech(app, app.districtOfficer, id, 'pass')
  if (passed.status !== 200) throw new Error(`not passed: ${passed.text}`)
  return id
}

export const expert = (app: RecognitionApp, name: string) => app.person({ role: 'expert', regionPath: city, name })

export async function beginRound(
  app: RecognitionApp,
  caseId: string,
  experts: readonly TestPerson[],
  dueOn = '2026-07-10',
): Promise<TestAnswer> {
  const body = { expertIds: experts.map(({ userId }) => userId), dueOn }
  return app.request('POST', `/api/recognition/season-cases/${caseId}/rounds`, { as: app.cityOfficer, body })
}

/** The review of an expert that is to be done. */
export async function openReviewOf(app: RecognitionApp, as: TestPerson): Promise<{ id: string; revision: number }> {
  const list = await app.request('GET', '/api/recognition/reviews?state=open', { as })
  const [line] = list.json<{ items: { id: string }[] }>().items
  if (!line) throw new Error('nothing is assigned')
  const read = await app.request('GET', `/api/recognition/reviews/${line.id}`, { as })
  return { id: line.id, revision: read.json<{ revision: number }>().revision }
}

export async function handIn(
  app: RecognitionApp,
  as: TestPerson,
  scores: Record<string, { points: number | null; comment: string }>,
): Promise<TestAnswer> {
  const { id, revision } = await openReviewOf(app, as)
  const body = { revision, scores, comment: '示例总体意见', isHandedIn: true }
  return app.request('PUT', `/api/recognition/reviews/${id}`, { as, body })
}
