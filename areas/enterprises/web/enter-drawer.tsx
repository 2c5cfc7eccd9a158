import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { enterCompany, NewCompany } from '#contract/enterprises'
import { useAct } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { useGo } from '#ui/link'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

/** Opens the file of a company that has none yet. */
export function EnterDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const enter = useAct(enterCompany, {
    done: text('enterprises.entered'),
    onDone: (company) => go(`/enterprises/${company.creditCode}`),
    quiet: true,
  })
  return (
    <Drawer
      title={text('enterprises.enter')}
      open={isOpen}
      onClose={onClose}
      size={useIsPhone() ? '100%' : 520}
      destroyOnHidden
    >
      <FormFromZod
        schema={NewCompany}
        submitLabel={text('enterprises.enter')}
        onSubmit={(body) => enter.submit({ body })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
