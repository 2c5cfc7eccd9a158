import { describe, expect, test } from 'vitest'
import { type Look, palettes, seriesColours, variableName } from './tokens.ts'

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const looks: Look[] = ['light', 'dark']

describe.for(looks)('the %s theme', (look) => {
  const colours = palettes[look]

  test.for(['good', 'steady', 'warn', 'bad', 'none', 'accent'] as const)(
    '%s is readable everywhere it stands',
    (tone) => {
      for (const ground of [colours.surface, colours.ground, colours.surfaceRaised, colours[`${tone}Soft`]])
        expect(contrast(colours[tone], ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('text is readable on every ground', () => {
    for (const ground of [colours.surface, colours.ground, colours.surfaceRaised, colours.accentSoft, colours.mark]) {
      expect(contrast(colours.ink, ground)).toBeGreaterThanOrEqual(4.5)
    }
    for (const ground of [colours.surface, colours.ground, colours.surfaceRaised, colours.accentSoft])
      expect(contrast(colours.inkSecond, ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours.onAccent, colours.accent)).toBeGreaterThanOrEqual(4.5)
  })

  test('edges of fields, bars and lines of charts stand out from the surface', () => {
    const shapes = [
      colours.lineStrong,
      colours.goodFill,
      colours.steadyFill,
      colours.warnFill,
      colours.badFill,
      colours.noneFill,
    ]
    for (const shape of [...shapes, ...seriesColours[look]])
      expect(contrast(shape, colours.surface)).toBeGreaterThanOrEqual(3)
  })
})

test('a token becomes the name of a variable', () => {
  expect(variableName('accentSoft')).toBe('--accent-soft')
})
