/** Rule set, title and procedure of high-tech recognition. */
export const highTech = 'high-tech-enterprise'
export const highTechProcedure = 'high-tech-recommendation'

/**
 * Items whose points experts set inside the band although figures alone choose it: growth is computed and stays a range.
 *
 * Source: 国科发火〔2016〕195号 三（四）4.: growth follows from the formulas; it is the financial expert who looks it up.
 */
const computed = new Set(['growth_net_assets', 'growth_sales'])

export const isComputed = (item: string) => computed.has(item)
