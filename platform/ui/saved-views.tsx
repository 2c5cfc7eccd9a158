import { Button, Input, Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { listViews, removeView, type SavedView, saveView } from '#platform/views/contract'
import { useAct, useCall } from './api.tsx'
import { useIsSignedIn } from './person.tsx'
import { useText } from './text.tsx'

interface Props {
  /** Page or table that the views belong to. */
  page: string
  /** Filters and order now, as texts by name. */
  query: Record<string, string>
  onView: (query: Record<string, string>) => void
}

function Views({ page, query, onView }: Props): ReactNode {
  const text = useText()
  const [name, setName] = useState('')
  const answer = useCall(listViews, { query: { page } })
  const save = useAct(saveView, { refreshes: [listViews], done: text('ui.views.saved') })
  const remove = useAct(removeView, {
    refreshes: [listViews],
    done: text('ui.views.removed'),
  })
  const saved: SavedView[] = answer.data?.items ?? []
  const keep = async () => {
    if (name.trim() === '') return
    const answered = await save.run({ body: { page, name: name.trim(), query } })
    if (answered) setName('')
  }
  return (
    <div className="table-choice">
      {answer.data && saved.length === 0 ? <span className="quiet">{text('ui.table.views.none')}</span> : null}
      {saved.map((view) => (
        <div key={view.name} className="table-view">
          <Button type="link" size="small" onClick={() => onView(view.query)}>
            {view.name}
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={text('ui.table.views.remove', { name: view.name })}
            onClick={() => void remove.run({ query: { page, name: view.name } })}
          >
            ×
          </Button>
        </div>
      ))}
      <div className="table-view">
        <Input
          size="small"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => void keep()}
          placeholder={text('ui.table.views.name')}
          aria-label={text('ui.table.views.name')}
          maxLength={40}
        />
        <Button size="small" loading={save.isRunning} onClick={() => void keep()} disabled={name.trim() === ''}>
          {text('ui.table.views.save')}
        </Button>
      </div>
    </div>
  )
}

/** Views that a person saved for a page, on every device; asked for when opened. Visitors have none. */
export function SavedViews(props: Props): ReactNode {
  const text = useText()
  const isSignedIn = useIsSignedIn()
  const [isOpen, setOpen] = useState(false)
  if (!isSignedIn) return null
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      // Never without content: a popover that has none does not open at all.
      content={
        <Views
          {...props}
          onView={(query) => {
            setOpen(false)
            props.onView(query)
          }}
        />
      }
      destroyOnHidden
    >
      <Button size="small" type="text">
        {text('ui.table.views')}
      </Button>
    </Popover>
  )
}
