import type { Localized } from '#kernel/localized'
import type { Confidence } from './model.ts'

/** Points as people read them: one figure, least and most while experts have not judged, null while a fact is missing. */
export type ShownPoints = number | [number, number] | null

export interface GateResult {
  id: string
  /** Null: it cannot be decided. */
  ok: boolean | null
  reason: string
  reason_en: string
  label: Localized
  clause: string
}

export interface ItemResult {
  id: string
  /** Points; a calculation has `value` instead. */
  points?: ShownPoints
  value?: number | string | boolean | null
  max: number | null
  clause: string
  label: Localized
  /** What the band was chosen by, exactly; null where there is nothing to show or it is unknown. */
  input: string | null
  working: Localized
  confidence: Confidence
  /** True: a fact is missing, and the rules say what that gives. */
  assumed?: true
}

export interface ScoreResult {
  ruleset: string
  /** Date in force of the version used. */
  version: string
  part: string | null
  gates: GateResult[]
  items: ItemResult[]
  total: ShownPoints
  pass: boolean | null
  grade: string | null
  /** Whether a direct route makes the score unnecessary; null: undecided. */
  direct: boolean | null
  /** Facts whose absence leaves something above undecided. */
  missing: string[]
  status: 'official' | 'city' | 'trial'
  notice: Localized | null
}
