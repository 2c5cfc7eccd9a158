import { formatNumber } from '#ui/number'

/** Yuan in 万元 with two decimals. */
export const wanOf = (yuan: string) => formatNumber((Number(yuan) / 10_000).toFixed(2))
