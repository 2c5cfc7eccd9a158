import { expect, test } from 'vitest'
import { compilePlan } from '#engines/plan-text'
import { anotherText } from '../../testing/plans-app.ts'
import { compileText } from './compile-text.ts'

const long = (characters: number) => {
  const text = anotherText()
  return text.repeat(Math.ceil(characters / text.length)).slice(0, characters)
}

test('a text is read in another thread as in this one', async () => {
  const text = anotherText()
  const { compiled } = await compileText({ text, year: 2025, earlier: [] }, { fileName: 'a.txt' })
  expect(compiled).toEqual(compilePlan(text, { year: 2025 }))
})

test('while a five-year plan of 630,000 characters is read, this thread goes on', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 5)
  try {
    const task = { text: long(630_000), year: 2025, earlier: [] }
    const { compiled } = await compileText(task, { fileName: 'a.txt' })
    expect(compiled.targets.length).toBeGreaterThan(1000)
  } finally {
    clearInterval(timer)
  }
  expect(turns).toBeGreaterThan(20)
})

test('a reading that is no longer wanted ends without an answer', async () => {
  const stop = new AbortController()
  const task = { text: long(800_000), year: 2025, earlier: [] }
  const reading = compileText(task, { fileName: 'a.txt', signal: stop.signal })
  setTimeout(() => stop.abort(new Error('no longer wanted')), 50)
  await expect(reading).rejects.toThrow('no longer wanted')
})
