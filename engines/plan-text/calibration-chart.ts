import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareWithLabels, type Labels } from './agreement.ts'
import { compilePlan } from './engine.ts'

/** Checks stated confidence against the test texts and redraws calibration.svg: `node engines/plan-text/calibration-chart.ts`. */

interface Bin {
  stated: number
  count: number
  right: number
}

const folder = join(import.meta.dirname, 'corpus', 'test')
const bins = new Map<number, Bin>()
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const labels = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Labels
  const { right, wrong } = compareWithLabels(
    compilePlan(readFileSync(join(folder, file.replace(/json$/, 'txt')), 'utf8')),
    labels,
  )
  for (const target of [...right, ...wrong]) {
    const bin = bins.get(target.confidence) ?? { stated: target.confidence, count: 0, right: 0 }
    bin.count++
    if (right.includes(target)) bin.right++
    bins.set(target.confidence, bin)
  }
}
const rows = [...bins.values()].sort((a, b) => a.stated - b.stated)

const size = 420
const margin = 48
const low = 0.5
const at = (share: number): number => margin + ((Math.max(low, share) - low) / (1 - low)) * (size - 2 * margin)
const flip = (y: number): number => size - y

/** Range in which the true share lies with a probability of 95 in 100. */
function range(bin: Bin): [number, number] {
  const z = 1.96
  const share = bin.right / bin.count
  const centre = share + (z * z) / (2 * bin.count)
  const spread = z * Math.sqrt((share * (1 - share)) / bin.count + (z * z) / (4 * bin.count * bin.count))
  return [(centre - spread) / (1 + (z * z) / bin.count), (centre + spread) / (1 + (z * z) / bin.count)]
}

const marks = rows.map((bin) => {
  const [from, to] = range(bin)
  const x = at(bin.stated).toFixed(1)
  const y = flip(at(bin.right / bin.count)).toFixed(1)
  return `<line x1="${x}" x2="${x}" y1="${flip(at(from)).toFixed(1)}" y2="${flip(at(to)).toFixed(1)}" stroke="#8aa4c8" stroke-width="2"/><circle cx="${x}" cy="${y}" r="${(3 + Math.sqrt(bin.count) / 2).toFixed(1)}" fill="#1f5fbf"/>`
})
const ticks = [0.5, 0.6, 0.7, 0.8, 0.9, 1].map((share) => {
  const p = at(share).toFixed(1)
  return `<text x="${p}" y="${size - margin + 18}" text-anchor="middle">${share}</text><text x="${margin - 8}" y="${flip(at(share)) + 4}" text-anchor="end">${share}</text><line x1="${margin}" x2="${size - margin}" y1="${flip(at(share))}" y2="${flip(at(share))}" stroke="#e3e6ea"/>`
})
writeFileSync(
  join(import.meta.dirname, 'calibration.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" font-family="sans-serif" font-size="12" role="img" aria-label="stated confidence against the share of targets that are fully right"><rect width="${size}" height="${size}" fill="#fff"/>${ticks.join('')}<line x1="${margin}" y1="${size - margin}" x2="${size - margin}" y2="${margin}" stroke="#999" stroke-dasharray="4 4"/>${marks.join('')}<text x="${size / 2}" y="${size - 10}" text-anchor="middle">所称把握 stated confidence</text><text x="14" y="${size / 2}" text-anchor="middle" transform="rotate(-90 14 ${size / 2})">实际全对的比例 share fully right</text></svg>\n`,
)
for (const bin of rows)
  console.log(
    `| ${bin.stated} | ${bin.count} | ${bin.right} | ${(bin.right / bin.count).toFixed(3)} | ${range(bin)
      .map((share) => share.toFixed(2))
      .join('–')} |`,
  )
