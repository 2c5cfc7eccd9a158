import { EditOutlined, EyeOutlined } from '@ant-design/icons'
import { memo, type ReactNode } from 'react'
import type { Onlooker } from '#contract/plans'
import { sayAll, useText } from '#ui/text'
import './live.css'

function useNameOf(): (person: Onlooker) => string {
  const text = useText()
  return ({ name, isSelf }) => (isSelf ? text('plans.live.self') : name)
}

/** More people than this are counted, so that their names take one line whoever comes. */
const mostNames = 2

/** Who else has the version open; a press leads to what they look at. */
export const Onlookers = memo(function Onlookers({
  people,
  onGo,
}: {
  people: readonly Onlooker[]
  onGo: (placeId: string) => void
}): ReactNode {
  const text = useText()
  const nameOf = useNameOf()
  // Who is writing matters more than who is reading.
  const sorted = people.toSorted((a, b) => Number(b.isEditing) - Number(a.isEditing))
  const more = sorted.slice(mostNames)
  return (
    <ul className="onlookers" aria-live="polite" aria-label={text('plans.live.people')}>
      {sorted.slice(0, mostNames).map((person) => {
        const { key, placeId, isEditing } = person
        const name = nameOf(person)
        return (
          <li key={key}>
            <button
              type="button"
              className={isEditing ? 'onlooker onlooker-editing' : 'onlooker'}
              disabled={placeId === null}
              title={text(isEditing ? 'plans.live.editing.go' : 'plans.live.looking.go', { name })}
              onClick={() => (placeId === null ? undefined : onGo(placeId))}
            >
              {isEditing ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />} <span>{name}</span>
            </button>
          </li>
        )
      })}
      {more.length > 0 ? (
        <li className="onlooker-more" title={sayAll(more.map(nameOf))}>
          {text('plans.live.more', { count: more.length })}
        </li>
      ) : null}
    </ul>
  )
})

/** Who else looks at this card now, on its upper edge, where it moves nothing. */
export function OnCard({ people }: { people: readonly Onlooker[] }): ReactNode {
  const text = useText()
  const nameOf = useNameOf()
  if (people.length === 0) return null
  const [editor] = people.filter(({ isEditing }) => isEditing)
  const names = sayAll(people.map(nameOf))
  return (
    <span className={editor ? 'on-card on-card-editing' : 'on-card'}>
      {editor ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />}{' '}
      {editor ? text('plans.live.editing', { name: nameOf(editor) }) : text('plans.live.looking', { name: names })}
    </span>
  )
}
