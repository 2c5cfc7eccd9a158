import { Button, Modal, Typography } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '#ui/text'

/** A secret that is shown this once, to be copied. */
export function Once({
  title,
  about,
  secret,
  onClose,
}: {
  title: string
  about: string
  secret: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const close = (
    <Button type="primary" onClick={onClose}>
      {text('accounts.once.kept')}
    </Button>
  )
  return (
    <Modal open title={title} footer={close} onCancel={onClose} mask={{ closable: false }}>
      <p>{about}</p>
      <Typography.Paragraph copyable={{ text: secret }} code>
        {secret}
      </Typography.Paragraph>
    </Modal>
  )
}
