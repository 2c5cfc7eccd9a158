/** Input that cannot be read at all; the message says in Chinese what is wrong and what to write instead. */
export class PaceInputError extends Error {
  readonly code: string
  readonly field: string

  constructor(code: string, field: string, message: string) {
    super(message)
    this.name = 'PaceInputError'
    this.code = code
    this.field = field
  }
}
