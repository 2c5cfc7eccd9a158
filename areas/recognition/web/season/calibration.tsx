import './season.css'
import type { ReactNode } from 'react'
import type { Calibration } from '#contract/recognition'
import { ChartFrame } from '#ui/chart'
import { formatNumber, formatPercent } from '#ui/number'
import { Section } from '#ui/page'
import { RowsTable } from '#ui/table'
import { inBrackets, say, useText } from '#ui/text'

const few = 5

/** What was predicted beside what came out: bands, verdicts, error of points, districts. */
export function CalibrationView({ calibration }: { calibration: Calibration }): ReactNode {
  const text = useText()
  const { n, recognised, compared, error, districts } = calibration
  return (
    <>
      <p className="season-headline">
        {n === 0
          ? text('recognition.season.calibration.none')
          : text('recognition.season.calibration.headline', {
              n: formatNumber(n),
              recognised: formatNumber(recognised),
              compared: formatNumber(compared),
            })}
        {error
          ? text('recognition.season.calibration.error', {
              n: formatNumber(error.n),
              mean: formatNumber(error.meanAbsolute),
              bias: `${error.meanBias > 0 ? '+' : ''}${formatNumber(error.meanBias)}`,
            })
          : ''}
      </p>
      {compared > 0 ? (
        <>
          <Section title={text('recognition.season.bands')}>
            <Bands bands={calibration.bands} />
          </Section>
          <Section title={text('recognition.season.confusion')}>
            {calibration.confusion ? (
              <Confusion confusion={calibration.confusion} />
            ) : (
              <p className="quiet">{text('recognition.season.too-few')}</p>
            )}
          </Section>
          {districts.length > 0 ? (
            <Section title={text('recognition.season.by-district')}>
              <RowsTable
                id="recognition.season-districts"
                label={text('recognition.season.by-district')}
                rows={districts}
                rowKey={(row) => row.name.zh}
                columns={[
                  {
                    key: 'name',
                    title: text('recognition.season.region'),
                    isTitle: true,
                    width: 180,
                    value: (row) => say(row.name),
                  },
                  {
                    key: 'n',
                    title: text('recognition.season.compared'),
                    unit: text('recognition.season.unit'),
                    kind: 'number',
                  },
                  {
                    key: 'recognised',
                    title: text('recognition.season.step.recognised'),
                    unit: text('recognition.season.unit'),
                    kind: 'number',
                  },
                  {
                    key: 'right',
                    title: text('recognition.season.right'),
                    kind: 'number',
                    value: (row) =>
                      row.decided === 0
                        ? ''
                        : `${row.right}/${row.decided}${inBrackets(formatPercent(row.right / row.decided))}`,
                  },
                ]}
              />
            </Section>
          ) : null}
        </>
      ) : null}
    </>
  )
}

function Bands({ bands }: { bands: Calibration['bands'] }): ReactNode {
  const text = useText()
  const name = ({ from, to }: Calibration['bands'][number]) =>
    from === null
      ? text('recognition.season.band.to', { to: to ?? '' })
      : to === null
        ? text('recognition.season.band.from', { from })
        : text('recognition.season.band', { from, to })
  const shown = bands.filter(({ n }) => n > 0)
  const table = {
    head: [
      text('recognition.season.band.head'),
      text('recognition.season.compared'),
      text('recognition.season.step.recognised'),
    ],
    rows: shown.map((band) => [name(band), band.n, band.recognised]),
  }
  if (shown.length === 0) return <p className="quiet">{text('recognition.season.too-few')}</p>
  return (
    <ChartFrame
      title={text('recognition.season.bands.title')}
      unit="%"
      table={table}
      note={text('recognition.season.bands.note')}
    >
      <ol className="season-bands">
        {shown.map((band) => (
          <li key={name(band)}>
            <span>{name(band)}</span>
            <span className="season-band-line" aria-hidden="true">
              <span style={{ width: `${(band.recognised / band.n) * 100}%` }} />
            </span>
            <span className="figure">
              {formatPercent(band.recognised / band.n)}{' '}
              <span className="quiet">
                {band.recognised}/{band.n}
                {band.n < few ? ` · ${text('recognition.season.small')}` : ''}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}

const verdicts = ['pass', 'close', 'fail'] as const

function Confusion({ confusion }: { confusion: NonNullable<Calibration['confusion']> }): ReactNode {
  const text = useText()
  return (
    <div className="season-scroll">
      <table className="season-funnel">
        <thead>
          <tr>
            <th scope="col">{text('recognition.season.verdict')}</th>
            <th scope="col" className="season-number">
              {text('recognition.season.result.recognised')}
            </th>
            <th scope="col" className="season-number">
              {text('recognition.season.result.not-recognised')}
            </th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict) => (
            <tr key={verdict}>
              <th scope="row">{text(`recognition.season.verdict.${verdict}`)}</th>
              <td className="season-number">{formatNumber(confusion[verdict].recognised)}</td>
              <td className="season-number">{formatNumber(confusion[verdict].notRecognised)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
