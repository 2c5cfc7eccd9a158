import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { Go } from './link.tsx'
import { DateText } from './number.tsx'
import { useText } from './text.tsx'
import { useIsPhone } from './width.tsx'

/** Everything that must be known to read one number. What a city has not set is null and shown as not set. */
export interface Definition {
  name: string
  formula: string | null
  numerator?: string | null
  denominator?: string | null
  unit: string | null
  cadence: string | null
  source: string | null
  owner: string | null
  version: string | null
  inForceFrom: string | null
  inForceTo?: string | null
  legalBasis: string | null
  usedBy: { title: string; to: string }[]
}

function Line({ name, children }: { name: string; children: ReactNode }): ReactNode {
  const text = useText()
  return (
    <div className="definition-line">
      <dt>{name}</dt>
      <dd>{children ?? <span className="quiet">{text('ui.definition.unset')}</span>}</dd>
    </div>
  )
}

/** The card itself, to stand in a page or in the drawer. */
export function DefinitionBody({ definition }: { definition: Definition }): ReactNode {
  const text = useText()
  const say = (key: string) => text(`ui.definition.${key}`)
  return (
    <dl className="definition">
      <Line name={say('formula')}>{definition.formula}</Line>
      {definition.numerator ? <Line name={say('numerator')}>{definition.numerator}</Line> : null}
      {definition.denominator ? <Line name={say('denominator')}>{definition.denominator}</Line> : null}
      <Line name={say('unit')}>{definition.unit}</Line>
      <Line name={say('cadence')}>{definition.cadence}</Line>
      <Line name={say('source')}>{definition.source}</Line>
      <Line name={say('owner')}>{definition.owner}</Line>
      <Line name={say('version')}>{definition.version}</Line>
      <Line name={say('in-force')}>
        <DateText date={definition.inForceFrom} /> –{' '}
        {definition.inForceTo ? <DateText date={definition.inForceTo} /> : say('open')}
      </Line>
      <Line name={say('basis')}>{definition.legalBasis}</Line>
      <Line name={say('used-by')}>
        {definition.usedBy.length > 0 ? (
          <ul>
            {definition.usedBy.map((use) => (
              <li key={use.to}>
                <Go to={use.to}>{use.title}</Go>
              </li>
            ))}
          </ul>
        ) : null}
      </Line>
    </dl>
  )
}

/** Opens from any number: what it is, how it is computed, who uses it; `children` are the next doors (rows, quote). */
export function DefinitionCard({
  definition,
  isOpen,
  onClose,
  children,
}: {
  definition: Definition
  isOpen: boolean
  onClose: () => void
  children?: ReactNode
}): ReactNode {
  const isPhone = useIsPhone()
  return (
    <Drawer
      title={definition.name}
      open={isOpen}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '80%' : 480}
    >
      <DefinitionBody definition={definition} />
      {children}
    </Drawer>
  )
}
