import type { ParseArgsConfig } from 'node:util'

export type Options = NonNullable<ParseArgsConfig['options']>
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** What a command answers: JSON for `--json`, and the same for people. */
export interface Answer {
  json: unknown
  text: string
  /** True: a rule says no; exit code 1. */
  isRefused?: boolean
  /**
   * Not all that was checked is valid (1), or nothing of it could be read (2): the exit code for people and scripts that
   * read the text. With `--json` it is 0, because whoever reads the answer sees it there.
   */
  exitUnlessJson?: 1 | 2
  /** True: what was given cannot be read; exit code 2. */
  isBadInput?: boolean
}

/** One command of the command line. Its file is loaded only when it is called. */
export interface Command {
  usage: string
  options: Options
  /** Number of words after the command: least and most. */
  operands: [number, number]
  run(operands: string[], values: Values): Promise<Answer | null>
}

/** What to do with a sheet in which no header was found. */
export const noHeaderFound =
  '没有认出表头。请确认是要导入的表；表头不在最前面时，用 --header-row 指出它从第几行开始。  No header was found: check that this is the sheet, or say with --header-row where it begins.'

/** A command called wrongly: exit code 2. */
export class UsageError extends Error {}

/** Value of an option that takes a text. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** Value of an option that takes a line of a sheet, from 1. */
export function rowOf(values: Values, name: string): number | undefined {
  const text = textOf(values, name)
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new UsageError(`--${name} 应为行号（从 1 起），收到 ${text}  --${name} must be the number of a row`)
  return Number(text)
}

/** Value of an option that takes a day. */
export function dayOf(values: Values, name: string): string | undefined {
  const day = textOf(values, name)
  if (day === undefined) return undefined
  const date = new Date(`${day}T00:00:00Z`)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(date.getTime())
  if (!isDay || date.toISOString().slice(0, 10) !== day)
    throw new UsageError(`--${name} 应为 YYYY-MM-DD 的日期，收到 ${day}  --${name} must be a date`)
  return day
}
