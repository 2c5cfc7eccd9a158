import type { ReactNode } from 'react'
import { PublicList } from './public-list.tsx'

/** The latest list, for anybody. */
export default function Published(): ReactNode {
  return <PublicList year={null} />
}
