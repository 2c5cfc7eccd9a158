import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { Refusal } from '#kernel/refusal'
import { readJsonAnswer } from './json-answer.ts'
import { openAssistant } from './open-assistant.ts'
import { type LocalEndpoint, startLocalEndpoint } from './testing/local-endpoint.ts'

let endpoint: LocalEndpoint
const question = { instruction: '只回答 JSON', material: '{"text":"原文"}' }
const forever = new AbortController().signal

beforeAll(async () => {
  endpoint = await startLocalEndpoint()
})
afterAll(() => endpoint.close())
beforeEach(() => {
  endpoint.asked.length = 0
})

const quick = { retryBaseMs: 1, maxRetryWaitMs: 5, timeoutMs: 2_000 }
const opened = (more: Partial<Parameters<typeof openAssistant>[1]> = {}, url = endpoint.url) =>
  openAssistant({ url, model: 'm-1', key: 'k-secret' }, { ...quick, ...more })
const codesOf = async (asking: Promise<string>) => {
  const error = await asking.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('it was answered')
  return error.problems
}

test('a question goes out in the protocol, with model, key and both messages, and the answer comes back', async () => {
  endpoint.reply(() => ({ says: '你好' }))
  expect(await opened({}, `${endpoint.url}/`).ask(question, forever)).toBe('你好')
  expect(endpoint.asked).toEqual([
    { path: 'POST /v1/chat/completions', authorization: 'Bearer k-secret', model: 'm-1', ...question },
  ])
})

test('without a key none is sent', async () => {
  endpoint.reply(() => ({ says: 'ok' }))
  await openAssistant({ url: endpoint.url, model: 'm', key: null }, quick).ask(question, forever)
  expect(endpoint.asked[0]?.authorization).toBeNull()
})

test('an answer in parts is one text', async () => {
  const content = [
    { type: 'text', text: '你' },
    { type: 'text', text: '好' },
  ]
  endpoint.reply(() => ({ body: JSON.stringify({ choices: [{ message: { content } }] }) }))
  expect(await opened().ask(question, forever)).toBe('你好')
})

test.each([429, 500, 503])('%i is tried again until it works', async (status) => {
  endpoint.reply((_asked, nth) => (nth < 2 ? { status, headers: { 'retry-after': '0' } } : { says: 'ok' }))
  expect(await opened().ask(question, forever)).toBe('ok')
  expect(endpoint.asked).toHaveLength(3)
})

test.each([
  [429, 'assistant.busy', 3],
  [502, 'assistant.unreachable', 3],
  [401, 'assistant.key-refused', 1],
  [403, 'assistant.key-refused', 1],
])('%i for ever ends in %s after %i tries', async (status, code, tries) => {
  endpoint.reply(() => ({ status }))
  const problems = await codesOf(opened({ retryCount: 2 }).ask(question, forever))
  expect(problems).toEqual([{ code, params: { host: new URL(endpoint.url).host } }])
  expect(endpoint.asked).toHaveLength(tries)
})

test('another refusal names its status and is not tried again', async () => {
  endpoint.reply(() => ({ status: 404 }))
  expect(await codesOf(opened().ask(question, forever))).toMatchObject([
    { code: 'assistant.request-refused', params: { httpStatus: 404 } },
  ])
  expect(endpoint.asked).toHaveLength(1)
})

test('a redirect is not followed: the document goes nowhere else', async () => {
  endpoint.reply(() => ({ status: 307, headers: { location: `${endpoint.url}/elsewhere` } }))
  expect(await codesOf(opened({ retryCount: 0 }).ask(question, forever))).toMatchObject([
    { code: 'assistant.unreachable' },
  ])
  expect(endpoint.asked).toHaveLength(1)
})

test.each(['hang', 'break-off'] as const)('a server that does %s is out of reach', async (does) => {
  endpoint.reply(() => ({ does }))
  const asking = opened({ retryCount: 1, timeoutMs: 200 }).ask(question, forever)
  expect(await codesOf(asking)).toMatchObject([{ code: 'assistant.unreachable' }])
  expect(endpoint.asked).toHaveLength(2)
})

test('an answer without end is cut off', async () => {
  endpoint.reply(() => ({ does: 'flood' }))
  const asking = opened({ maxAnswerBytes: 200_000 }).ask(question, forever)
  expect(await codesOf(asking)).toMatchObject([{ code: 'assistant.answer-too-long' }])
})

test.each(['<html>', '{"choices":[]}', '{"choices":[{"message":{"content":null}}]}'])(
  'an answer %s outside of the protocol is refused',
  async (body) => {
    endpoint.reply(() => ({ body }))
    expect(await codesOf(opened().ask(question, forever))).toMatchObject([{ code: 'assistant.answer-unreadable' }])
  },
)

test('nobody listening is out of reach', async () => {
  const gone = await startLocalEndpoint()
  await gone.close()
  expect(await codesOf(opened({ retryCount: 1 }, gone.url).ask(question, forever))).toMatchObject([
    { code: 'assistant.unreachable' },
  ])
})

test('an abort ends the asking with its own reason, also between two tries', async () => {
  const cancel = new AbortController()
  const reason = new Error('cancelled')
  endpoint.reply(() => {
    cancel.abort(reason)
    return { status: 503 }
  })
  const asking = opened({ retryBaseMs: 60_000, maxRetryWaitMs: 60_000 }).ask(question, cancel.signal)
  await expect(asking).rejects.toBe(reason)
})

const Shape = z.object({ n: z.number() })

test.each([
  ['{"n":1}', { n: 1 }],
  ['好的：\n```json\n{"n":2}\n```\n完毕', { n: 2 }],
  ['结果 {"n":3} 如上', { n: 3 }],
  ['<think>也许 {"n":9}</think>{"n":4}', { n: 4 }],
  ['{"n":"五"}', null],
  ['{"n":6', null],
  ['', null],
])('of %s the JSON is %o', (answer, read) => {
  expect(readJsonAnswer(answer, Shape)).toEqual(read)
})
