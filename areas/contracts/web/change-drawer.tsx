import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { ChangeForm, changeRegistration, type Registration, SettleForm, settleAmount } from '#contract/contracts'
import { useAct } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

export type Changing = 'change' | 'settle'

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
    <Drawer
      title={changing === 'settle' ? text('contracts.settle') : text('contracts.change')}
      open={changing !== null}
      onClose={onClose}
      size={isPhone ? '100%' : 520}
      destroyOnHidden
    >
      <p className="quiet">{text('contracts.change.about')}</p>
      {changing === 'change' ? <Change found={found} onClose={onClose} /> : null}
      {changing === 'settle' ? <Settle found={found} onClose={onClose} /> : null}
    </Drawer>
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
