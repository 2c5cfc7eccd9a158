import { expect, test } from 'vitest'
import { fileProblem } from './file-problem.ts'

const accept = ['.docx', '.PDF']

test('a file of a kind that is taken, with content and within the limit, has no problem', () => {
  expect(fileProblem({ name: '规划.DOCX', size: 10 }, accept, 10)).toBeNull()
  expect(fileProblem({ name: 'a.pdf', size: 1 }, accept)).toBeNull()
})

test.for([
  ['type', { name: 'a.exe', size: 1 }],
  ['type', { name: 'pdf', size: 1 }],
  ['empty', { name: 'a.pdf', size: 0 }],
  ['size', { name: 'a.pdf', size: 11 }],
] as const)('%s: %o', ([problem, file]) => {
  expect(fileProblem(file, accept, 10)).toBe(problem)
})
