import './cases.css'
import { Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { listParameters, NewValue, type ParameterView, setParameter } from '#platform/parameters/contract'
import { useAct, useCall } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { DateText, NumberText } from '#ui/number'
import { Page } from '#ui/page'
import { RowsTable } from '#ui/table'
import { say, useText } from '#ui/text'

/** Numbers that the city sets for itself: what holds, since when, why, and what it was before. */
export default function Parameters(): ReactNode {
  const text = useText()
  const answer = useCall(listParameters, {})
  const [chosen, setChosen] = useState<ParameterView | null>(null)
  return (
    <Page title={text('cases.parameters')} subtitle={text('cases.parameters.about')} answer={answer}>
      {({ items }) => (
        <>
          <RowsTable
            id="cases.parameters"
            label={text('cases.parameters')}
            rows={items}
            rowKey={(row) => row.key}
            columns={[
              { key: 'title', title: text('cases.parameters.name'), isTitle: true, value: (row) => say(row.title) },
              {
                key: 'value',
                title: text('cases.parameters.value'),
                render: (row) => <NumberText value={row.value} unit={say(row.unit)} />,
              },
              {
                key: 'since',
                title: text('cases.parameters.since'),
                render: (row) =>
                  row.since ? (
                    <DateText date={row.since} />
                  ) : (
                    <span className="quiet">{text('cases.parameters.initial')}</span>
                  ),
              },
              { key: 'note', title: text('cases.parameters.note'), value: (row) => row.history[0]?.note ?? '' },
            ]}
            onOpen={setChosen}
            empty={{ title: text('cases.parameters.none') }}
          />
          {chosen ? <Change parameter={chosen} onClose={() => setChosen(null)} /> : null}
        </>
      )}
    </Page>
  )
}

function Change({ parameter, onClose }: { parameter: ParameterView; onClose: () => void }): ReactNode {
  const text = useText()
  const set = useAct(setParameter, { done: text('cases.parameters.set'), refreshes: [listParameters], onDone: onClose })
  return (
    <Drawer open onClose={onClose} title={say(parameter.title)} size="large">
      {parameter.help ? <p>{say(parameter.help)}</p> : null}
      <p className="quiet">
        {text('cases.parameters.range', { min: parameter.min, max: parameter.max, unit: say(parameter.unit) })}
      </p>
      <FormFromZod
        schema={NewValue}
        submitLabel={text('cases.parameters.save')}
        onSubmit={(body) => set.submit({ params: { key: parameter.key }, body })}
        onCancel={onClose}
      />
      <h3>{text('cases.parameters.history')}</h3>
      <ul className="plain-list">
        {parameter.history.map((value) => (
          <li key={value.effectiveFrom}>
            <DateText date={value.effectiveFrom} /> <NumberText value={value.value} unit={say(parameter.unit)} /> ·{' '}
            {value.note} <span className="quiet">{value.setByName}</span>
          </li>
        ))}
        <li className="quiet">{text('cases.parameters.from-start', { value: parameter.initial })}</li>
      </ul>
    </Drawer>
  )
}
