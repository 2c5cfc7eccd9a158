import '../gallery/gallery.css'
import type { ReactNode } from 'react'
import { Page } from '#ui/page'
import { useText } from '#ui/text'
import { FigurePieces } from '../gallery/figures.tsx'
import { FormPieces } from '../gallery/forms.tsx'
import { StatePieces } from '../gallery/states.tsx'
import { TablePieces } from '../gallery/tables.tsx'
import { WordPieces } from '../gallery/words.tsx'

/** Every shared piece in its states, to be looked at in both languages and both themes. Its rows are samples. */
export default function GalleryPage(): ReactNode {
  const text = useText()
  return (
    <Page title={text('web.gallery.title')} subtitle={text('web.gallery.about')}>
      <WordPieces />
      <FigurePieces />
      <TablePieces />
      <FormPieces />
      <StatePieces />
    </Page>
  )
}
