import { type Dispatch, type ReactNode, type SetStateAction, useEffect, useState } from 'react'
import { useText } from './text.tsx'

type Values = Record<string, unknown>

const prefix = 'kechuang.draft.'
const nobody = 'nobody'
let owner = nobody

/** Whose drafts are kept and found from now on: at a shared desk one person must not meet what another one typed. */
export function draftsBelongTo(personId: string | null): void {
  owner = personId ?? nobody
}

const keyOf = (name: string, whose = owner) => `${prefix}${whose}.${name}`

/** Files cannot be kept as text; everything else a form holds can. */
export function keepDraft(name: string, values: Values): void {
  const plain = Object.fromEntries(Object.entries(values).filter(([, value]) => !(value instanceof Blob)))
  localStorage.setItem(keyOf(name), JSON.stringify(plain))
}

/** What was begun before signing in goes along with whoever signs in, and stays theirs. */
export function keptDraft(name: string): Values | null {
  const begun = localStorage.getItem(keyOf(name, nobody))
  if (begun && owner !== nobody && !localStorage.getItem(keyOf(name))) {
    localStorage.setItem(keyOf(name), begun)
    localStorage.removeItem(keyOf(name, nobody))
  }
  const kept = localStorage.getItem(keyOf(name))
  return kept ? (JSON.parse(kept) as Values) : null
}

export function clearDraft(name: string): void {
  localStorage.removeItem(keyOf(name))
}

/**
 * What a person has typed and not sent yet, by row: kept on this device until it is sent, so that neither a closed
 * page nor an ended session costs it. `isRestored`: it was found here when the page opened, which the page must say.
 */
export function useDrafts<T>(name: string): {
  drafts: Record<string, T>
  setDrafts: Dispatch<SetStateAction<Record<string, T>>>
  isRestored: boolean
} {
  const [found] = useState(() => keptDraft(name) as Record<string, T> | null)
  const [drafts, setDrafts] = useState<Record<string, T>>(found ?? {})
  const isEmpty = Object.keys(drafts).length === 0
  useEffect(() => {
    if (isEmpty) clearDraft(name)
    else keepDraft(name, drafts)
  }, [name, drafts, isEmpty])
  return { drafts, setDrafts, isRestored: found !== null && !isEmpty }
}

/** Says that earlier typing stands here again, and lets it be thrown away. */
export function RestoredNote({ onDiscard }: { onDiscard: () => void }): ReactNode {
  const text = useText()
  return (
    <p className="restored-note no-print" role="status">
      {text('ui.draft.restored')}{' '}
      <button type="button" className="button button-text" onClick={onDiscard}>
        {text('ui.draft.discard')}
      </button>
    </p>
  )
}
