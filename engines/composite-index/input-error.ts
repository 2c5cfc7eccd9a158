export interface IndexProblem {
  /** Where: `spec.indicators.3.weight`, or row and column of the data. */
  at: string
  message: string
}

/** The spec or the data cannot be used; every reason is listed, in Chinese, with its row and column. */
export class IndexInputError extends Error {
  readonly code = 'index.bad-input'
  readonly problems: readonly IndexProblem[]

  constructor(problems: readonly IndexProblem[]) {
    super(problems.map((problem) => problem.message).join('\n'))
    this.name = 'IndexInputError'
    this.problems = problems
  }
}
