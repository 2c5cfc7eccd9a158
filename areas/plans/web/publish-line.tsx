import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { NewIndicator, type PublicationLine } from '#contract/plans'
import { FormFromZod } from '#ui/form'
import { StatusTag } from '#ui/status'
import { say, useText } from '#ui/text'
import { asNew, IndicatorPicker } from './indicator-picker.tsx'
import { valueWords } from './words.tsx'

/** By what a line is to be measured: an indicator of the catalogue, or a new one. */
export type IndicatorChoice =
  | { indicatorId: string; newIndicator?: undefined }
  | { newIndicator: NewIndicator; indicatorId?: undefined }

/** One item to be published, with the words it rests on, and the indicator that it will be measured by. */
export function PublishLine({
  line,
  choice,
  onChoose,
}: {
  line: PublicationLine
  choice: IndicatorChoice
  onChoose: (choice: IndicatorChoice) => void
}): ReactNode {
  const text = useText()
  return (
    <li className="publish-line">
      <div>
        <strong>{line.indicator}</strong>
        {line.subject ? <span className="quiet"> · {line.subject}</span> : null}{' '}
        <span className="figure">{valueWords(line)}</span>{' '}
        <span className="quiet">
          {[
            text(`plans.mode.${line.mode}`),
            line.deadline,
            line.kind === 'target' ? null : text(`plans.kind.${line.kind}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <blockquote className="item-quote">“{line.quote}”</blockquote>
        {line.sameQuotes.map((same) => (
          <blockquote key={same.itemId} className="item-quote">
            “{same.quote}”
          </blockquote>
        ))}
        {line.problems.map((problem) => (
          <p key={problem.code} className="item-warning">
            <StatusTag tone="bad" label={say(problem.message)} />
          </p>
        ))}
      </div>
      <div>
        <IndicatorPicker
          label={text('plans.publish.indicator', { name: line.indicator })}
          value={choice.indicatorId ?? asNew}
          suggestions={line.suggestions}
          newName={choice.newIndicator?.name ?? line.newIndicator.name}
          disabled={line.problems.length > 0}
          onChange={(value, typed) =>
            onChoose(
              value === asNew
                ? { newIndicator: { ...line.newIndicator, ...(typed ? { name: typed } : {}) } }
                : { indicatorId: value },
            )
          }
        />
        {choice.newIndicator ? (
          <NewIndicatorWords indicator={choice.newIndicator} onChange={(newIndicator) => onChoose({ newIndicator })} />
        ) : null}
      </div>
    </li>
  )
}

/** What the new indicator will be, and the way to say it better: it is filled in from the item. */
function NewIndicatorWords({
  indicator,
  onChange,
}: {
  indicator: NewIndicator
  onChange: (indicator: NewIndicator) => void
}): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const { name, unit, mode } = indicator
  return (
    <p className="quiet">
      {text('plans.indicator.words', { name, unit: unit || '—', mode: text(`plans.mode.${mode}`) })}{' '}
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        {text('plans.indicator.edit')}
      </Button>
      {isOpen ? (
        <Modal open footer={null} title={text('plans.indicator.edit.title')} onCancel={() => setOpen(false)}>
          <FormFromZod
            schema={NewIndicator}
            initial={indicator}
            onCancel={() => setOpen(false)}
            onSubmit={async (changed) => {
              onChange(changed)
              setOpen(false)
              return null
            }}
          />
        </Modal>
      ) : null}
    </p>
  )
}
