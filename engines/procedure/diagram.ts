import { type Edge, Graph, layout } from '@dagrejs/dagre'
import { inLocale, type Locale } from '#kernel/localized'
import type { ProcedureModel, StateModel } from './model.ts'
import { periodWords } from './words.ts'

/** A state in the picture; `x` and `y` are its middle. */
export interface DiagramNode {
  name: string
  title: string
  /** Deadline, or how it ends. */
  note: string
  kind: 'initial' | 'open' | 'applicant' | 'granted' | 'refused' | 'withdrawn'
  x: number
  y: number
  width: number
  height: number
}

export interface DiagramEdge {
  from: string
  to: string
  title: string
  /** True for what the deadline does by itself. */
  isByDeadline: boolean
  points: { x: number; y: number }[]
  x: number
  y: number
}

export interface Diagram {
  width: number
  height: number
  nodes: DiagramNode[]
  edges: DiagramEdge[]
}

const fontSize = 14
const lineHeight = 20

/** Width of a text in the picture: Chinese characters are square. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? fontSize : fontSize * 0.56), 0)

/** The ways of a procedure as a picture: states as boxes, actions and deadlines as arrows. */
export function diagramOf(model: ProcedureModel, locale: Locale): Diagram {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 44, edgesep: 12, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const [index, state] of model.states.entries()) {
    const title = inLocale(state.label, locale)
    const note = noteOf(state, locale)
    const width = Math.max(widthOf(title), widthOf(note)) + 28
    const kind = kindOf(state, index)
    graph.setNode(state.name, { name: state.name, title, note, kind, width, height: note ? 52 : 36 })
  }
  for (const edge of edgesOf(model, locale)) {
    const label = { ...edge, width: widthOf(edge.title) + 8, height: lineHeight, labelpos: 'c' as const }
    graph.setEdge({ v: edge.from, w: edge.to, name: edge.title }, label)
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: graph.nodes().map((name: string) => rounded(graph.node(name) as unknown as DiagramNode)),
    edges: graph.edges().map((edge: Edge) => {
      const { from, to, title, isByDeadline, points, x, y } = graph.edge(edge) as unknown as DiagramEdge
      return rounded({ from, to, title, isByDeadline, points: points.map(rounded), x, y })
    }),
  }
}

function rounded<T extends object>(given: T): T {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) =>
      ['rank', 'order'].includes(key) ? [] : [[key, typeof value === 'number' ? Math.round(value * 10) / 10 : value]],
    ),
  ) as T
}

function kindOf(state: StateModel, index: number): DiagramNode['kind'] {
  if (state.final) return state.final
  if (index === 0) return 'initial'
  return state.owner.includes('applicant') ? 'applicant' : 'open'
}

function noteOf(state: StateModel, locale: Locale): string {
  return state.due ? periodWords(state.due, locale) : ''
}

type Way = Pick<DiagramEdge, 'from' | 'to' | 'title' | 'isByDeadline'>

/** Arrows between two states, several actions on one arrow. */
function edgesOf(model: ProcedureModel, locale: Locale): Way[] {
  const overdue = { zh: '逾期', en: 'overdue' }
  const ways = model.states.flatMap((state) => [
    ...state.actions.flatMap((action) =>
      action.to.map((to) => ({ from: state.name, to, title: inLocale(action.label, locale), isByDeadline: false })),
    ),
    ...(state.onDue && 'to' in state.onDue
      ? [
          {
            from: state.name,
            to: state.onDue.to,
            title: inLocale(byDeadline(state, overdue), locale),
            isByDeadline: true,
          },
        ]
      : []),
  ])
  const grouped = Map.groupBy(ways, (way) => `${way.from} ${way.to} ${way.isByDeadline}`)
  return [...grouped.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, title: [first, ...others].map((way) => way.title).join(locale === 'en' ? ', ' : '、') }] : [],
  )
}

function byDeadline(state: StateModel, overdue: { zh: string; en: string }) {
  return state.isPublicNotice ? { zh: '公示期满', en: 'notice over' } : overdue
}

/** The ways as lines of text: `受理 ──登记──▶ 已登记`, for terminals, diffs and readers who hear. */
export function linesOf(model: ProcedureModel, locale: Locale): string[] {
  const title = (name: string) => {
    const state = model.states.find((each) => each.name === name)
    return state ? inLocale(state.label, locale) : name
  }
  return edgesOf(model, locale).map((way) => `${title(way.from)} ──${way.title}──▶ ${title(way.to)}`)
}

const colours: Record<DiagramNode['kind'], { fill: string; line: string }> = {
  initial: { fill: '#e8f0fb', line: '#1f4e8c' },
  open: { fill: '#f4f6f8', line: '#5b6775' },
  applicant: { fill: '#fff4dd', line: '#8a5a00' },
  granted: { fill: '#e6f4ea', line: '#1b6e3c' },
  refused: { fill: '#fdeaea', line: '#a32626' },
  withdrawn: { fill: '#f0f0f0', line: '#6b6b6b' },
}

const escaped = (text: string) =>
  text.replace(/[<>&"]/g, (letter) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[letter] ?? letter)

/** The picture as an SVG document of its own, for documents and downloads. */
export function svgOf(diagram: Diagram): string {
  const { width, height, nodes, edges } = diagram
  const lines = edges.map(({ points, x, y, title, isByDeadline }) => {
    const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join(' ')
    const dash = isByDeadline ? ' stroke-dasharray="5 4"' : ''
    return (
      `<path d="${path}" fill="none" stroke="#5b6775" marker-end="url(#arrow)"${dash}/>` +
      `<text x="${x}" y="${y + 4}" paint-order="stroke" stroke="#fff" stroke-width="4">${escaped(title)}</text>`
    )
  })
  const boxes = nodes.map((node) => {
    const { fill, line } = colours[node.kind]
    const top = node.note ? node.y - 4 : node.y + 5
    return (
      `<rect x="${node.x - node.width / 2}" y="${node.y - node.height / 2}" width="${node.width}" height="${node.height}" rx="6" fill="${fill}" stroke="${line}"/>` +
      `<text x="${node.x}" y="${top}" font-weight="600">${escaped(node.title)}</text>` +
      (node.note ? `<text x="${node.x}" y="${node.y + 16}" font-size="12">${escaped(node.note)}</text>` : '')
    )
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif" font-size="${fontSize}" text-anchor="middle" fill="#1c2430">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6775"/></marker></defs>',
    ...lines,
    ...boxes,
    '</svg>',
  ].join('\n')
}
