import { useCallback, useEffect, useRef, useState } from 'react'
import { previewSplit } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { type ApiProblem, asProblem, call } from '#ui/api'
import { type SplitOnScreen, sent } from './split-draft.ts'

type Preview = ResponseOf<typeof previewSplit>

/** What the server says of the split on screen; parts by their place on screen. */
export interface Tried {
  parts: Map<number, Preview['parts'][number]>
  reconciliation: Preview['reconciliation']
  working: string | null
  /** What cannot be kept, such as floors that come to more than the whole. */
  problems: string[]
}

/**
 * A split on screen that the server computes anew with every change. A value set by hand is kept from then on, and the
 * parts that are not kept carry the difference. An answer that a later change has overtaken is not used.
 */
export function useSplit(at: { targetId: string; regionPath: string }, begin: SplitOnScreen) {
  const [split, setSplit] = useState(begin)
  const [tried, setTried] = useState<Tried | null>(null)
  const [refused, setRefused] = useState<ApiProblem | null>(null)
  const [isTrying, setTrying] = useState(true)
  const latest = useRef(0)
  const { targetId, regionPath } = at

  const compute = useCallback(
    async (next: SplitOnScreen, set: { place: number; value: string } | null = null, isAsItIs = false) => {
      const turn = ++latest.current
      const isWhatIf = set !== null && next.parts.every((part) => !part.isIn || part.value !== null)
      const shown = set ? withValue(next, set) : next
      // The part that moves may not be held while it does; before all values are known there is nothing to move.
      const asked = set && isWhatIf ? freed(next, set.place) : shown
      const { body, places } = sent({ targetId, regionPath }, asked)
      setSplit(shown)
      setRefused(null)
      if (places.length === 0) {
        setTried(null)
        setTrying(false)
        return
      }
      setTrying(true)
      try {
        const change = set && isWhatIf ? { place: places.indexOf(set.place), value: set.value } : null
        const answer = await call(previewSplit, { body: { ...body, change, ...(isAsItIs ? { method: 'table' } : {}) } })
        if (turn !== latest.current) return
        const parts = new Map(answer.parts.map((part, index) => [places[index] ?? index, part]))
        const isKept = answer.problems.length > 0
        setTried({ ...answer, parts, problems: answer.problems.map((problem) => problem.message) })
        setSplit((now) => ({
          ...now,
          parts: now.parts.map((part, place) => {
            const value = parts.get(place)?.value
            return isKept || value === undefined ? part : { ...part, value }
          }),
        }))
      } catch (error) {
        if (turn === latest.current) setRefused(asProblem(error))
      } finally {
        if (turn === latest.current) setTrying(false)
      }
    },
    [targetId, regionPath],
  )

  const first = useRef(begin)
  useEffect(() => {
    // A split in force stands as it was confirmed until something is changed; as a table its values are only held
    // against the whole.
    const isInForce = first.current.parts.some((part) => part.value !== null)
    void compute(first.current, null, isInForce)
  }, [compute])

  return { split, tried, refused, isTrying, compute }
}

/** The value stands, and is kept when others change. */
function withValue(split: SplitOnScreen, set: { place: number; value: string }): SplitOnScreen {
  const parts = split.parts.map((part, place) =>
    place === set.place ? { ...part, value: set.value, isLocked: true } : part,
  )
  return { ...split, parts }
}

function freed(split: SplitOnScreen, at: number): SplitOnScreen {
  return { ...split, parts: split.parts.map((part, place) => (place === at ? { ...part, isLocked: false } : part)) }
}
