/**
 * Why a file cannot be taken, before anything is sent; null when it can.
 *
 * Example: fileProblem({ name: 'a.exe', size: 1 }, ['.pdf'], 100) → 'type'
 */
export function fileProblem(
  file: { name: string; size: number },
  accept?: string[],
  maxBytes?: number,
): 'type' | 'size' | 'empty' | null {
  const name = file.name.toLowerCase()
  if (accept && !accept.some((ending) => name.endsWith(ending.toLowerCase()))) return 'type'
  if (file.size === 0) return 'empty'
  if (maxBytes !== undefined && file.size > maxBytes) return 'size'
  return null
}
