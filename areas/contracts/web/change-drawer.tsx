import { Drawer } from 'antd'
import { type ReactNode, useEffect } from 'react'
import {
  ChangeForm,
  cancelRegistration,
  changeRegistration,
  type Registration,
  SettleForm,
  settleAmount,
} from '#contract/contracts'
import { useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { FormFromZod } from '#ui/form'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

export type Changing = 'change' | 'settle' | 'cancel'

interface Props {
  found: Registration
  changing: Changing | null
  onClose: () => void
}

/** Changing what is registered: each is a new entry with its reason, and gives a new certificate. */
export function ChangeDrawer({ found, changing, onClose }: Props): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  return (
    <>
      <Drawer
        title={changing === 'settle' ? text('contracts.settle') : text('contracts.change')}
        open={changing === 'change' || changing === 'settle'}
        onClose={onClose}
        size={isPhone ? '100%' : 520}
        destroyOnHidden
      >
        <p className="quiet">{text('contracts.change.about')}</p>
        {changing === 'change' ? <Change found={found} onClose={onClose} /> : null}
        {changing === 'settle' ? <Settle found={found} onClose={onClose} /> : null}
      </Drawer>
      {changing === 'cancel' ? <Cancel found={found} onClose={onClose} /> : null}
    </>
  )
}

function Change({ found, onClose }: Omit<Props, 'changing'>): ReactNode {
  const text = useText()
  const change = useAct(changeRegistration, { done: text('contracts.changed'), onDone: onClose, quiet: true })
  return (
    <FormFromZod
      schema={ChangeForm}
      submitLabel={text('contracts.change')}
      onSubmit={(body) =>
        change.submit({ params: { registrationId: found.id }, body: { ...body, edition: found.edition } })
      }
      onCancel={onClose}
    />
  )
}

function Settle({ found, onClose }: Omit<Props, 'changing'>): ReactNode {
  const text = useText()
  const settle = useAct(settleAmount, { done: text('contracts.settled'), onDone: onClose, quiet: true })
  return (
    <FormFromZod
      schema={SettleForm}
      submitLabel={text('contracts.settle')}
      onSubmit={(body) =>
        settle.submit({ params: { registrationId: found.id }, body: { ...body, edition: found.edition } })
      }
      onCancel={onClose}
    />
  )
}

/** Asks once, with the reason; there is no way back. */
function Cancel({ found, onClose }: Omit<Props, 'changing'>): ReactNode {
  const text = useText()
  const cancel = useAct(cancelRegistration, { done: text('contracts.cancelled') })
  const { run } = cancel
  useEffect(() => {
    void confirm({
      title: text('contracts.cancel'),
      body: text('contracts.cancel.about'),
      yes: text('contracts.cancel'),
      isDanger: true,
      needsReason: true,
    }).then(async (reason) => {
      if (reason) await run({ params: { registrationId: found.id }, body: { edition: found.edition, reason } })
      onClose()
    })
    // Asked when it is drawn, and never again for the same.
  }, [found.id, found.edition, onClose, run, text])
  return null
}
