import { Modal, Typography } from 'antd'
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
  return (
    <Modal
      open
      title={title}
      okText={text('accounts.once.kept')}
      onOk={onClose}
      onCancel={onClose}
      cancelButtonProps={{ hidden: true }}
    >
      <p>{about}</p>
      <Typography.Paragraph copyable={{ text: secret }} code>
        {secret}
      </Typography.Paragraph>
    </Modal>
  )
}
