import { expect, it } from 'vitest'
import { compilePlan } from './engine.ts'

const cellsOf = (text: string) =>
  compilePlan(text).targets.map(({ subject, indicator, value, unit, kind, deadline }) =>
    [subject ?? '全部', indicator, value, unit, kind, deadline].join(' '),
  )

it('a target divided among places by year is read cell by cell', () => {
  const text = [
    '云山市中试平台建设行动方案（2025—2027年）',
    '一、重点任务',
    '支持高校和龙头企业建设中试平台，完善运行机制，提升服务能力。',
    '附件：云山市中试平台建设年度任务分解表',
    '县（区）\t2025年（家）\t2026年（家）',
    '合计\t10\t12',
    '港东区\t4\t5',
    '沙溪县\t6\t7',
  ].join('\n')
  expect(cellsOf(text)).toEqual([
    '全部 中试平台建设数 10 家 target 2025',
    '全部 中试平台建设数 12 家 target 2026',
    '港东区 中试平台建设数 4 家 target 2025',
    '港东区 中试平台建设数 5 家 target 2026',
    '沙溪县 中试平台建设数 6 家 target 2025',
    '沙溪县 中试平台建设数 7 家 target 2026',
  ])
  const [first] = compilePlan(text).targets
  expect(text.slice(first?.valueOffset, (first?.valueOffset ?? 0) + 2)).toBe('10')
})

it('several indicators may stand side by side, in a plan and in a report', () => {
  const table = ['区县 | 高新技术企业数（家） | 技术合同成交额（亿元）', '甲区 | 120 | 35.5', '乙县 | 45 | —'].join(
    '\n',
  )
  expect(cellsOf(`2025年县区科技创新目标任务分解表\n${table}`)).toEqual([
    '甲区 高新技术企业数 120 家 target 2025',
    '甲区 技术合同成交额 35.5 亿元 target 2025',
    '乙县 高新技术企业数 45 家 target 2025',
  ])
  expect(
    cellsOf(
      `2024年科技工作总结\n一年来，各项工作有序推进，取得新的成效，得到各方面肯定。\n2024年各区县主要情况\n${table}`,
    ).at(0),
  ).toBe('甲区 高新技术企业数 120 家 actual 2024')
})

it('a list of contacts by unit is no such table', () => {
  expect(cellsOf('各单位联系表\n单位\t联系人数\n市科技局\t张某\n市财政局\t李某')).toEqual([])
})
