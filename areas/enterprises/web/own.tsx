import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { getOwnCompany, openOwnCompany } from '#contract/enterprises'
import { useAct, useCall } from '#ui/api'
import { useGo } from '#ui/link'
import { Empty, Page } from '#ui/page'
import { useText } from '#ui/text'

/** Leads a company to its own file, or opens it. */
export default function OwnCompany(): ReactNode {
  const text = useText()
  const go = useGo()
  const answer = useCall(getOwnCompany, {})
  const open = useAct(openOwnCompany, {
    done: text('enterprises.entered'),
    onDone: ({ creditCode }) => go(`/enterprises/${creditCode}`),
  })
  const own = answer.data
  useEffect(() => {
    if (own?.isThere) go(`/enterprises/${own.creditCode}`, {}, { replace: true })
  }, [own, go])
  return (
    <Page title={text('enterprises.own')} answer={answer}>
      {({ name, isThere }) =>
        isThere ? null : (
          <Empty
            title={text('enterprises.own.none', { name })}
            hint={text('enterprises.own.none.hint')}
            action={
              <Button type="primary" loading={open.isRunning} onClick={() => void open.run({})}>
                {text('enterprises.own.open')}
              </Button>
            }
          />
        )
      }
    </Page>
  )
}
