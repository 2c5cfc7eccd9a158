import { useCallback, useState } from 'react'

/** How a table looks on this device; saved views lie on the server (`saved-views.tsx`). */
export interface Kept {
  hidden: string[] | null
  density: 'tight' | 'roomy'
}

const prefix = 'kechuang.table.'
const nothing: Kept = { hidden: null, density: 'tight' }

function read(id: string): Kept {
  const kept = localStorage.getItem(prefix + id)
  return kept ? { ...nothing, ...(JSON.parse(kept) as Partial<Kept>) } : nothing
}

/** Column choice and density of the table `id`. */
export function useKept(id: string): [Kept, (change: Partial<Kept>) => void] {
  const [kept, setKept] = useState(() => read(id))
  const change = useCallback(
    (part: Partial<Kept>) =>
      setKept((before) => {
        const next = { ...before, ...part }
        localStorage.setItem(prefix + id, JSON.stringify(next))
        return next
      }),
    [id],
  )
  return [kept, change]
}
