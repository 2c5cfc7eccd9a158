import type { ReactNode } from 'react'
import { readSplitSheet } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { call } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { useSendFile } from '#ui/send-file'
import { useText } from '#ui/text'

type Reading = ResponseOf<typeof readSplitSheet>

const maxBytes = 2 * 1024 * 1024

/** Takes a table that the office has; its values stand on screen, and rows that were not understood say why. */
export function SplitSheet({
  at,
  onRead,
}: {
  at: { targetId: string; regionPath: string }
  onRead: (parts: Reading['parts']) => void
}): ReactNode {
  const text = useText()
  const drop = useSendFile(
    async (file, onProgress) => {
      const read = await call(readSplitSheet, { body: at, file, onProgress })
      if (read.parts.length > 0) onRead(read.parts)
      return read.problems
    },
    { reasonsOf: (found) => found.map(({ row, message }) => text('indicators.split.sheet.row', { row, message })) },
  )
  return <FileDrop accept={['.xlsx', '.csv']} maxBytes={maxBytes} {...drop} hint={text('indicators.split.sheet.in')} />
}
