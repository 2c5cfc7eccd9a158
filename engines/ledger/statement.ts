import { changeOf } from './apply.ts'
import type { Side } from './types.ts'

export interface Statement<Line> {
  openingFen: bigint
  lines: (Line & {
    /** What the line does to the balance. */
    changeFen: bigint
    /** The balance after it. */
    balanceFen: bigint
  })[]
  increaseFen: bigint
  decreaseFen: bigint
  /** Opening plus increases less decreases. */
  closingFen: bigint
}

/**
 * A statement (对账单): from the opening balance, line by line in the order given, to the closing one.
 *
 * Units:  fen.
 * Example: statementOf('debit', 10n, [{ side: 'debit', amountFen: 5n }, { side: 'credit', amountFen: 2n }]).closingFen → 13n
 */
export function statementOf<Line extends { side: Side; amountFen: bigint }>(
  normalSide: Side,
  openingFen: bigint,
  lines: readonly Line[],
): Statement<Line> {
  const statement: Statement<Line> = { openingFen, lines: [], increaseFen: 0n, decreaseFen: 0n, closingFen: openingFen }
  for (const line of lines) {
    const changeFen = changeOf({ normalSide }, line.side, line.amountFen)
    if (changeFen > 0n) statement.increaseFen += changeFen
    else statement.decreaseFen -= changeFen
    statement.closingFen += changeFen
    statement.lines.push({ ...line, changeFen, balanceFen: statement.closingFen })
  }
  return statement
}
