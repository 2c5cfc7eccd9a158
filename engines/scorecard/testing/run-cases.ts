import { describe, expect, it } from 'vitest'
import type { FactTable } from './companies.ts'
import { company, flat, judge } from './expect.ts'

/** A case worked out by hand from the rules: what changes in the company, and what follows. */
export type Case = [changes: FactTable, expected: FactTable]

/** A gate that fails, and with it the whole. */
export const fails = (gate: string): FactTable => ({ [gate]: false, pass: false })

export function runCases(tables: Record<string, Case[]>): void {
  describe('cases by hand', () => {
    for (const [set, cases] of Object.entries(tables))
      it.each(cases)(`${set}: %j gives %j`, (changes, expected) => {
        expect(flat(judge(set, company(set, changes)))).toMatchObject(expected)
      })
  })
}
