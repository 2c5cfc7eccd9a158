import type { KeyboardEvent } from 'react'

const rowSelector = '[data-row-key]'

/** Moves between rows by j, k and the arrows, opens by Enter. Typing in a field stays typing. */
export function moveInRows(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  if (target.closest('input, textarea, select, [contenteditable], [role="combobox"]')) return
  const step =
    event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  focusRow(event.currentTarget, step)
  event.preventDefault()
}

/** Focuses the next row in the box; without one focused, the first. */
export function focusRow(box: HTMLElement, step: 1 | -1): void {
  const rows = [...box.querySelectorAll<HTMLElement>(rowSelector)]
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]
  next?.focus()
}
