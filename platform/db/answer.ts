/** What one statement came back with; of several statements in one text, the last. */
export interface Answer {
  rows: unknown[]
  rowCount: number | null
  /** `SELECT`, `INSERT`, `COMMIT`, … */
  command: string
}

export type Ask = (text: string, params?: readonly unknown[]) => Promise<Answer>
