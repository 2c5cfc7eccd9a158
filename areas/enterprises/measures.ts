import type { Measure } from '#areas/indicators'
import { type Title, titles } from './codes.ts'
import { holdersOn, validHolders } from './store/measures.ts'

function validTitles(
  title: Title,
  said: { id: string; name: string; en: string; formula: string; legalBasis: string; effectiveFrom: string },
): Measure {
  return {
    id: `enterprises.${said.id}`,
    title: { zh: `档案中有效期内的${titles[title].zh}家数`, en: said.en },
    indicator: {
      name: said.name,
      unit: '家',
      mode: 'stock',
      direction: 'up',
      counting: 'distinct',
      reported: 'year-to-date',
    },
    card: {
      formula: said.formula,
      numerator: null,
      denominator: null,
      dataSource: '企业档案中的资质证书',
      cadence: 'month',
      legalBasis: said.legalBasis,
      effectiveFrom: said.effectiveFrom,
    },
    read: (db, input) => validHolders(db, title, input),
    rows: async (db, { regionPath, period, limit, offset }) => {
      const { items, total } = await holdersOn(db, title, { regionPath, day: period.end, limit, offset })
      return {
        total,
        items: items.map(({ credit_code: code, name, number, valid_from: validFrom }) => ({
          label: number === null ? name : `${name} ${number}`,
          value: '1 家',
          happenedOn: validFrom,
          href: `/enterprises/${code}`,
        })),
      }
    },
  }
}

/** What indicators compute from the certificates in the files of companies. */
export const measures: readonly Measure[] = [
  validTitles('high-tech-enterprise', {
    id: 'valid-high-tech',
    name: '有效期内高新技术企业数',
    en: 'High-tech enterprises with a valid certificate on file',
    formula: '期末证书仍在有效期内、未撤销、企业未终止的高新技术企业家数；按统一社会信用代码去重，并档的算一家',
    legalBasis: '《高新技术企业认定管理办法》（国科发火〔2016〕32号）',
    effectiveFrom: '2016-01-01',
  }),
  validTitles('tech-sme', {
    id: 'valid-tech-sme',
    name: '科技型中小企业数',
    en: 'Technology SMEs with a valid entry on file',
    formula:
      '期末入库登记编号仍在有效期内、未撤销、企业未终止的科技型中小企业家数；按统一社会信用代码去重，并档的算一家',
    legalBasis: '《科技型中小企业评价办法》（国科发政〔2017〕115号）',
    effectiveFrom: '2017-05-03',
  }),
]
