import { type ReactNode, useEffect, useRef, useState } from 'react'
import { text as sayText, useText } from './text.tsx'

interface Shortcut {
  key: string
  label: string
  run: (event: KeyboardEvent) => void
}

const shortcuts = new Map<string, Shortcut>()

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null
}

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event))
    return
  const shortcut = shortcuts.get(event.key)
  if (!shortcut) return
  event.preventDefault()
  shortcut.run(event)
}

/**
 * A key of this page while it is open; it appears in the list that `?` shows. Never fires while someone is typing.
 *
 * Example: useShortcut('e', text('plans.review.edit'), () => edit())
 */
export function useShortcut(key: string, label: string, run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const before = shortcuts.get(key)
    const mine: Shortcut = { key, label, run: () => latest.current() }
    shortcuts.set(key, mine)
    return () => {
      if (shortcuts.get(key) !== mine) return
      if (before) shortcuts.set(key, before)
      else shortcuts.delete(key)
    }
  }, [key, label])
}

const listed = new Map<string, string>()

/**
 * Only names a key in the list that `?` shows: for keys that a page listens to by itself, because they mean something
 * else on a button or in a list.
 *
 * Example: useListedKey('Space', text('plans.keys.space'))
 */
export function useListedKey(key: string, label: string): void {
  useEffect(() => {
    listed.set(key, label)
    return () => {
      listed.delete(key)
    }
  }, [key, label])
}

const listKeys = () => [
  { key: 'j / ↓', label: sayText('ui.keys.next') },
  { key: 'k / ↑', label: sayText('ui.keys.previous') },
  { key: 'Enter', label: sayText('ui.keys.open') },
]

/** Listens for shortcuts and shows them all on `?`. Stands once in the shell. */
export function KeyboardHelp(): ReactNode {
  const text = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState<{ key: string; label: string }[]>([])

  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useShortcut('?', text('ui.keys.help'), () => {
    const own = [...listed].map(([key, label]) => ({ key, label }))
    const general = listKeys().filter(({ key }) => !listed.has(key))
    setShown([...shortcuts.values(), ...own, ...general])
    dialog.current?.showModal()
  })
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{text('ui.keys.title')}</h2>
      <dl>
        {shown.map((shortcut) => (
          <div key={shortcut.key}>
            <dt>
              <kbd>{shortcut.key}</kbd>
            </dt>
            <dd>{shortcut.label}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="button">
          {text('ui.close')}
        </button>
      </form>
    </dialog>
  )
}
