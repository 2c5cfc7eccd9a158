import type { ReactNode } from 'react'
import { usePathParam } from '#ui/link'
import { PublicList } from './public-list.tsx'

/** The list of one year, for anybody. */
export default function PublishedYear(): ReactNode {
  return <PublicList year={Number(usePathParam('year'))} />
}
