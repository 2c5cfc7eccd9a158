import { type ReactNode, useRef, useState } from 'react'
import { asProblem } from '#ui/api'
import { FileDrop } from '#ui/file-drop'
import { Section } from '#ui/page'
import { useText } from '#ui/text'
import { type ReadText, sendText } from './send-text.ts'

const accept = ['.docx', '.doc', '.pdf', '.txt']
const maxBytes = 10 * 1024 * 1024

/** Takes the text of the contract, has it read, and gives back what was found. Leaving it out is fine. */
export function ContractText({ onRead }: { onRead: (read: ReadText | null) => void }): ReactNode {
  const text = useText()
  const [file, setFile] = useState<File | null>(null)
  const [isReading, setReading] = useState(false)
  const [problems, setProblems] = useState<string[]>([])
  const latest = useRef<AbortController | null>(null)

  async function take(next: File | null) {
    latest.current?.abort()
    const control = new AbortController()
    latest.current = control
    setFile(next)
    setProblems([])
    onRead(null)
    setReading(next !== null)
    if (!next) return
    try {
      const read = await sendText(next, control.signal)
      if (!control.signal.aborted) onRead(read)
    } catch (error) {
      if (!control.signal.aborted) setProblems(asProblem(error).errors.map(({ message }) => message))
    } finally {
      if (!control.signal.aborted) setReading(false)
    }
  }

  return (
    <Section title={text('contracts.precheck.text')}>
      <p className="quiet precheck-text-about">{text('contracts.precheck.text.about')}</p>
      <FileDrop
        file={file}
        accept={accept}
        maxBytes={maxBytes}
        problems={problems}
        hint={text('contracts.precheck.text.hint')}
        onFile={(next) => void take(next)}
      />
      {isReading ? <p role="status">{text('contracts.precheck.text.reading')}</p> : null}
    </Section>
  )
}
