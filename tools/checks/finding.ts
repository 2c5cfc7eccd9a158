/** One thing that a checker found: where, and what to do about it. */
export interface Finding {
  file: string
  line?: number
  message: string
  /** Warnings are printed and do not fail. */
  isWarning?: boolean
}

/** A checker of the house rules. `root` is the repository, or a fixture with planted violations. */
export type Check = (root: string) => Promise<Finding[]> | Finding[]
