import type { ReactNode } from 'react'
import type { TargetRowView } from '#contract/indicators'
import { useText } from '#ui/text'

type Method = TargetRowView['method']

/** By which method a status was found; the method belongs to the indicator, so that city and districts share it. */
export function useMethodWords(): (method: Method) => string | null {
  const text = useText()
  return ({ asked, used, curve }) => {
    if (used === 'none') return null
    if (used === 'seasonal' && curve === 'set') return text('indicators.method.set')
    if (asked === 'seasonal' && used === 'time') return text('indicators.method.fallback')
    return text(`indicators.method.${used}`)
  }
}

export function MethodNote({ method }: { method: Method }): ReactNode {
  const words = useMethodWords()(method)
  return words === null ? null : <p className="quiet">{words}</p>
}
