import { useEffect, useRef } from 'react'

export type ReviewKey = 'next' | 'previous' | 'accept' | 'edit' | 'reject' | 'undo' | 'add' | 'bulk' | 'help'

const keys: Record<string, ReviewKey> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'accept',
  e: 'edit',
  x: 'reject',
  u: 'undo',
  a: 'add',
  b: 'bulk',
  '?': 'help',
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="dialog"], [role="listbox"]'
const pressing = 'button, a, [role="tab"], [role="radio"], summary, label'

/**
 * Shortcuts of the review. Typing in a field stays typing, Enter on a button stays a press of that button, and the
 * arrows scroll the document while it has the focus.
 */
export function useReviewKeys(run: (key: ReviewKey) => void, isOn: boolean): void {
  const now = useRef(run)
  now.current = run
  useEffect(() => {
    if (!isOn) return
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return
      const key = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      const target = event.target instanceof Element ? event.target : null
      if (key === undefined || target?.closest(typing)) return
      if (event.key === 'Enter' && target?.closest(pressing)) return
      if (event.key.startsWith('Arrow') && target?.closest('.review-document, [role="tablist"], [role="radiogroup"]'))
        return
      event.preventDefault()
      now.current(key)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
}
