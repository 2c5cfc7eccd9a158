import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begin, step, stepBack, stepForward } from './history.ts'

test('going back all the way and forward again ends where it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 50 }), (values) => {
      const end = values.reduce((history, value) => step(history, value), begin(-1))
      let there = end
      for (let i = 0; i < values.length; i++) there = stepBack(there)
      expect(there.now).toBe(-1)
      for (let i = 0; i < values.length; i++) there = stepForward(there)
      expect(there).toEqual(end)
    }),
  )
})

test('a new step forgets what had been undone', () => {
  const history = step(stepBack(step(begin('a'), 'b')), 'c')
  expect(history).toEqual({ past: ['a'], now: 'c', future: [] })
})

test('with nothing to undo or redo nothing happens', () => {
  const history = begin(1)
  expect(stepBack(history)).toBe(history)
  expect(stepForward(history)).toBe(history)
})

test('a step to the same value is none', () => {
  const history = begin(1)
  expect(step(history, 1)).toBe(history)
})

test('no more than a hundred steps are kept', () => {
  let history = begin(0)
  for (let i = 1; i <= 300; i++) history = step(history, i)
  expect(history.past).toHaveLength(100)
  expect(history.past.at(-1)).toBe(299)
})
