import { type Agent, request } from 'node:http'

/** One POST of JSON over a kept connection; cheaper than `fetch`, so that little of what is measured is the asking. */
export function post(
  agent: Agent,
  { url, headers, body }: { url: string; headers: Record<string, string>; body: string },
): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const asked = request(url, {
      agent,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    asked.once('error', failed)
    asked.once('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => (text += piece))
      answer.once('end', () => done({ status: answer.statusCode ?? 0, text }))
      answer.once('error', failed)
    })
    asked.end(body)
  })
}
