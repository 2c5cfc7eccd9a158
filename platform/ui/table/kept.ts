import { useCallback, useState } from 'react'
import type { TableState } from './state.ts'

/** What a person set for one table on this device. */
export interface Kept {
  hidden: string[] | null
  density: 'tight' | 'roomy'
  views: SavedView[]
}

export interface SavedView {
  name: string
  sort: string
  filters: Record<string, string>
}

const prefix = 'kechuang.table.'
const nothing: Kept = { hidden: null, density: 'tight', views: [] }

function read(id: string): Kept {
  const kept = localStorage.getItem(prefix + id)
  return kept ? { ...nothing, ...(JSON.parse(kept) as Partial<Kept>) } : nothing
}

/** Column choice, density and saved views of the table `id`. */
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

/** A view of the same name is replaced. */
export function withView(views: SavedView[], name: string, state: TableState): SavedView[] {
  return [...views.filter((view) => view.name !== name), { name, sort: state.sort, filters: state.filters }]
}
