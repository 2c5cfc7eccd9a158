import type { ReactNode } from 'react'
import { type Agreement, agreementFields, type FigureWords } from '#contract/plans'
import { formatPercent, PercentText } from '#ui/number'
import { useText } from '#ui/text'
import { valueWords } from '../words.tsx'

/** The figures of one measurement, each with what it means. */
export function AgreementFigures({ agreement }: { agreement: Agreement }): ReactNode {
  const text = useText()
  const { saidCount, labelledCount, foundCount } = agreement
  const figures = [
    { key: 'precision', share: agreement.precisionShare, of: [foundCount, saidCount] },
    { key: 'recall', share: agreement.recallShare, of: [foundCount, labelledCount] },
    { key: 'strict', share: agreement.strictF1Share, of: null },
    ...agreementFields.map((key) => ({ key, share: agreement.fieldShares[key], of: null })),
  ]
  return (
    <>
      <dl className="accuracy-figures">
        {figures.map(({ key, share, of }) => (
          <div key={key} className="accuracy-figure">
            <dt title={text(`plans.accuracy.${key}.hint`)}>{text(`plans.accuracy.${key}`)}</dt>
            <dd className="figure">
              <PercentText share={share} reason={text('plans.accuracy.nothing')} />
              {of ? <span className="quiet"> {of.join(' / ')}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {agreement.bulkCount > 0 ? (
        <p className="accuracy-bulk">
          ▼ {text('plans.accuracy.bulk', { bulk: agreement.bulkCount, total: labelledCount })}
        </p>
      ) : null}
    </>
  )
}

/** A share as a cell of a table or chart. */
export function cellShare(share: number | null): string | null {
  return share === null ? null : formatPercent(share)
}

/** `高新技术企业数 ≥ 1,400 家 · 存量 · 目标值 · 2027`. */
export function useFigureWords(): (figure: FigureWords) => string {
  const text = useText()
  return (figure) =>
    [
      `${figure.indicator} ${valueWords(figure)}`,
      figure.subject,
      text(`plans.mode.${figure.mode}`),
      text(`plans.kind.${figure.kind}`),
      figure.deadline ?? text('plans.item.no-deadline'),
    ]
      .filter(Boolean)
      .join(' · ')
}
