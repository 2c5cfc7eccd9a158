import type { ReactNode } from 'react'
import { readDiagram } from '#platform/cases/contract/office'
import type { ResponseOf } from '#platform/http/endpoint'
import { useCall } from '#ui/api'
import { Section, Skeleton } from '#ui/page'
import { useText } from '#ui/text'

type Diagram = ResponseOf<typeof readDiagram>

/** The ways of a procedure: the picture, and the same in words. */
export function Picture({ procedureId }: { procedureId: string }): ReactNode {
  const text = useText()
  const answer = useCall(readDiagram, { params: { procedureId } })
  if (!answer.data) return <Skeleton lines={8} />
  return (
    <>
      <div className="diagram-box">
        <Drawing diagram={answer.data} label={text('cases.office.picture')} />
      </div>
      <Section title={text('cases.picture.words')}>
        <ul className="plain-list">
          {answer.data.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Drawing({ diagram, label }: { diagram: Diagram; label: string }): ReactNode {
  return (
    <svg
      className="diagram"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${diagram.width} ${diagram.height}`}
      width={diagram.width}
      height={diagram.height}
    >
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0 0 8 4 0 8z" className="diagram-arrow" />
        </marker>
      </defs>
      {diagram.edges.map((edge) => (
        <g key={`${edge.from} ${edge.to} ${edge.title}`}>
          <path
            className={edge.isByDeadline ? 'diagram-edge diagram-deadline' : 'diagram-edge'}
            markerEnd="url(#arrow)"
            d={edge.points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(' ')}
          />
          <text x={edge.x} y={edge.y + 4} className="diagram-words">
            {edge.title}
          </text>
        </g>
      ))}
      {diagram.nodes.map((node) => (
        <g key={node.name} className={`diagram-node diagram-${node.kind}`}>
          <rect
            x={node.x - node.width / 2}
            y={node.y - node.height / 2}
            width={node.width}
            height={node.height}
            rx={6}
          />
          <text x={node.x} y={node.note ? node.y - 4 : node.y + 5} className="diagram-title">
            {node.title}
          </text>
          {node.note ? (
            <text x={node.x} y={node.y + 16} className="diagram-note">
              {node.note}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  )
}
