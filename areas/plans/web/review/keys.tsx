import { type ReactNode, useEffect, useRef } from 'react'
import { useListedKey, useShortcut } from '#ui/keyboard'
import { useText } from '#ui/text'

export type ReviewKey =
  | 'next'
  | 'previous'
  | 'extend-next'
  | 'extend-previous'
  | 'accept'
  | 'edit'
  | 'reject'
  | 'undo'
  | 'add'
  | 'bulk'
  | 'pick'
  | 'unpick'
  | 'merge'
  | 'split'
  | 'carry'
  | 'carry-all'
  | 'indicator'
  | 'history'
type Run = (key: ReviewKey) => void

const moving: Record<string, ReviewKey> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'accept',
  ' ': 'pick',
  Escape: 'unpick',
}
/** With Shift held. */
const extending: Record<string, ReviewKey> = {
  J: 'extend-next',
  ArrowDown: 'extend-next',
  K: 'extend-previous',
  ArrowUp: 'extend-previous',
}

const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]'
const pressing = 'button, a, [role="tab"], [role="radio"], summary, label'
/** Places where the arrows already mean something, and Space pages on. */
const scrolling = '.review-document, [role="tablist"], [role="radiogroup"]'

function isInDialog(): boolean {
  return document.activeElement?.closest('[role="dialog"], dialog') != null
}

/**
 * Keys of the cards while they are shown. Typing in a field stays typing, Enter and Space on a button stay a press of
 * that button, the arrows scroll the document while it has the focus, and behind a dialog nothing happens.
 */
export function ReviewKeys({
  run,
  mayWrite,
  isSecond,
}: {
  run: Run
  mayWrite: boolean
  /** There is a version before, whose decisions may be taken over. */
  isSecond: boolean
}): ReactNode {
  useMovingKeys(run, keyOfEvent)
  const text = useText()
  useShortcut('h', text('plans.keys.h'), unlessInDialog(run, 'history'))
  if (!mayWrite) return null
  return (
    <>
      <WritingKeys run={run} />
      {isSecond ? <CarryingKeys run={run} /> : null}
    </>
  )
}

function keyOfEvent(event: KeyboardEvent): ReviewKey | undefined {
  return event.shiftKey ? extending[event.key] : moving[event.key]
}

const unlessInDialog = (run: Run, key: ReviewKey) => () => (isInDialog() ? undefined : run(key))

function useMovingKeys(run: Run, keyOf: (event: KeyboardEvent) => ReviewKey | undefined) {
  const now = useRef({ run, keyOf })
  now.current = { run, keyOf }
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return
      const key = now.current.keyOf(event)
      const target = event.target instanceof Element ? event.target : null
      if (key === undefined || target?.closest(typing) || isInDialog()) return
      if ((event.key === 'Enter' || event.key === ' ') && target?.closest(pressing)) return
      if ((event.key.startsWith('Arrow') || event.key === ' ') && target?.closest(scrolling)) return
      // Escape goes on to whatever else is open.
      if (event.key !== 'Escape') event.preventDefault()
      now.current.run(key)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function WritingKeys({ run }: { run: Run }): ReactNode {
  const text = useText()
  useListedKey('Enter', text('plans.keys.enter'))
  useListedKey('Space', text('plans.keys.space'))
  useListedKey('Shift + j / k', text('plans.keys.extend'))
  useListedKey('Esc', text('plans.keys.escape'))
  useShortcut('e', text('plans.keys.e'), unlessInDialog(run, 'edit'))
  useShortcut('x', text('plans.keys.x'), unlessInDialog(run, 'reject'))
  useShortcut('u', text('plans.keys.u'), unlessInDialog(run, 'undo'))
  useShortcut('a', text('plans.keys.a'), unlessInDialog(run, 'add'))
  useShortcut('b', text('plans.keys.b'), unlessInDialog(run, 'bulk'))
  useShortcut('m', text('plans.keys.m'), unlessInDialog(run, 'merge'))
  useShortcut('s', text('plans.keys.s'), unlessInDialog(run, 'split'))
  useShortcut('i', text('plans.keys.i'), unlessInDialog(run, 'indicator'))
  return null
}

function CarryingKeys({ run }: { run: Run }): ReactNode {
  const text = useText()
  useShortcut('c', text('plans.keys.c'), unlessInDialog(run, 'carry'))
  useShortcut('C', text('plans.keys.carry-all'), unlessInDialog(run, 'carry-all'))
  return null
}

const contentMoving: Record<string, ReviewKey> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
}

/** Keys of measures and mechanisms: the same ones for the same deeds. */
export function ContentKeys({ run, mayWrite }: { run: Run; mayWrite: boolean }): ReactNode {
  useMovingKeys(run, (event) => (event.shiftKey ? undefined : contentMoving[event.key]))
  return mayWrite ? <ContentWritingKeys run={run} /> : null
}

function ContentWritingKeys({ run }: { run: Run }): ReactNode {
  const text = useText()
  useShortcut('e', text('plans.keys.e'), unlessInDialog(run, 'edit'))
  useShortcut('x', text('plans.keys.x'), unlessInDialog(run, 'reject'))
  useShortcut('u', text('plans.keys.u'), unlessInDialog(run, 'undo'))
  useShortcut('a', text('plans.keys.a'), unlessInDialog(run, 'add'))
  return null
}

/** Digits lead from tab to tab. */
export function TabKeys({ tabs, onChange }: { tabs: readonly string[]; onChange: (nth: number) => void }): ReactNode {
  return tabs.map((label, nth) => (
    <TabKey key={label} digit={String(nth + 1)} label={label} run={() => onChange(nth)} />
  ))
}

function TabKey({ digit, label, run }: { digit: string; label: string; run: () => void }): ReactNode {
  useShortcut(digit, label, () => (isInDialog() ? undefined : run()))
  return null
}
