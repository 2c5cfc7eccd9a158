import { useSyncExternalStore } from 'react'
import type { FileEntry } from '#engines/form'
import type { ResponseOf } from '#platform/http/endpoint'
import { problemFrom } from '#platform/ui/api/problem'
import { type ApiProblem, asProblem, call } from '#ui/api'
import { currentLocale } from '#ui/text'
import { announceFile, readAttachment } from '../endpoints.ts'

type Attachment = ResponseOf<typeof readAttachment>

/** How a file of this device is getting on. */
export interface Upload {
  id: string
  name: string
  sizeBytes: number
  sentBytes: number
  state: 'sending' | 'waiting-for-network' | 'complete' | 'refused'
  problem: string | null
}

const partBytes = 1_048_576
const longestWaitMs = 30_000
const listeners = new Set<() => void>()
let uploads: ReadonlyMap<string, Upload> = new Map()

function change(upload: Upload) {
  uploads = new Map([...uploads, [upload.id, upload]])
  for (const listener of listeners) listener()
}

/** Files under way, whichever page began them: going on to another page does not stop them. */
export function useUploads(): ReadonlyMap<string, Upload> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => uploads,
  )
}

/**
 * Announces a file of a draft and begins to send it. Answers what stands for it in the form as soon as the server knows
 * of it; the bytes go on by themselves, and after a lost connection from where they stopped.
 */
export async function sendFile(
  given: { draftId: string; field: string; file: File },
  progress: (share: number) => void,
): Promise<FileEntry> {
  const { draftId, field, file } = given
  const { digestOfFile } = await import('./digest.ts')
  const sha256 = await digestOfFile(file, progress)
  const attachment = await call(announceFile, {
    params: { draftId },
    body: { field, name: file.name, sizeBytes: file.size, sha256 },
  })
  void send(attachment, file)
  return { id: attachment.id, name: attachment.name, sizeBytes: attachment.sizeBytes, sha256 }
}

async function send(attachment: Attachment, file: File): Promise<void> {
  const { id, name, sizeBytes } = attachment
  let sentBytes = attachment.receivedBytes
  const say = (state: Upload['state'], problem: string | null = null) =>
    change({ id, name, sizeBytes, sentBytes, state, problem })
  if (attachment.state === 'complete') return say('complete')
  let waitMs = 1000
  while (sentBytes < sizeBytes) {
    say('sending')
    try {
      const answer = await sendPart(id, file.slice(sentBytes, sentBytes + partBytes), sentBytes)
      sentBytes = answer.receivedBytes
      waitMs = 1000
      if (answer.state === 'complete') return say('complete')
    } catch (error) {
      const refused = asProblem(error)
      if (isLasting(refused)) return say('refused', refused.errors.map((each) => each.message).join(' '))
      say('waiting-for-network')
      await pause(waitMs)
      waitMs = Math.min(longestWaitMs, waitMs * 2)
      sentBytes = await receivedOf(id, sentBytes)
    }
  }
  say('complete')
}

/** What another try would not mend. */
const isLasting = (problem: ApiProblem) =>
  problem.status >= 400 && problem.status < 500 && problem.status !== 409 && problem.status !== 429

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      window.clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = window.setTimeout(done, ms)
    window.addEventListener('online', done)
  })
}

async function receivedOf(id: string, otherwise: number): Promise<number> {
  try {
    return (await call(readAttachment, { params: { attachmentId: id } })).receivedBytes
  } catch (error) {
    if (asProblem(error).isOffline) return otherwise
    throw error
  }
}

async function sendPart(id: string, part: Blob, offset: number): Promise<Attachment> {
  let response: Response
  try {
    response = await fetch(`/api/cases/attachments/${id}/bytes?offset=${offset}`, {
      method: 'POST',
      body: part,
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream', 'accept-language': currentLocale() },
    })
  } catch {
    throw problemFrom(0, '', '')
  }
  const body = await response.text()
  if (!response.ok) throw problemFrom(response.status, body, String(response.status))
  return JSON.parse(body) as Attachment
}
