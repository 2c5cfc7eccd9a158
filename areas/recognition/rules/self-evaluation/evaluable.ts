/** Rule sets of titles that anybody may hold a company against, from the foot of the ladder up. */
export const evaluable = [
  'tech-sme',
  'innovative-sme',
  'high-tech-enterprise',
  'specialised-sme',
  'little-giant',
  'single-champion',
  'gazelle',
  'innovation-leading-enterprise',
  'potential-unicorn',
  'unicorn',
] as const
export type Evaluable = (typeof evaluable)[number]
