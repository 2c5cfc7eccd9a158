import { readFileSync } from 'node:fs'
import { compilePlan } from '#engines/plan-text'

/** Prints what the compiler reads in a text file, as JSON: `node areas/plans/testing/print-compiled.ts FILE`. */
process.stdout.write(JSON.stringify(compilePlan(readFileSync(process.argv[2] ?? '', 'utf8'))))
