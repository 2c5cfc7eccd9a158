import type { PaceStatus } from '#engines/pace'

const doing: Record<PaceStatus, string> = {
  behind: '赶上进度',
  missed: '说明未完成原因并补足',
  'no-data': '报送数据',
  'on-pace': '保持进度',
  ahead: '保持进度',
  met: '巩固成果',
}

/**
 * What a task asks for that comes from a target, in a line.
 *
 * Units: the target's own.
 * Example: taskTitle({ indicator: '科技型项目新竣工数', subject: '', value: '150', unit: '个', deadline: '2025' }, 'behind') → '科技型项目新竣工数（2025 年目标 150 个）：赶上进度'
 */
export function taskTitle(
  target: { indicator: string; subject: string; value: string; unit: string; deadline: string },
  status: PaceStatus,
): string {
  const name = target.subject ? `${target.indicator}（${target.subject}）` : target.indicator
  const until = target.deadline.length === 4 ? `${target.deadline} 年` : `${target.deadline} `
  return `${name}（${until}目标 ${target.value} ${target.unit}）：${doing[status]}`
}
