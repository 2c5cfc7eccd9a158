import { useSyncExternalStore } from 'react'

const phone = '(max-width: 719px)'

function watch(listener: () => void) {
  const query = window.matchMedia(phone)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Below 720 px the platform shows cards, bottom tabs and one column. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(phone).matches)
}
