/** Apart from the job itself, which needs the reader and the compiler, so that whoever only enqueues needs neither. */
export const compileJobName = 'plans.compile-version'
