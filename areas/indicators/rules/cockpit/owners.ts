/**
 * Departments that answer for a target, the lead first; where its plan names none, the owner of the definition card.
 *
 * Example: ownersOf({ departmentIds: [], ownerDepartmentId: 'kjj' }) → ['kjj']
 */
export function ownersOf(target: { departmentIds: string[]; ownerDepartmentId: string | null }): string[] {
  if (target.departmentIds.length > 0) return target.departmentIds
  return target.ownerDepartmentId ? [target.ownerDepartmentId] : []
}
