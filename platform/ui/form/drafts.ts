type Values = Record<string, unknown>

const prefix = 'kechuang.draft.'

/** Files cannot be kept as text; everything else a form holds can. */
export function keepDraft(name: string, values: Values): void {
  const plain = Object.fromEntries(Object.entries(values).filter(([, value]) => !(value instanceof Blob)))
  localStorage.setItem(prefix + name, JSON.stringify(plain))
}

export function keptDraft(name: string): Values | null {
  const kept = localStorage.getItem(prefix + name)
  return kept ? (JSON.parse(kept) as Values) : null
}

export function clearDraft(name: string): void {
  localStorage.removeItem(prefix + name)
}
