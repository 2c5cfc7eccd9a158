import { type ReactNode, useEffect, useState } from 'react'
import { useText } from './text.tsx'

/** Shows the page alone and larger, for a meeting room's projector; Escape ends it. */
export function ProjectButton(): ReactNode {
  const text = useText()
  const [isOn, setOn] = useState(false)

  useEffect(() => {
    const follow = () => {
      const isFull = document.fullscreenElement !== null
      document.documentElement.classList.toggle('projected', isFull)
      setOn(isFull)
    }
    document.addEventListener('fullscreenchange', follow)
    return () => {
      document.removeEventListener('fullscreenchange', follow)
      document.documentElement.classList.remove('projected')
    }
  }, [])

  return (
    <button
      type="button"
      className="button no-print"
      aria-pressed={isOn}
      onClick={() => void (isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen())}
    >
      {text(isOn ? 'ui.project.end' : 'ui.project')}
    </button>
  )
}
