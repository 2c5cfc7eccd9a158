import { describe, expect, it } from 'vitest'
import { compilePlan } from './engine.ts'

const unitsOf = (text: string) => compilePlan(text).measures.map(({ units }) => units)

describe('who answers for a task', () => {
  it('may stand in a bracket without a word of duty', () => {
    expect(
      unitsOf(
        '一、重点任务\n1.建设科学城。启动区布局大科学装置预研项目2个。（区科学城管委会、区自然资源分局、区城建集团）',
      ),
    ).toEqual([['区科学城管委会', '区自然资源分局', '区城建集团']])
    expect(unitsOf('一、重点任务\n1.培育企业。支持企业建设研发机构，提升水平。（科技型企业、高新技术企业）')).toEqual([
      [],
    ])
  })
  it('is told apart from notes behind the list', () => {
    expect(
      unitsOf(
        '一、重点任务\n1.布局社区。分步推进社区建设。（责任单位：市科技局，功能区管委会。以下各项任务均需各县市区人民政府落实）\n2.实施攻关。优化协同管理。（责任单位：市科技局，各区人民政府〈含开发区、风景区管委会〉结合实际落实）',
      ),
    ).toEqual([
      ['市科技局', '功能区管委会'],
      ['市科技局', '各区人民政府'],
    ])
  })
  it('may be named below it, behind a label with a bracket', () => {
    expect(
      unitsOf(
        '关于分解2024年重点工作任务的通知\n1.加快孵化基地、创新空间建设，努力建设创新型城市。\n责任领导：某某\n牵头科室（单位）：计划科、基建办\n完成时限：2024年12月',
      ),
    ).toEqual([['计划科', '基建办']])
  })
  it('makes a task of a long sentence and of a goal, whose targets are still read', () => {
    const policy =
      '关于支持创新创业的意见。现提出以下意见。1.对来本市创新创业的高层次团队，经认定，在市级补助的基础上给予项目支持。责任单位：市委组织部、市科技局。2.对符合条件的招商项目，按规定给予用地、用能和人才公寓保障，实行专员服务。责任单位：市商务局。'
    expect(unitsOf(policy)).toEqual([['市委组织部', '市科技局'], ['市商务局']])
    const goals = compilePlan(
      '云山市2025年重点工作责任分解方案\n一、主要预期目标\n（一）地区生产总值增长6%以上。（牵头单位：市发展改革委；责任单位：各县区人民政府）\n（二）进出口总额增长8%。（牵头单位：市商务局）',
    )
    expect(goals.measures.map(({ units }) => units)).toEqual([['市发展改革委', '各县区人民政府'], ['市商务局']])
    expect(goals.targets.map(({ value, measure }) => [value, measure])).toEqual([
      [6, 'M01'],
      [8, 'M02'],
    ])
  })
})
