/** The colours of the platform in both themes; the only place where a colour is stated. */
export interface Palette {
  accent: string
  accentSoft: string
  /** Text on the accent. */
  onAccent: string
  ground: string
  surface: string
  surfaceRaised: string
  line: string
  lineStrong: string
  ink: string
  inkSecond: string
  good: string
  goodSoft: string
  steady: string
  steadySoft: string
  warn: string
  warnSoft: string
  bad: string
  badSoft: string
  none: string
  noneSoft: string
  /** For bars and dots: 3:1 on surface, livelier than the text colour. */
  goodFill: string
  steadyFill: string
  warnFill: string
  badFill: string
  noneFill: string
  mark: string
}

export type Look = 'light' | 'dark'

/** Every text colour reaches 4.5:1 on ground, surface and its own soft surface; `tokens.test.ts` measures it. */
export const palettes: Record<Look, Palette> = {
  light: {
    accent: '#1f4e8c',
    accentSoft: '#e8eff8',
    onAccent: '#ffffff',
    ground: '#f5f6f8',
    surface: '#ffffff',
    surfaceRaised: '#ffffff',
    line: '#dfe3e8',
    lineStrong: '#858f9b',
    ink: '#1b232d',
    inkSecond: '#55606d',
    good: '#13693a',
    goodSoft: '#e5f4ea',
    steady: '#1f56a3',
    steadySoft: '#e8f0fb',
    warn: '#875200',
    warnSoft: '#fcf2de',
    bad: '#b3261e',
    badSoft: '#fcebe9',
    none: '#5a6572',
    noneSoft: '#eef0f3',
    goodFill: '#2a8a53',
    steadyFill: '#2f6cbf',
    warnFill: '#c27c00',
    badFill: '#cc3a30',
    noneFill: '#8a94a0',
    mark: '#fff0b8',
  },
  dark: {
    accent: '#6ea8fe',
    accentSoft: '#1c2d47',
    onAccent: '#0b1a30',
    ground: '#12161c',
    surface: '#191f27',
    surfaceRaised: '#202731',
    line: '#303945',
    lineStrong: '#6b7888',
    ink: '#e8ecf1',
    inkSecond: '#a7b1bd',
    good: '#62c98a',
    goodSoft: '#15301f',
    steady: '#7db1ff',
    steadySoft: '#182b47',
    warn: '#e6b450',
    warnSoft: '#362a10',
    bad: '#ff8f87',
    badSoft: '#3d1b19',
    none: '#a2adb9',
    noneSoft: '#272f39',
    goodFill: '#4fb87a',
    steadyFill: '#6ea8fe',
    warnFill: '#dba43a',
    badFill: '#f0776e',
    noneFill: '#7d8996',
    mark: '#5c4a0c',
  },
}

export const fontFamily = '"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",system-ui,sans-serif'

/** `accentSoft` → `--accent-soft`. */
export function variableName(token: string): string {
  return `--${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** At most five series in a chart, told apart by their labels first. */
export const seriesColours: Record<Look, string[]> = {
  light: ['#1f4e8c', '#b3541e', '#13693a', '#7a3e9d', '#5a6572'],
  dark: ['#6ea8fe', '#f0a06a', '#62c98a', '#c99bea', '#a2adb9'],
}
