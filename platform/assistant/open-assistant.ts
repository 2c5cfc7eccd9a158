import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { Refusal } from '#kernel/refusal'
import {
  type Assistant,
  type AssistantConfig,
  type AssistantLimits,
  defaultAssistantLimits,
  type Question,
} from './assistant.ts'
import type { AssistantErrorCode } from './errors.ts'

const Content = z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish()
/** What is read of a chat completion; endpoints add fields of their own. */
const Completion = z.object({ choices: z.array(z.object({ message: z.object({ content: Content }) })).min(1) })

type Attempt = { text: string } | { code: AssistantErrorCode; httpStatus?: number; retryAfterMs?: number | null }

const worthAnotherTry: readonly AssistantErrorCode[] = ['assistant.busy', 'assistant.unreachable']

/**
 * The assistant behind an OpenAI-compatible endpoint. Neither questions nor answers nor the key are logged.
 *
 * Example: await openAssistant({ url: 'http://127.0.0.1:8000/v1', model: 'local', key: null }).ask(question, signal)
 */
export function openAssistant(config: AssistantConfig, limits: Partial<AssistantLimits> = {}): Assistant {
  const within = { ...defaultAssistantLimits, ...limits }
  const address = `${config.url.replace(/\/+$/, '')}/chat/completions`
  const { host } = new URL(address)
  return {
    host,
    model: config.model,
    async ask(question, signal) {
      for (let tries = 0; ; tries++) {
        const attempt = await attemptOnce(address, config, question, { within, signal })
        if ('text' in attempt) return attempt.text
        const { code, httpStatus } = attempt
        if (tries >= within.retryCount || !worthAnotherTry.includes(code))
          throw new Refusal({ code, params: { host, ...(httpStatus === undefined ? {} : { httpStatus }) } })
        const pauseMs = attempt.retryAfterMs ?? within.retryBaseMs * 2 ** tries
        await pause(Math.min(within.maxRetryWaitMs, pauseMs), signal)
      }
    },
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted())
}

async function attemptOnce(
  address: string,
  { model, key }: AssistantConfig,
  question: Question,
  { within, signal }: { within: AssistantLimits; signal: AbortSignal },
): Promise<Attempt> {
  signal.throwIfAborted()
  try {
    const answer = await fetch(address, {
      method: 'POST',
      // A redirect would carry the document to a host that nobody has agreed to.
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model,
        temperature: 0,
        messages: [
          { role: 'system', content: question.instruction },
          { role: 'user', content: question.material },
        ],
      }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(within.timeoutMs)]),
    })
    if (!answer.ok) {
      await answer.body?.cancel()
      return refusedAs(answer)
    }
    const body = await readWithin(answer, within.maxAnswerBytes)
    return body === null ? { code: 'assistant.answer-too-long' } : readCompletion(body)
  } catch {
    signal.throwIfAborted()
    // A connection that fails and one that breaks off say nothing that a person could use beyond the host's name.
    return { code: 'assistant.unreachable' }
  }
}

function refusedAs({ status, headers }: Response): Attempt {
  if (status === 401 || status === 403) return { code: 'assistant.key-refused' }
  if (status === 429) return { code: 'assistant.busy', retryAfterMs: retryAfterOf(headers) }
  if (status >= 500) return { code: 'assistant.unreachable', retryAfterMs: retryAfterOf(headers) }
  return { code: 'assistant.request-refused', httpStatus: status }
}

/** `retry-after` in seconds; its other form, a date, is rare here and answered by the usual wait. */
function retryAfterOf(headers: Headers): number | null {
  const text = headers.get('retry-after')
  return text !== null && /^\d{1,6}(\.\d+)?$/.test(text) ? Number(text) * 1000 : null
}

/** The body as text, or null when it is longer than allowed; then the rest is not fetched. */
async function readWithin(answer: Response, maxBytes: number): Promise<string | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.byteLength
    if (size > maxBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function readCompletion(body: string): Attempt {
  const read = Completion.safeParse(parsed(body))
  const content = read.data?.choices[0]?.message.content
  if (content === null || content === undefined) return { code: 'assistant.answer-unreadable' }
  return { text: typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('') }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
