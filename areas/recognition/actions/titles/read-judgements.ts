import { companyFiles } from '#areas/enterprises'
import { inWords } from '#engines/form'
import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { FrozenJudgement } from '../../contract/titles.ts'
import { titleRules } from '../../rules/titles/titles.ts'
import { type VisitReason, visitReasons } from '../../rules/titles/visit.ts'
import { applicationWithin } from '../../store/applications.ts'
import { type JudgementRow, judgementsOf } from '../../store/judgements.ts'
import { answersOnFile } from '../facts-of-companies.ts'
import { formOfRules } from '../self-evaluation/evaluate.ts'
import { judgementView } from '../self-evaluation/view.ts'
import { recompute } from './freeze.ts'

/**
 * Every judgement of a case as it was frozen, judged again, beside what the company's file says now.
 *
 * Permission: recognition:judgements. Errors: recognition.not-found.
 */
export async function readJudgements(ctx: Context, caseId: string) {
  const application = await applicationWithin(ctx.db, ctx.scope, caseId)
  if (!application) throw new Refusal('recognition.not-found')
  const { credit_code: creditCode, company_name: name, case_number: caseNumber } = application
  const today = businessDate(ctx.clock.now())
  const known = (await companyFiles(ctx.db, { codes: [creditCode], on: today })).get(creditCode)
  const title = titleRules[application.title as keyof typeof titleRules]
  const rows = await judgementsOf(ctx.db, caseId)
  return {
    title: title.name,
    ruleSet: title.ruleSet,
    caseNumber,
    company: { name, creditCode },
    visit: {
      reasons: application.visit_reasons.map((reason) => visitReasons[reason as VisitReason]),
      on: application.visited_on,
      finding: application.visit_finding,
    },
    items: rows.map((row): FrozenJudgement => {
      const { judged, set, isSame } = recompute(row)
      const onFile = known ? answersOnFile(known, set, row.judged_on) : { answers: {}, sources: {} }
      return {
        id: row.id,
        moment: row.moment,
        on: row.judged_on,
        at: row.judged_at.toISOString(),
        byName: row.judged_by_name,
        reason: row.reason,
        digest: row.digest,
        isSame,
        judgement: judgementView(set, judged),
        inputs: inputsOf(row, set, onFile),
      }
    }),
  }
}

function inputsOf(
  { answers }: JudgementRow,
  set: RuleSet,
  onFile: { answers: Record<string, unknown>; sources: Record<string, Localized> },
): FrozenJudgement['inputs'] {
  return formOfRules(set).form.fields.flatMap((field) => {
    const value = answers[field.name]
    if (value === undefined) return []
    const other = onFile.answers[field.name]
    const source = onFile.sources[field.name]
    const differs = other !== undefined && source !== undefined && other !== value
    return [
      {
        field: field.name,
        label: field.label,
        unit: field.unit ?? null,
        value: inWords(field, value, 'zh-CN'),
        onFile: differs ? { value: inWords(field, other, 'zh-CN'), source } : null,
      },
    ]
  })
}
