import { describe, expect, it } from 'vitest'
import { compilePlan } from './engine.ts'

const table = `东城市2026年重点工作任务分解表
序号 重点工作任务 牵头单位 配合单位 完成时限
培育创新主体
1 新培育高新技术企业50家以上、科技型中小企业80家。 市科技局 市工信局、市税务局等市政府有关部门 2026年12月
2 依托东城实验室，加快建设概念验证中心。推动成果转化，技术合同成交额突破9亿元。 市科技局、高新区管委会 市财政局
东城实验室 2026年10月底
建设创新平台
3 新建中试平台4个 市发改委 市科技局 持续推进`

describe('a table of tasks without its cells', () => {
  const plan = compilePlan(table)
  it('gives an outline of its rows and of the classes above them', () => {
    expect(plan.outline.map(({ number, title }) => [number, title])).toEqual([
      [null, '培育创新主体'],
      ['1', '新培育高新技术企业50家以上、科技型中小企业80家'],
      ['2', '依托东城实验室，加快建设概念验证中心'],
      [null, '建设创新平台'],
      ['3', '新建中试平台4个'],
    ])
  })
  it('tells who is responsible for each row', () => {
    expect(plan.measures.map(({ units }) => units)).toEqual([
      ['市科技局', '市工信局', '市税务局'],
      ['市科技局', '高新区管委会', '市财政局', '东城实验室'],
      ['市发改委', '市科技局'],
    ])
  })
  it('reads the targets that its rows set', () => {
    expect(plan.targets.map(({ value, unit, measure }) => [value, unit, measure])).toEqual([
      [50, '家', 'M01'],
      [80, '家', 'M01'],
      [9, '亿元', 'M02'],
      [4, '个', 'M03'],
    ])
  })
  it('is over where a chapter begins', () => {
    const text = `${table}\n二、组织保障\n4 月中旬，市科技局召开推进会。`
    expect(compilePlan(text).measures).toHaveLength(3)
  })
  it('is none where no column names a unit', () => {
    const text = '序号 指标 2025年 2030年\n1 高新技术企业数 500 900\n2 平台数 20 40'
    expect(compilePlan(text).measures).toEqual([])
  })
})
