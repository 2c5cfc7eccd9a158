import type { ReactNode } from 'react'
import { Go } from '#ui/link'

export interface Door {
  path: string
  title: string
  hint?: string
  icon?: ReactNode
}

export function Doors({ doors }: { doors: Door[] }): ReactNode {
  return (
    <ul className="home-doors">
      {doors.map(({ path, title, hint, icon }) => (
        <li key={path}>
          <Go to={path} className="home-door">
            {icon ? (
              <span className="home-icon" aria-hidden="true">
                {icon}
              </span>
            ) : null}
            <span>
              {title}
              {hint ? <span className="home-door-hint">{hint}</span> : null}
            </span>
          </Go>
        </li>
      ))}
    </ul>
  )
}
