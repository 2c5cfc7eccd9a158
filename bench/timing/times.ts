/** Runs something several times, one after another; the median and the 95th percentile in milliseconds. */
export async function times(count: number, run: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const taken: number[] = []
  for (let turn = 0; turn < count; turn++) {
    const start = performance.now()
    await run()
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
