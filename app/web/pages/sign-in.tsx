import type { ReactNode } from 'react'
import { Page } from '#ui/page'
import { useText } from '#ui/text'

export default function SignInPage(): ReactNode {
  const text = useText()
  return (
    <Page title={text('ui.sign-in')} kind="public">
      {null}
    </Page>
  )
}
