import { type ReactNode, useState } from 'react'
import { readSplitSheet } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { asProblem, call } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
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
  const [file, setFile] = useState<File | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problems, setProblems] = useState<string[]>([])

  async function send(next: File | null) {
    setFile(next)
    setProblems([])
    if (!next) return
    setProgress(0)
    try {
      const { parts, problems: found } = await call(readSplitSheet, { body: at, file: next, onProgress: setProgress })
      setProblems(found.map(({ row, message }) => text('indicators.split.sheet.row', { row, message })))
      if (parts.length > 0) onRead(parts)
    } catch (error) {
      setProblems(asProblem(error).errors.map((each) => each.message))
    } finally {
      setProgress(null)
    }
  }

  return (
    <FileDrop
      file={file}
      onFile={(next) => void send(next)}
      accept={['.xlsx', '.csv']}
      maxBytes={maxBytes}
      progress={progress}
      problems={problems}
      hint={text('indicators.split.sheet.in')}
    />
  )
}
