import { useEffect, useState } from 'react'
import type { Answers } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { asProblem, call } from '#ui/api'
import { evaluateSelf } from './endpoints.ts'

export type Judgement = ResponseOf<typeof evaluateSelf>

interface Evaluated {
  /** Of the last figures that could be judged. */
  result: Judgement
  /** What contradicts itself or others, by field. */
  problems: ReadonlyMap<string, string>
  general: readonly string[]
}

/** Typing is let finish before the server is asked. */
const restMs = 300

/** What the rules say of some answers, asked anew whenever they change; an answer that comes too late counts for nothing. */
export function useEvaluation(ruleSet: string, answers: Answers, start: Judgement): Evaluated {
  const [evaluated, setEvaluated] = useState<Evaluated>({ result: start, problems: new Map(), general: [] })
  const asked = JSON.stringify(answers)
  useEffect(() => {
    const control = new AbortController()
    async function ask() {
      const body = { answers: JSON.parse(asked) as Answers }
      try {
        const result = await call(evaluateSelf, { params: { ruleSet }, body, signal: control.signal })
        if (!control.signal.aborted) setEvaluated({ result, problems: new Map(), general: [] })
      } catch (error) {
        if (control.signal.aborted) return
        const reasons = asProblem(error).errors
        const problems = reasons.flatMap(({ field, message }) => (field ? [[field, message] as const] : []))
        const general = reasons.flatMap(({ field, message }) => (field ? [] : [message]))
        setEvaluated((before) => ({ ...before, problems: new Map(problems), general }))
      }
    }
    const timer = setTimeout(() => void ask(), restMs)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [ruleSet, asked])
  return evaluated
}
