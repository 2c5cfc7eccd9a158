import { useSyncExternalStore } from 'react'

export interface Toast {
  id: number
  kind: 'done' | 'refused' | 'info'
  title: string
  /** One line per reason. */
  lines: string[]
  action?: { label: string; run: () => void }
}

const keepMs = { done: 5_000, info: 6_000, refused: 15_000 }
const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let nextId = 1

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

export function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id))
}

/** Shows a short message above the page; a refusal stays longer, so that every reason can be read. */
export function notify(
  kind: Toast['kind'],
  title: string,
  more: { lines?: string[]; action?: Toast['action']; keepMs?: number } = {},
): number {
  const id = nextId++
  change([...toasts.slice(-3), { id, kind, title, lines: more.lines ?? [], action: more.action }])
  window.setTimeout(() => dismiss(id), more.keepMs ?? keepMs[kind])
  return id
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
}
