import { useCallback, useEffect, useState } from 'react'
import { begin, step, stepBack, stepForward } from './history.ts'

/**
 * State with undo and redo, also by Ctrl+Z and Ctrl+Shift+Z outside text fields.
 *
 * Example: const edit = useUndo(items); edit.set(next); edit.undo()
 */
export function useUndo<T>(initial: T): {
  now: T
  set: (next: T) => void
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
} {
  const [history, setHistory] = useState(() => begin(initial))
  const undo = useCallback(() => setHistory((before) => stepBack(before)), [])
  const redo = useCallback(() => setHistory((before) => stepForward(before)), [])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLElement && event.target.closest('input, textarea')
      if (isField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [undo, redo])

  return {
    now: history.now,
    set: (next) => setHistory((before) => step(before, next)),
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  }
}
