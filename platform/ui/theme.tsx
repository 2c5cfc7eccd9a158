import { useSyncExternalStore } from 'react'
import { type Look, palettes, variableName } from './tokens.ts'

/** `system` follows the machine's setting. */
export type LookChoice = Look | 'system'

const storageKey = 'kechuang.look'
const listeners = new Set<() => void>()
const darkMachine = () => window.matchMedia('(prefers-color-scheme: dark)')

let choice: LookChoice = 'system'

function effective(): Look {
  if (choice !== 'system') return choice
  return darkMachine().matches ? 'dark' : 'light'
}

function apply() {
  const look = effective()
  const root = document.documentElement
  root.dataset.look = look
  root.style.colorScheme = look
  for (const [token, colour] of Object.entries(palettes[look])) root.style.setProperty(variableName(token), colour)
  for (const listener of listeners) listener()
}

/** Reads the kept choice and paints it before anything is drawn. */
export function startTheme(): void {
  const kept = localStorage.getItem(storageKey)
  choice = kept === 'light' || kept === 'dark' ? kept : 'system'
  darkMachine().addEventListener('change', apply)
  apply()
}

export function setLook(next: LookChoice): void {
  choice = next
  localStorage.setItem(storageKey, next)
  apply()
}

export function useLook(): { look: Look; choice: LookChoice } {
  const look = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => `${effective()}/${choice}`,
  )
  const [now, chosen] = look.split('/') as [Look, LookChoice]
  return { look: now, choice: chosen }
}
