import { type ReactNode, useEffect, useRef } from 'react'
import { useShortcut } from '#ui/keyboard'
import { useText } from '#ui/text'

export type ReviewKey = 'next' | 'previous' | 'accept' | 'edit' | 'reject' | 'undo' | 'add' | 'bulk'
type Run = (key: ReviewKey) => void

const moving: Record<string, ReviewKey> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'accept',
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]'
const pressing = 'button, a, [role="tab"], [role="radio"], summary, label'
/** Places where the arrows already mean something. */
const arrows = '.review-document, [role="tablist"], [role="radiogroup"]'

function isInDialog(): boolean {
  return document.activeElement?.closest('[role="dialog"], dialog') != null
}

/**
 * Keys of the cards while they are shown. Typing in a field stays typing, Enter on a button stays a press of that
 * button, the arrows scroll the document while it has the focus, and behind a dialog nothing happens.
 */
export function ReviewKeys({ run, mayWrite }: { run: Run; mayWrite: boolean }): ReactNode {
  const now = useRef(run)
  now.current = run
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return
      const key = moving[event.key]
      const target = event.target instanceof Element ? event.target : null
      if (key === undefined || target?.closest(typing) || isInDialog()) return
      if (event.key === 'Enter' && target?.closest(pressing)) return
      if (event.key.startsWith('Arrow') && target?.closest(arrows)) return
      event.preventDefault()
      now.current(key)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return mayWrite ? <WritingKeys run={run} /> : null
}

function WritingKeys({ run }: { run: Run }): ReactNode {
  const text = useText()
  const unlessInDialog = (key: ReviewKey) => () => (isInDialog() ? undefined : run(key))
  useShortcut('e', text('plans.keys.e'), unlessInDialog('edit'))
  useShortcut('x', text('plans.keys.x'), unlessInDialog('reject'))
  useShortcut('u', text('plans.keys.u'), unlessInDialog('undo'))
  useShortcut('a', text('plans.keys.a'), unlessInDialog('add'))
  useShortcut('b', text('plans.keys.b'), unlessInDialog('bulk'))
  return null
}
