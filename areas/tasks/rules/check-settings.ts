import type { Problem } from '#kernel/refusal'
import { quietDays } from './reminder-schedule.ts'
import type { Settings } from './settings.ts'

/**
 * What speaks against parameters: steps that do not follow each other, or follow so closely that the weekly limit would
 * hold one back.
 *
 * Units:  calendar days.
 * Errors: tasks.steps-too-close.
 * Example: settingsProblems({ silenceDays: [7, 10, 21, 30], overdueDays: [1, 8, 15, 30], warnDays: [], reportEveryDays: null }) → [{ code: 'tasks.steps-too-close', field: 'silenceDays', params: { days: 7 } }]
 */
export function settingsProblems(settings: Settings): Problem[] {
  const problems: Problem[] = []
  for (const field of ['silenceDays', 'overdueDays'] as const) {
    const steps = settings[field]
    if (steps.some((step, index) => index > 0 && step - (steps[index - 1] ?? 0) < quietDays))
      problems.push({ code: 'tasks.steps-too-close', field, params: { days: quietDays } })
  }
  const warns = settings.warnDays.toSorted((a, b) => b - a)
  if (warns.some((days, index) => index > 0 && (warns[index - 1] ?? 0) - days < quietDays))
    problems.push({ code: 'tasks.steps-too-close', field: 'warnDays', params: { days: quietDays } })
  return problems
}
