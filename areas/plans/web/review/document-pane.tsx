import { memo, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useText } from '#ui/text'
import { type Mark, marksByParagraph, type Paragraph, paragraphsOf, piecesOf } from './segments.ts'

const noMarks: Mark[] = []

/**
 * The document as text, with a highlight for every mark. Paragraphs outside the window are not laid out
 * (`content-visibility`), so that a plan of 80,000 characters opens at once and the browser's own search still finds
 * everything in it.
 */
export const DocumentPane = memo(function DocumentPane({
  text,
  outline,
  marks,
  onMark,
  paneRef,
}: {
  text: string
  outline: readonly { offset: number; level: number }[]
  marks: readonly Mark[]
  onMark: (id: string) => void
  paneRef: RefObject<HTMLDivElement | null>
}): ReactNode {
  const words = useText()
  const paragraphs = useMemo(() => paragraphsOf(text, outline), [text, outline])
  const now = useRef(onMark)
  now.current = onMark
  const byParagraph = useMemo(() => marksByParagraph(paragraphs, marks), [paragraphs, marks])

  useEffect(() => {
    const pane = paneRef.current
    if (!pane) return
    // What scrolls must be reachable by the keyboard, though it is no control.
    pane.tabIndex = 0
    // Only a shortcut for the mouse: every highlight has its card, and the keyboard moves among the cards.
    const open = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-marks]') : null
      const [first] = target?.dataset.marks?.split(' ') ?? []
      if (first && window.getSelection()?.isCollapsed !== false) now.current(first)
    }
    pane.addEventListener('click', open)
    return () => pane.removeEventListener('click', open)
  }, [paneRef])

  return (
    <section className="review-document" ref={paneRef} aria-label={words('plans.review.document')}>
      {paragraphs.map((paragraph, i) => (
        <TextParagraph key={paragraph.offset} paragraph={paragraph} marks={byParagraph[i] ?? noMarks} />
      ))}
    </section>
  )
})

const sameMarks = (a: readonly Mark[], b: readonly Mark[]) =>
  a.length === b.length &&
  a.every((mark, i) => {
    const other = b[i]
    return (
      other !== undefined &&
      mark.id === other.id &&
      mark.tone === other.tone &&
      mark.from === other.from &&
      mark.to === other.to
    )
  })

const TextParagraph = memo(
  function TextParagraph({ paragraph, marks }: { paragraph: Paragraph; marks: readonly Mark[] }): ReactNode {
    return (
      <p
        className={paragraph.level > 0 ? `review-line review-heading-${Math.min(3, paragraph.level)}` : 'review-line'}
        data-offset={paragraph.offset}
      >
        {piecesOf(paragraph, marks).map((piece, i) => {
          const key = `${i}:${piece.ids.join(' ')}`
          const inner = piece.isStrong ? <strong>{piece.text}</strong> : piece.text
          if (piece.ids.length === 0) return <span key={key}>{inner}</span>
          return (
            <mark key={key} data-marks={piece.ids.join(' ')} className={`mark mark-${piece.tone}`}>
              {inner}
            </mark>
          )
        })}
      </p>
    )
  },
  (before, after) => before.paragraph === after.paragraph && sameMarks(before.marks, after.marks),
)
