import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'regions.not-found': {
    status: 404,
    zh: '没有找到这个区划，或您无权管理它。',
    en: 'There is no such region, or you may not manage it.',
  },
  'regions.parent-not-found': {
    status: 404,
    zh: '没有找到上级区划，或您无权在其下新增。',
    en: 'There is no such region above, or you may not add to it.',
  },
  'regions.code-taken': {
    status: 409,
    zh: '代码 {code} 已被使用。请核对，或换一个本地代码。',
    en: 'The code {code} is in use. Check it or choose another local code.',
  },
  'regions.code-form': {
    status: 422,
    zh: '官方代码为 6、9 或 12 位数字，本地自编代码为 10 位数字。请改正。',
    en: 'Official codes have 6, 9 or 12 digits, local ones 10. Correct it.',
  },
  'regions.closed': {
    status: 409,
    zh: '“{name}”已于 {date} 撤销，不能再修改。',
    en: '“{name}” was dissolved on {date} and cannot be changed any more.',
  },
  'regions.has-parts': {
    status: 409,
    zh: '下面还有 {count} 个现存的区划或部门。请先撤并它们。',
    en: '{count} regions or departments below are still in force. Close them first.',
  },
  'regions.successor-not-found': {
    status: 422,
    zh: '没有找到归入的区划，或它就是自己、在自己之下、届时也已撤销。请重新选择。',
    en: 'The successor does not exist, is the region itself or within it, or is over by then. Choose again.',
  },
  'regions.name-not-yet': {
    status: 422,
    zh: '新名称启用日还没有到。请在启用当日或之后登记。',
    en: 'The first day of the new name lies ahead. Enter it on that day or later.',
  },
  'regions.ends-before-start': {
    status: 422,
    zh: '最后一日早于设立日 {date}。请核对。',
    en: 'The last day lies before {date}, when the region was founded.',
  },
  'regions.department-not-found': {
    status: 404,
    zh: '没有找到这个部门，或您无权管理它。',
    en: 'There is no such department, or you may not manage it.',
  },
  'regions.department-exists': {
    status: 409,
    zh: '本级已有同名部门。请核对，或修改已有部门。',
    en: 'This region already has a department of that name. Change that one instead.',
  },
})
