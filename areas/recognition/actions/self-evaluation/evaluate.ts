import { z } from 'zod'
import { type Answers, formOf } from '#engines/form'
import { FactsError, type RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { checkForm } from '#platform/cases/check-form'
import type { Context } from '#platform/http/route'
import type { EvaluableTitle, Judgement } from '../../contract/self-evaluation.ts'
import { type Evaluable, evaluable } from '../../rules/self-evaluation/evaluable.ts'
import { factShape, factsOfAnswers } from '../../rules/self-evaluation/fact-form.ts'
import { judge, problemsOf } from '../../rules/self-evaluation/judge.ts'
import { titleOfRules } from '../../rules/titles/titles.ts'
import { cityValues } from '../city-values.ts'
import { allRules, rulesOn } from '../rule-sets.ts'
import { judgementView } from './view.ts'

/** Titles that anybody may hold a company against, with the rules of today. */
export function listEvaluable(today: string): EvaluableTitle[] {
  return evaluable.flatMap((id) => {
    const latest = allRules().versions(id).at(-1)
    return latest ? [headOf(id, latest, today)] : []
  })
}

function headOf(id: string, latest: RuleSet, today: string): EvaluableTitle {
  const choice = allRules().choose(id, today)
  const set = choice.kind === 'in-force' ? choice.set : null
  const { title, status } = (set ?? latest).source
  return { id, title, status, version: set?.version ?? null, procedureId: titleOfRules(id)?.procedureId ?? null }
}

/** Rules that may be used for self-evaluation. Errors: recognition.not-evaluable, .no-rule. */
export function evaluableRules(id: string, on: string): RuleSet {
  if (!evaluable.includes(id as Evaluable)) throw new Refusal('recognition.not-evaluable')
  return rulesOn(id, on)
}

interface Form {
  shape: z.ZodObject
  form: ReturnType<typeof formOf>
}
const forms = new WeakMap<RuleSet, Form>()

/** The form of a rule set, made once. */
export function formOfRules(set: RuleSet): Form {
  const known = forms.get(set)
  if (known) return known
  const shape = z.object(factShape(set))
  const made = { shape, form: formOf(shape) }
  forms.set(set, made)
  return made
}

/** The same questions topic by topic, for a form in steps. */
export const stepsOfRules = (set: RuleSet): Form['form'] => formOf(z.object(factShape(set, { isByTopic: true })))

/** The questions, and what is said before any is answered. Errors: recognition.not-evaluable, .no-rule. */
export async function readSelfEvaluation(ctx: Context, id: string) {
  const today = businessDate(ctx.clock.now())
  const set = evaluableRules(id, today)
  const parameters = await cityValues(ctx.db, set, today)
  return {
    ...headOf(id, set, today),
    form: formOfRules(set).form,
    today,
    documents: Object.values(set.source.documents).map(({ title, number = null }) => ({ title, number })),
    start: judgementView(set, judge({}, set, parameters)),
  }
}

/**
 * What the rules of today say of some answers; nothing is kept. Whoever asks need not be known.
 *
 * Permission: recognition:self-evaluate, which everybody has.
 * Errors:     recognition.not-evaluable, .no-rule, .fact and those of the form.
 */
export async function evaluateSelf(ctx: Context, id: string, given: Answers): Promise<Judgement> {
  const today = businessDate(ctx.clock.now())
  const set = evaluableRules(id, today)
  const { answers, problems } = checkForm(formOfRules(set), given, ctx.actor.locale === 'en' ? 'en' : 'zh-CN')
  if (problems.length > 0) throw new Refusal(problems)
  const parameters = await cityValues(ctx.db, set, today)
  try {
    return judgementView(set, judge(factsOfAnswers(set, answers), set, parameters))
  } catch (error) {
    if (error instanceof FactsError) throw new Refusal(problemsOf(error, set))
    throw error
  }
}
