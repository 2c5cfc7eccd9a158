import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { NumberText } from '#ui/number'
import { useText } from '#ui/text'
import { FigureInput } from './figure-input.tsx'
import { type Figure, figuresFor, type PartDraft, type SplitOnScreen, unitKey } from './split-draft.ts'
import type { Tried } from './use-split.ts'

interface Props {
  split: SplitOnScreen
  tried: Tried | null
  unit: string
  onPart: (place: number, change: Partial<PartDraft>) => void
  onValue: (place: number, value: string | null) => void
}

/** One line for each unit: what it is shared by, its bounds, and its value, which may be set by hand and kept. */
export function SplitTable({ split, tried, unit, onPart, onValue }: Props): ReactNode {
  const text = useText()
  const figures = figuresFor(split.method, split.rule).map((figure) => ({
    figure,
    title: text(figure === 'basis' ? `indicators.split.basis.${split.method}` : `indicators.split.${figure}`),
  }))
  return (
    <div className="entry-scroll">
      <table className="entry-grid split-table">
        <caption className="visually-hidden">{text('indicators.split.parts')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('indicators.split.unit')}</th>
            {figures.map(({ figure, title }) => (
              <th key={figure} scope="col" className="entry-head-number">
                {title}
              </th>
            ))}
            <th scope="col" className="entry-head-number">
              {text('indicators.split.value', { unit })}
            </th>
            <th scope="col">{text('indicators.split.keep')}</th>
            <th scope="col">{text('indicators.split.working')}</th>
          </tr>
        </thead>
        <tbody>
          {split.parts.map((part, place) => (
            <PartLine
              key={unitKey(part)}
              part={part}
              tried={tried?.parts.get(place)}
              figures={figures}
              onPart={(change) => onPart(place, change)}
              onValue={(value) => onValue(place, value)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PartLine({
  part,
  tried,
  figures,
  onPart,
  onValue,
}: {
  part: PartDraft
  tried: ReturnType<Tried['parts']['get']>
  figures: readonly { figure: Figure; title: string }[]
  onPart: (change: Partial<PartDraft>) => void
  onValue: (value: string | null) => void
}): ReactNode {
  const text = useText()
  const { name, isIn } = part
  const label = (figure: string) => text('indicators.split.figure-of', { name, figure })
  return (
    <tr className={isIn ? undefined : 'split-out'}>
      <th scope="row" className="split-head">
        <Checkbox checked={isIn} onChange={(event) => onPart({ isIn: event.target.checked })}>
          {name}
        </Checkbox>
      </th>
      {figures.map(({ figure, title }) => (
        <td key={figure} className="entry-number split-cell split-labelled" data-label={title}>
          <FigureInput
            label={label(title)}
            value={part[figure]}
            disabled={!isIn}
            onSet={(value) => onPart({ [figure]: value })}
          />
        </td>
      ))}
      <td className="entry-number split-cell split-labelled" data-label={text('indicators.split.value-short')}>
        <FigureInput
          label={label(text('indicators.split.value-short'))}
          value={part.value}
          disabled={!isIn}
          onSet={onValue}
        />
      </td>
      <td className="split-cell split-labelled" data-label={text('indicators.split.keep')}>
        <Checkbox
          aria-label={label(text('indicators.split.keep'))}
          checked={part.isLocked}
          disabled={!isIn || part.value === null}
          onChange={(event) => onPart({ isLocked: event.target.checked })}
        />
      </td>
      <td className="split-cell">{isIn && tried ? <Working tried={tried} isLocked={part.isLocked} /> : null}</td>
    </tr>
  )
}

/** The exact claim before rounding, what held it, and how it moved with the last change. */
function Working({
  tried,
  isLocked,
}: {
  tried: NonNullable<ReturnType<Tried['parts']['get']>>
  isLocked: boolean
}): ReactNode {
  const text = useText()
  const moved = tried.change !== null && Number(tried.change) !== 0
  return (
    <span className="quiet split-why">
      {tried.claim !== null && !isLocked ? (
        <span>
          {text('indicators.split.claim')} <NumberText value={tried.claim} places={2} />
        </span>
      ) : null}
      {tried.heldBy && !isLocked ? <span>{text(`indicators.split.held.${tried.heldBy}`)}</span> : null}
      {moved ? (
        <span>
          {text('indicators.split.moved')} <NumberText value={tried.change} signed />
        </span>
      ) : null}
    </span>
  )
}
