import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'views.too-many': {
    status: 422,
    zh: '这一页已保存 {limit} 个视图，达到上限。请先删除不用的视图。',
    en: 'This page has {limit} saved views, which is the limit. Remove one that is no longer used.',
  },
  'views.too-large': {
    status: 422,
    zh: '筛选条件太多，不能保存。请减少一些条件。',
    en: 'There are too many filters to save. Use fewer.',
  },
})
