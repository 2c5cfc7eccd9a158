import type { RegionKind } from '#contract/regions'
import type { Localized } from '#kernel/localized'

export const kindWords: Record<RegionKind, Localized> = {
  city: { zh: '市', en: 'City' },
  district: { zh: '县区', en: 'District' },
  park: { zh: '园区', en: 'Park' },
  town: { zh: '镇街', en: 'Town' },
}

const name = { zh: '全称', en: 'Full name' }
const shortName = { zh: '简称', en: 'Short name' }
const nameEn = { zh: '英文名', en: 'English name' }
export const fieldWords = { name, shortName, nameEn }
