import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { type Company, CompanyChange, changeCompany } from '#contract/enterprises'
import { useAct } from '#ui/api'
import { FormFromZod } from '#ui/form'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'

interface Props {
  company: Company
  isOpen: boolean
  onClose: () => void
}

/** A change of name, place or state: an entry with its day and its reason. */
export function ChangeDrawer({ company, isOpen, onClose }: Props): ReactNode {
  const text = useText()
  const { creditCode, revision } = company
  const change = useAct(changeCompany, { done: text('enterprises.changed'), onDone: onClose, quiet: true })
  return (
    <Drawer
      title={text('enterprises.change')}
      open={isOpen}
      onClose={onClose}
      size={useIsPhone() ? '100%' : 520}
      destroyOnHidden
    >
      <p className="quiet">{text('enterprises.change.about')}</p>
      <FormFromZod
        schema={CompanyChange}
        submitLabel={text('enterprises.change')}
        onSubmit={(body) => change.submit({ params: { creditCode }, body: { ...body, revision } })}
        onCancel={onClose}
      />
    </Drawer>
  )
}
