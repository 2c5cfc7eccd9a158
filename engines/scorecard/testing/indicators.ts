/** A rule set of eighteen banded indicators over invented facts, for measuring. */
export const indicatorCount = 18

const label = { zh: '指标', en: 'indicator' }
const said = { clause: '测速用', source: 'bench', confidence: 'trial' }

/** Bands of indicator number `i`: shares of sales or of staff, and plain counts. */
function bandsOf(i: number) {
  const unit = i % 3 === 2 ? ' items' : '%'
  return [
    { atLeast: `${12 + i}${unit}`, points: 5 },
    { atLeast: `${9 + i}${unit}`, points: 4 },
    { atLeast: `${6 + i}${unit}`, points: 3 },
    { atLeast: `${3 + i}${unit}`, points: 2 },
    { atLeast: `${1 + i}${unit}`, points: 1 },
    { otherwise: true, points: 0 },
  ]
}

const of = (i: number) => (i % 3 === 0 ? `f${i} / sales` : i % 3 === 1 ? `f${i} / staff` : `f${i}`)
const unitOf = (i: number) => ['wan_yuan', 'person', 'item'][i % 3]
const numbers = Array.from({ length: indicatorCount }, (_, i) => i)

export const indicators = {
  id: 'indicators',
  title: { zh: '测速指标', en: 'Indicators for measuring' },
  inForceFrom: '2026-01-01',
  status: 'trial',
  documents: { bench: { title: '测速' } },
  facts: {
    sales: { type: 'number', unit: 'wan_yuan', label },
    staff: { type: 'number', unit: 'person', label },
    ...Object.fromEntries(numbers.map((i) => [`f${i}`, { type: 'number', unit: unitOf(i), label }])),
  },
  items: numbers.map((i) => ({ id: `i${i}`, label, max: 5, banded: { of: of(i), bands: bandsOf(i) }, ...said })),
  total: { sum: numbers.map((i) => `i${i}`), outOf: 90 },
}

/** The same as plain figures, for the peers: which column, over which, and the least of each band. */
export const plainIndicators = numbers.map((i) => ({
  fact: `f${i}`,
  over: i % 3 === 0 ? 'sales' : i % 3 === 1 ? 'staff' : null,
  least: [12, 9, 6, 3, 1].map((least) => (i % 3 === 2 ? least + i : (least + i) / 100)),
}))
