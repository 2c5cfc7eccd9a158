import { titleRules } from '../rules/titles/titles.ts'
import { titleProcedure } from './title-procedure.ts'

/** 科技型中小企业入库登记: the company evaluates itself by the measures of 2017 and is entered after public notice. */
export const techSmeEntry = titleProcedure({
  title: titleRules['tech-sme'],
  version: '2025-01-01',
  code: 'KX',
  label: { zh: '科技型中小企业入库登记', en: 'Entry as a technology SME' },
  summary: {
    zh: '企业自主评价，县区初审、市级审核并公示后入库；编号有效期一年。',
    en: 'The company evaluates itself; the district checks, the city examines and gives notice. The number lasts a year.',
  },
  basis: [
    {
      title: { zh: '科技型中小企业评价办法（国科发政〔2017〕115号）', en: 'Measures of 2017 (国科发政〔2017〕115号)' },
      isOfficial: true,
    },
    {
      title: {
        zh: '科技型中小企业评价工作指引（国科火字〔2022〕67号）',
        en: 'Working guide of 2022 (国科火字〔2022〕67号)',
      },
      isOfficial: true,
    },
  ],
  who: { zh: '境内注册的居民企业', en: 'Resident enterprises registered in the mainland' },
  needs: [
    {
      zh: '上年度职工、科技人员、销售收入、资产、研发费用和成本费用',
      en: 'Staff, S&T staff, sales, assets, R&D and cost of last year',
    },
    { zh: '与主要产品（服务）相关的有效知识产权', en: 'Valid rights related to the main product' },
    { zh: '可以先自评，答案会带入申请', en: 'A self-evaluation first: its answers come along' },
  ],
})
