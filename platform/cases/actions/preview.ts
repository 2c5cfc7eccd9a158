import type { z } from 'zod'
import { type Answers, cleanAnswers } from '#engines/form'
import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'
import type { PrecheckFinding } from '../case.ts'
import { precheckOf } from '../hooks.ts'
import { procedureToday } from './drafts.ts'

/** What would be said of answers that may be incomplete; those that are not right yet count as not given. */
export function preview(ctx: Context, procedureId: string, answers: Answers): PrecheckFinding[] {
  const procedure = procedureToday(ctx, procedureId)
  const { shape } = procedure.form
  const given = Object.entries(cleanAnswers(procedure.model.form, answers)).flatMap(([name, value]) => {
    const parsed = (shape[name] as z.ZodType | undefined)?.safeParse(value)
    return parsed?.success ? [[name, parsed.data]] : []
  })
  return precheckOf(procedure, Object.fromEntries(given), { today: businessDate(ctx.clock.now()) })
}
