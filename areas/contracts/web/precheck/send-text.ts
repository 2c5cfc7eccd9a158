import type { ResponseOf } from '#platform/http/endpoint'
import { problemFrom } from '#platform/ui/api/problem'
import { currentLocale } from '#ui/text'
import type { readContractText } from '../../contract/precheck-text.ts'

export type ReadText = ResponseOf<typeof readContractText>

/** Sends the bytes of a contract to be read; throws an `ApiProblem` for anything but success. */
export async function sendText(file: File, signal: AbortSignal): Promise<ReadText> {
  const ending = /\.[a-z0-9]+$/.exec(file.name.toLowerCase())?.[0] ?? ''
  let response: Response
  try {
    response = await fetch(`/api/contracts/precheck/text?ending=${encodeURIComponent(ending)}`, {
      method: 'POST',
      body: file,
      credentials: 'same-origin',
      signal,
      headers: { 'content-type': 'application/octet-stream', 'accept-language': currentLocale() },
    })
  } catch (error) {
    if (signal.aborted) throw error
    throw problemFrom(0, '', '')
  }
  const body = await response.text()
  if (!response.ok) throw problemFrom(response.status, body, String(response.status))
  return JSON.parse(body) as ReadText
}
