import type { ReactNode } from 'react'
import './card-button.css'

/**
 * A button on a card, as light as the browser makes them: a plan shows thousands at once, and the design system's own
 * would take seconds to appear.
 *
 * Example: <CardButton kind="primary" shortcut="Enter" label={text('plans.review.accept')} onPress={accept} />
 */
export function CardButton({
  label,
  kind = 'default',
  shortcut,
  isExpanded,
  onPress,
}: {
  label: string
  kind?: 'primary' | 'default' | 'danger' | 'text'
  /** Key that does the same, shown beside the words. */
  shortcut?: string
  isExpanded?: boolean
  onPress: () => void
}): ReactNode {
  return (
    <button
      type="button"
      className={kind === 'default' ? 'button card-button' : `button button-${kind} card-button`}
      aria-keyshortcuts={shortcut && shortcut.length === 1 ? shortcut.toLowerCase() : shortcut}
      aria-expanded={isExpanded}
      onClick={onPress}
    >
      {label} {shortcut ? <kbd>{shortcut}</kbd> : null}
    </button>
  )
}
