/** Apart from the job itself, which needs the linter, so that whoever only enqueues needs it not. */
export const lintJobName = 'plans.lint-version'
