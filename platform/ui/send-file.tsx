import { useRef, useState } from 'react'
import { ApiProblem, asProblem } from './api.tsx'
import type { FileDropProps } from './file-drop.tsx'
import { useHoldForm } from './form/hold.ts'

export interface SendFileChoices<A> {
  /** A file can be taken although some of it was not understood: what was not, in words. */
  reasonsOf?: (answer: A) => readonly string[]
  /** A file was chosen or taken away: what came of the one before no longer holds. */
  onChange?: () => void
  /** Whether the file goes on standing in its place: always, only once it was taken, or never (others may follow it). */
  keep?: 'always' | 'taken' | 'never'
}

/**
 * Sends a file as soon as it is chosen: gives a `FileDrop` the file, the share sent and why it was refused.
 *
 * Errors: none; a refusal is shown under the file, and what is no refusal is told to the console as well.
 * Example: const drop = useSendFile((file, onProgress) => call(readSheet, { file, onProgress }).then(onSheet))
 */
export function useSendFile<A>(
  send: (file: File, onProgress: (share: number) => void) => Promise<A>,
  { reasonsOf, onChange, keep = 'always' }: SendFileChoices<A> = {},
): Pick<FileDropProps, 'file' | 'onFile' | 'progress' | 'problems'> {
  const [file, setFile] = useState<File | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problems, setProblems] = useState<string[]>([])
  // What an earlier file comes to must not be said of a later one.
  const latest = useRef<File | null>(null)
  useHoldForm(progress !== null)

  async function take(next: File | null) {
    latest.current = next
    setFile(next)
    setProblems([])
    onChange?.()
    if (!next) return
    setProgress(0)
    let isTaken = false
    try {
      const answer = await send(next, setProgress)
      isTaken = true
      if (latest.current === next) setProblems([...(reasonsOf?.(answer) ?? [])])
    } catch (error) {
      if (!(error instanceof ApiProblem)) console.error(error)
      if (latest.current === next) setProblems(asProblem(error).errors.map(({ message }) => message))
    } finally {
      if (latest.current === next) {
        setProgress(null)
        if (keep === 'never' || (keep === 'taken' && !isTaken)) setFile(null)
      }
    }
  }

  return { file, onFile: (next) => void take(next), progress, problems }
}
