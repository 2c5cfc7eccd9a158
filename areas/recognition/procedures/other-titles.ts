import { titleRules } from '../rules/titles/titles.ts'
import { titleProcedure } from './title-procedure.ts'

/** 创新型中小企业评价. */
export const innovativeSme = titleProcedure({
  title: titleRules['innovative-sme'],
  version: '2025-01-01',
  code: 'CX',
  label: { zh: '创新型中小企业评价', en: 'Recognition as an innovative SME' },
  summary: {
    zh: '企业自评 60 分以上，或满足直接条件之一；县区初审、市级审核并公示，有效期三年。',
    en: 'By 60 points of self-evaluation or one of the direct conditions; valid for three years.',
  },
  basis: [
    {
      title: {
        zh: '创新型中小企业评价标准（工信部企业〔2022〕63号附件1）',
        en: 'Criteria of 2022 (工信部企业〔2022〕63号, annex 1)',
      },
      isOfficial: true,
    },
    {
      title: {
        zh: '优质中小企业梯度培育管理办法（工信部企业〔2026〕2号），自 2026-04-01',
        en: 'Measures of 2026 (工信部企业〔2026〕2号), from 1 April 2026',
      },
      isOfficial: true,
    },
  ],
  who: { zh: '本市注册的中小企业', en: 'SMEs registered in the city' },
  needs: [
    {
      zh: '上年度营业收入、主营业务收入、研发费用、资产和负债',
      en: 'Revenue, R&D, assets and liabilities of last year',
    },
    { zh: '知识产权和产品所属领域', en: 'Rights, and the field of the product' },
  ],
})

/** 创新型领军企业: criteria are the city's; until it has set them nothing is decided by rule. */
export const leadingEnterprise = titleProcedure({
  title: titleRules['innovation-leading-enterprise'],
  version: '2025-01-01',
  code: 'LJ',
  label: { zh: '创新型领军企业认定', en: 'Recognition as an innovation-leading enterprise' },
  summary: {
    zh: '市级认定：高新技术企业，营业收入、研发投入强度和Ⅰ类知识产权达到本市标准。',
    en: 'By the city: a high-tech enterprise that reaches its marks for revenue, R&D and class Ⅰ rights.',
  },
  basis: [
    { title: { zh: '认定标准和有效期为本市设定', en: 'Criteria and term are set by the city' }, isOfficial: false },
  ],
  who: { zh: '有效期内的高新技术企业', en: 'Companies with a valid high-tech certificate' },
  needs: [{ zh: '上年度营业收入、研发费用和Ⅰ类知识产权', en: 'Revenue, R&D and class Ⅰ rights of last year' }],
})
