import type { ReactNode } from 'react'
import { sayAll, useText } from '#ui/text'
import type { DraftHandle } from './use-draft.ts'

const timeOf = (instant: string) =>
  new Date(instant).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' })

/** Whether everything is saved, and who else is writing. */
export function SaveLine({ handle }: { handle: DraftHandle }): ReactNode {
  const text = useText()
  const { saving, savedAt, others, problem } = handle
  const words =
    saving === 'saved'
      ? savedAt
        ? text('cases.save.saved', { time: timeOf(savedAt) })
        : text('cases.save.auto')
      : text(`cases.save.${saving}`)
  return (
    <div className="save-line" role="status">
      <span className={saving === 'offline' || saving === 'refused' ? 'tone-warn' : 'quiet'}>
        <span aria-hidden="true">{saving === 'saved' ? '✓ ' : saving === 'offline' ? '▼ ' : '… '}</span>
        {words}
        {saving === 'refused' && problem ? ` ${problem.errors.map((each) => each.message).join(' ')}` : ''}
      </span>
      {others.length > 0 ? (
        <span className="tone-steady">
          <span aria-hidden="true">● </span>
          {text('cases.save.others', { names: sayAll(others) })}
        </span>
      ) : null}
    </div>
  )
}
