import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'app.region-unknown': {
    status: 404,
    zh: '没有代码为 {code} 的地区。先用 regions load FILE 装入本市的区划，再建账号。',
    en: 'There is no region with code {code}. Load the city’s regions with regions load FILE first.',
  },
  'app.not-a-demo': {
    status: 409,
    zh: '这个数据库里是真实的城市数据，不能用 demo --reset 清空。请换一个数据目录（KECHUANG_DATA）再试示例城市。',
    en: 'This database holds a real city; demo --reset will not empty it. Use another data folder (KECHUANG_DATA) for the demo city.',
  },
})
