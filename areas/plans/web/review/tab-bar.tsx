import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

interface TabSpec<Key extends string> {
  key: Key
  label: ReactNode
  content: ReactNode
}

/**
 * Tabs that wrap where there is no room: a tab list may hold nothing but tabs, so a "more" button in it, as the usual
 * component has on a phone, is lost on screen readers.
 */
export function TabBar<Key extends string>({
  tabs,
  active,
  onChange,
  label,
  aside,
}: {
  tabs: readonly TabSpec<Key>[]
  active: Key
  onChange: (key: Key) => void
  label: string
  /** Beside the tabs, where there is room. */
  aside?: ReactNode
}): ReactNode {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const at = tabs.findIndex((tab) => tab.key === active)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChange(next.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
  }

  return (
    <>
      <div className="review-bar">
        <div className="review-tabs" role="tablist" aria-label={label} ref={list}>
          {tabs.map((tab) => (
            <button
              key={tab.key}
              type="button"
              role="tab"
              id={`${id}-${tab.key}`}
              data-tab={tab.key}
              aria-selected={tab.key === active}
              aria-controls={`${id}-panel`}
              tabIndex={tab.key === active ? 0 : -1}
              className={tab.key === active ? 'review-tab review-tab-active' : 'review-tab'}
              onClick={() => onChange(tab.key)}
              onKeyDown={move}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div className="review-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`}>
        {tabs.find((tab) => tab.key === active)?.content}
      </div>
    </>
  )
}
