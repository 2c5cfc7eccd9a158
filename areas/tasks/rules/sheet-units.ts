/** Splits a cell that names several units. Example: printedUnits('市科技局、市财政局，各县区') → ['市科技局', '市财政局', '各县区'] */
export function printedUnits(text: string): string[] {
  return text
    .split(/[、，,;；/\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/**
 * Priorities as offices write them; null for a word that is none.
 *
 * Example: printedPriority('特急') → 'urgent'
 */
export function printedPriority(text: string): 'urgent' | 'high' | 'normal' | null {
  const word = text.trim()
  if (word === '' || /^(?:一般|普通|正常|normal)$/i.test(word)) return 'normal'
  if (/^(?:特急|紧急且重要|urgent)$/i.test(word)) return 'urgent'
  return /^(?:紧急|急件|加急|重要|high)$/i.test(word) ? 'high' : null
}
