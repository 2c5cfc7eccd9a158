import type { Measure, RowBehind } from '#areas/indicators'
import { formatFen } from '#kernel/money'
import { type ContractBehind, contractsBehind, yearToDate } from './store/measures.ts'

type Source = 'registered' | 'submitted'
type Value = 'count' | 'contract' | 'technology'

const basis = '登记当日施行的技术合同认定登记管理办法与认定规则'

function measure(
  id: string,
  of: { source: Source; value: Value },
  said: { name: string; title: Measure['title']; unit: string; formula: string; dataSource: string },
): Measure {
  return {
    id: `contracts.${id}`,
    title: said.title,
    indicator: {
      name: said.name,
      unit: said.unit,
      mode: 'flow-annual',
      direction: 'up',
      counting: null,
      reported: 'year-to-date',
    },
    card: {
      formula: said.formula,
      numerator: null,
      denominator: null,
      dataSource: said.dataSource,
      cadence: 'month',
      legalBasis: basis,
      effectiveFrom: '2001-07-18',
    },
    read: (db, input) => yearToDate(db, of, input),
    rows: async (db, { regionPath, period, limit, offset }) => {
      const from = `${period.period.slice(0, 4)}-01-01`
      const found = await contractsBehind(db, of.source, { regionPath, from, until: period.end, limit, offset })
      return { ...found, items: found.items.map((row) => behind(row, of.value)) }
    },
  }
}

function behind({ id, label, on, contract_fen, technology_fen }: ContractBehind, value: Value): RowBehind {
  const fen = { count: 1n, contract: contract_fen, technology: technology_fen }[value]
  const shown = value === 'count' ? '1 项' : fen === null ? '待定' : formatFen(fen, '万元')
  return { label, value: shown, happenedOn: on, href: id ? `/contracts/${id}` : null }
}

const register = '技术合同登记簿'

/** What indicators compute from the register. 提交 and 登记 are two figures, and so are the two amounts. */
export const measures: readonly Measure[] = [
  measure(
    'value',
    { source: 'registered', value: 'contract' },
    {
      name: '技术合同成交额',
      title: { zh: '登记的技术合同成交额', en: 'Value of registered technology contracts' },
      unit: '亿元',
      formula: '当年登记、未注销的技术合同成交额之和，按登记日期归月',
      dataSource: register,
    },
  ),
  measure(
    'technology-value',
    { source: 'registered', value: 'technology' },
    {
      name: '技术交易额',
      title: { zh: '登记的技术合同技术交易额', en: 'Technology transaction value of registered contracts' },
      unit: '亿元',
      formula: '当年登记、未注销的技术合同技术交易额之和（成交额减非技术性费用），按登记日期归月',
      dataSource: register,
    },
  ),
  measure(
    'registered',
    { source: 'registered', value: 'count' },
    {
      name: '技术合同登记数',
      title: { zh: '登记的技术合同项数', en: 'Registered technology contracts' },
      unit: '项',
      formula: '当年登记、未注销的技术合同项数，按登记日期归月',
      dataSource: register,
    },
  ),
  measure(
    'submitted',
    { source: 'submitted', value: 'count' },
    {
      name: '技术合同提交项数',
      title: { zh: '提交的技术合同项数', en: 'Technology contracts filed' },
      unit: '项',
      formula: '当年提交认定登记申请的技术合同项数，不论结果，按提交日期归月',
      dataSource: '技术合同认定登记办件',
    },
  ),
]
