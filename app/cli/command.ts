import type { ParseArgsConfig } from 'node:util'

export type Options = NonNullable<ParseArgsConfig['options']>
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** What a command answers: JSON for `--json`, and the same for people. */
export interface Answer {
  json: unknown
  text: string
  /** True: a rule says no; exit code 1. */
  isRefused?: boolean
}

/** One command of the command line. Its file is loaded only when it is called. */
export interface Command {
  usage: string
  options: Options
  /** Number of words after the command: least and most. */
  operands: [number, number]
  run(operands: string[], values: Values): Promise<Answer | null>
}

/** A command called wrongly: exit code 2. */
export class UsageError extends Error {}

/** Value of an option that takes a text. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
